import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { addDays } from '../../../domain/calendar/plain-date.js';
import type { CycleId } from '../../../domain/ids.js';
import { today } from '../../support/workflow-office.js';
import { createOffice, hiddenIn, linkIn, type Office, open, send } from './office-for-tests.js';

const DUTY = 'correction@dr1#1';
const DECIDE = '查看全文并办理审批';
const SUBJECT = { kind: 'extension', ref: DUTY } as const;
const until = addDays(today(), 40);

let office: Office;
beforeAll(async () => {
  office = await createOffice();
});
afterAll(() => office.close());

/** A contractor that asked for more time by link, and was sent back its request with a word. */
async function sentBack(): Promise<{ cycleId: CycleId; path: string }> {
  const cycleId = await office.corrected();
  const reminder = await office.letterTo(cycleId, { about: DUTY, person: 'contact' });
  const answered = await send(office.app, linkIn(reminder, '查看并答复'), { act: 'late', until, note: '人员到岗晚' });
  expect(answered.status).toBe(200);
  const asked = linkIn(await office.letterTo(cycleId, { about: 'a1.1.1', person: 'fenguan' }), DECIDE);
  const opinion = '延期过长，请说明到岗安排';
  expect((await send(office.app, asked, { ...(await hiddenIn(office.app, asked, 'return')), opinion })).status).toBe(
    200,
  );
  const letter = await office.letterTo(cycleId, { about: 'a1.2.1', person: 'contact' });
  return { cycleId, path: linkIn(letter, DECIDE) };
}

describe('a request for more time that was sent back', () => {
  test('reaches the contractor with a link that shows why, and he asks again for another day', async () => {
    const { cycleId, path } = await sentBack();
    const html = await (await open(office.app, path)).text();
    expect(html).toContain('退回本申请，意见：延期过长，请说明到岗安排');
    expect(html).not.toContain('请登录');
    const sooner = addDays(today(), 30);
    const answer = await send(office.app, path, {
      ...(await hiddenIn(office.app, path, 'resubmit')),
      until: sooner,
      note: '两周到岗',
    });
    expect(answer.status).toBe(200);
    const { approvals } = await office.world.state(cycleId);
    expect(approvals.running.a1).toMatchObject({ proposal: { to: sooner, reason: '两周到岗' } });
    const facts = await office.world.facts(cycleId);
    expect(facts.find(({ kind }) => kind === 'resubmitted')).toMatchObject({
      actor: { id: 'contact' },
      data: { via: 'link' },
    });
    expect((await open(office.app, path)).status).toBe(410);
    await office.world.give(cycleId, { kind: 'approve', data: { subject: SUBJECT, step: 'deputy' } });
    expect((await office.world.state(cycleId)).correction.extended).toEqual({ [DUTY]: sooner });
  });

  test('may be taken back by the contractor: then the day stays what it was', async () => {
    const { cycleId, path } = await sentBack();
    const fields = await hiddenIn(office.app, path, 'withdraw');
    expect((await send(office.app, path, fields)).status).toBe(400);
    expect((await send(office.app, path, { ...fields, note: '能够按期完成' })).status).toBe(200);
    const { approvals, correction } = await office.world.state(cycleId);
    expect(approvals.running).toEqual({});
    expect(approvals.closed.a1).toMatchObject({ status: 'withdrawn' });
    expect(correction.extended).toEqual({});
  });

  test('is not decided by who asked: the forms of an approver are refused on his link', async () => {
    const { cycleId, path } = await sentBack();
    const fields = await hiddenIn(office.app, path, 'withdraw');
    for (const act of ['approve', 'reject', 'return']) {
      expect((await send(office.app, path, { ...fields, act, opinion: '同意' })).status).toBe(400);
    }
    expect((await office.world.state(cycleId)).approvals.running.a1).toBeDefined();
  });
});

describe('who says he will be late', () => {
  test('is read by the officer in a letter, once, with the day and the reason, whatever becomes of the request', async () => {
    const cycleId = await office.corrected();
    const reminder = await office.letterTo(cycleId, { about: DUTY, person: 'contact' });
    await send(office.app, linkIn(reminder, '查看并答复'), { act: 'late', until, note: '人员到岗晚' });
    const letter = await office.letterTo(cycleId, { about: DUTY, person: 'jingban' });
    const [year, month, day] = until.split('-').map(Number);
    expect(letter.text).toContain(`不能按期办理，预计${year}年${month}月${day}日`);
    expect(letter.text).toContain('人员到岗晚');
    expect(letter.ics).toBeUndefined();
  });
});
