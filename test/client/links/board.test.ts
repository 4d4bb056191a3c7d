import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { CycleId } from '../../../domain/ids.js';
import { changeDirectory } from '../../../store/registry/directory.js';
import { now, region } from '../../support/workflow-office.js';
import { createOffice, linkIn, neighbour, type Office, open, send } from './office-for-tests.js';

const DUTY = 'correction@dr1#1';
const NEIGHBOUR = region('222405');

let office: Office;
beforeAll(async () => {
  office = await createOffice();
});
afterAll(() => office.close());

async function boardOf(cycleId: CycleId): Promise<string> {
  const letter = await office.letterTo(cycleId, { about: DUTY, person: 'contact' });
  return linkIn(letter, '查看本单位在各县的全部待办事项');
}

async function answered(cycleId: CycleId) {
  return (await office.world.facts(cycleId)).filter(({ kind }) => kind === 'notice-answered');
}

describe('all duties of a contractor on one page', () => {
  test('each duty of each cycle stands there with what may be done, and each is answered once', async () => {
    const [one, two] = [await office.corrected(), await office.corrected()];
    const path = await boardOf(one);
    const page = await open(office.app, path);
    expect(page.status).toBe(200);
    const html = await page.text();
    for (const cycle of [one, two]) expect(html).toContain(`value="${cycle} ${DUTY}"`);
    expect((await send(office.app, path, { act: 'seen', thing: `${two} ${DUTY}` })).status).toBe(200);
    expect(await answered(two)).toHaveLength(1);
    expect(await answered(one)).toEqual([]);
    expect((await send(office.app, path, { act: 'seen', thing: `${two} ${DUTY}` })).status).toBe(409);
    expect((await send(office.app, path, { act: 'seen', thing: `${one} ${DUTY}` })).status).toBe(200);
    expect([await answered(one), await answered(two)].map((each) => each.length)).toEqual([1, 1]);
  });

  test('a duty that is not the own one cannot be named', async () => {
    const cycleId = await office.corrected();
    const path = await boardOf(cycleId);
    for (const thing of [`${cycleId} annual-result@y1#1`, `222401-2026-999 ${DUTY}`, '', 'x']) {
      expect((await send(office.app, path, { act: 'seen', thing })).status).toBe(422);
    }
    expect(await answered(cycleId)).toEqual([]);
  });

  test('the duties in another county stand there too, where the same address is the contact of the same party', async () => {
    const cycleId = await office.corrected();
    const there = await office.corrected(await neighbour(office.world, NEIGHBOUR));
    const path = await boardOf(cycleId);
    const json = await (await open(office.app, path, { accept: 'application/json' })).json();
    const cycles = new Set((json as { duties: { cycleId: string }[] }).duties.map((duty) => duty.cycleId));
    expect(cycles).toContain(cycleId);
    expect(cycles).toContain(there);
    expect(await (await open(office.app, path)).text()).toContain('邻县民政局');
    expect((await send(office.app, path, { act: 'seen', thing: `${there} ${DUTY}` })).status).toBe(200);
    expect(await answered(there)).toMatchObject([{ actor: { id: 'contact' }, data: { answer: 'seen' } }]);
  });

  test('where the contact has another address, the duties of a party of that id are not shown', async () => {
    const cycleId = await office.corrected();
    const path = await boardOf(cycleId);
    const there = await office.corrected(await neighbour(office.world, region('222404')));
    await changeDirectory(
      office.world.db,
      region('222404'),
      (directory) => ({
        ...directory,
        people: directory.people.map((person) =>
          person.id === 'contact' ? { ...person, email: 'other@centre.example' } : person,
        ),
      }),
      { at: now(), by: 'test', what: '更正' },
    );
    expect(await (await open(office.app, path)).text()).not.toContain(there);
    expect((await send(office.app, path, { act: 'seen', thing: `${there} ${DUTY}` })).status).toBe(422);
    expect(await answered(there)).toEqual([]);
  });
});
