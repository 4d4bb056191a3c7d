import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { OutgoingLetter } from '../../../activities/adapters/sender.js';
import type { CycleId } from '../../../domain/ids.js';
import { CONTACT, createOffice, linkIn, type Office, open, send } from './office-for-tests.js';

const ANSWER = '查看并答复';

let office: Office;
beforeAll(async () => {
  office = await createOffice();
});
afterAll(() => office.close());

async function reminded(): Promise<{ cycleId: CycleId; letter: OutgoingLetter; path: string }> {
  const cycleId = await office.corrected();
  const letter = await office.letterTo(CONTACT, cycleId);
  return { cycleId, letter, path: linkIn(letter, ANSWER) };
}

async function answersOf(cycleId: CycleId) {
  const facts = await office.world.facts(cycleId);
  return facts.filter(({ kind }) => kind === 'notice-answered');
}

describe('answering a reminder by link', () => {
  test('the letter carries the link in both its parts, and the page it opens changes nothing', async () => {
    const { cycleId, letter, path } = await reminded();
    expect(letter.html).toContain(path);
    const before = await office.world.facts(cycleId);
    const first = await open(office.app, path);
    expect(first.status).toBe(200);
    const html = await first.text();
    expect(await (await open(office.app, path)).text()).toBe(html);
    expect(await office.world.facts(cycleId)).toEqual(before);
    expect(await office.world.db.selectFrom('link_uses').selectAll().execute()).toEqual([]);
  });

  test('seen is put on record as said through the link, and the link is then used', async () => {
    const { cycleId, path } = await reminded();
    const answer = await send(office.app, path, { act: 'seen' });
    expect(answer.status).toBe(200);
    const [fact] = await answersOf(cycleId);
    expect(fact).toMatchObject({ actor: { id: 'contact' }, data: { answer: 'seen' } });
    const again = await send(office.app, path, { act: 'seen' });
    expect(again.status).toBe(410);
    expect(await answersOf(cycleId)).toHaveLength(1);
  });
});
