import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { CycleId } from '../../../domain/ids.js';
import { createOffice, linkIn, type Office, open, send } from './office-for-tests.js';

let office: Office;
beforeAll(async () => {
  office = await createOffice();
});
afterAll(() => office.close());

/** A filing on the desk of the province, which was sent a link. */
async function filed(): Promise<{ cycleId: CycleId; path: string }> {
  const cycleId = await office.corrected();
  await office.world.give(cycleId, { kind: 'submit-filing', data: { of: 'workPlan', to: 'province', year: 1 } });
  const letter = await office.letterTo(cycleId, { about: 'filing-receipt@f1#1', person: 'province' });
  return { cycleId, path: linkIn(letter, '出具备案回执') };
}

async function kindsOf(cycleId: CycleId, person: string) {
  const facts = await office.world.facts(cycleId);
  return facts.flatMap(({ kind, actor, data }) =>
    'id' in actor && actor.id === person && kind !== 'obligation-closed' ? [{ kind, data }] : [],
  );
}

describe('a superior bureau answers a filing by link', () => {
  test('the receipt is put on record as given by it, with its number', async () => {
    const { cycleId, path } = await filed();
    expect(await (await open(office.app, path)).text()).toContain('出具回执');
    const answer = await send(office.app, path, { act: 'receipt', number: '吉民备〔2026〕12号' });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('吉民备〔2026〕12号');
    expect(await kindsOf(cycleId, 'province')).toMatchObject([
      { kind: 'receipt-recorded', data: { filing: 'f1', number: '吉民备〔2026〕12号' } },
    ]);
    expect((await send(office.app, path, { act: 'send-back', reasons: '缺附件' })).status).toBe(410);
    expect(await kindsOf(cycleId, 'province')).toHaveLength(1);
  });

  test('sending it back needs reasons, and is put on record with them', async () => {
    const { cycleId, path } = await filed();
    expect((await send(office.app, path, { act: 'send-back' })).status).toBe(400);
    expect((await send(office.app, path, { act: 'send-back', reasons: '缺附件' })).status).toBe(200);
    expect(await kindsOf(cycleId, 'province')).toMatchObject([
      { kind: 'filing-returned', data: { filing: 'f1', reasons: '缺附件' } },
    ]);
  });

  test('another office cannot acknowledge what was filed with the province', async () => {
    const { cycleId } = await filed();
    const path = await office.linkFor({ person: 'city', purpose: 'receipt', cycleId, about: 'filing-receipt@f1#1' });
    expect((await send(office.app, path, { act: 'receipt' })).status).toBe(410);
    expect(await kindsOf(cycleId, 'city')).toEqual([]);
  });
});
