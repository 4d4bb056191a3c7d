import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Fact } from '../../../domain/facts.js';
import type { CycleId } from '../../../domain/ids.js';
import { freshCycleId } from '../../support/workflow-office.js';
import { PLAN_SUBJECT, submittedPlan } from '../../support/workflow-plan.js';
import { eventually } from '../../support/workflow-world.js';
import { createOffice, hiddenIn, linkIn, type Office, open, send } from './office-for-tests.js';

const DECIDE = '查看全文并办理审批';

let office: Office;
beforeAll(async () => {
  office = await createOffice();
});
afterAll(() => office.close());

/** A plan that waits for the head of office, who was sent a link. */
async function asked(): Promise<{ cycleId: CycleId; path: string }> {
  const cycleId = freshCycleId();
  await office.world.open(cycleId);
  await submittedPlan(office.world, cycleId);
  return { cycleId, path: await linkFor(cycleId, 'a1.1.1', 'kezhang') };
}

async function linkFor(cycleId: CycleId, about: string, person: string): Promise<string> {
  return linkIn(await office.letterTo(cycleId, { about, person }), DECIDE);
}

async function decided(cycleId: CycleId) {
  return (await office.world.facts(cycleId)).filter(({ kind }) => kind === 'decided' || kind === 'returned');
}

const formOf = (path: string, act: string) => hiddenIn(office.app, path, act);

describe('deciding by link', () => {
  test('the page shows the whole content, and approving binds to just that', async () => {
    const { cycleId, path } = await asked();
    const html = await (await open(office.app, path)).text();
    expect(html).toContain('年度实施计划');
    expect(html).toContain('400,000.00 元');
    expect(await decided(cycleId)).toEqual([]);
    const fields = await formOf(path, 'approve');
    expect((await send(office.app, path, { ...fields, opinion: '同意实施' })).status).toBe(200);
    expect(await decided(cycleId)).toMatchObject([
      {
        kind: 'decided',
        actor: { id: 'kezhang' },
        data: { via: 'link', task: 'a1.1.1', value: 'approve', opinion: '同意实施', hash: fields.contentHash },
      },
    ]);
    const again = await send(office.app, path, { ...fields, opinion: '再次' });
    expect(again.status).toBe(410);
    expect(await decided(cycleId)).toHaveLength(1);
  });

  test('a rejection without a word is refused, and the link may be used again to send it back', async () => {
    const { cycleId, path } = await asked();
    const fields = await formOf(path, 'reject');
    expect((await send(office.app, path, fields)).status).toBe(400);
    expect(await decided(cycleId)).toEqual([]);
    const back = await formOf(path, 'return');
    expect((await send(office.app, path, { ...back, opinion: '预算依据不足' })).status).toBe(200);
    expect(await decided(cycleId)).toMatchObject([
      { kind: 'returned', data: { to: 'initiator', opinion: '预算依据不足' } },
    ]);
  });

  test('what lies with its initiator is neither handed in nor withdrawn by a link that does not offer it', async () => {
    const { cycleId, path } = await asked();
    await send(office.app, path, { ...(await formOf(path, 'return')), opinion: '预算依据不足' });
    const own = await linkFor(cycleId, 'a1.2.1', 'jingban');
    const before = (await office.world.state(cycleId)).approvals.running.a1;
    const seal = { ifVersion: String(before?.version), contentHash: String(before?.subject.hash) };
    const words = { ...seal, note: '不再申请' };
    const withdrawn = await send(office.app, own, { ...words, act: 'withdraw' });
    const again = await send(office.app, own, { ...words, act: 'resubmit', until: '2027-03-01' });
    expect([withdrawn.status, again.status]).toEqual([422, 422]);
    expect((await office.world.state(cycleId)).approvals.running.a1).toEqual(before);
  });

  test('what was read is what is decided: another digest or version is refused, and nothing happens', async () => {
    const { cycleId, path } = await asked();
    const fields = await formOf(path, 'approve');
    const other = await send(office.app, path, { ...fields, contentHash: 'a'.repeat(64) });
    expect(other.status).toBe(409);
    expect((await send(office.app, path, { ...fields, ifVersion: '1' })).status).toBe(409);
    expect(await decided(cycleId)).toEqual([]);
    expect((await send(office.app, path, fields)).status).toBe(200);
  });

  test('a link dies with the task it was for: transferred to another, also when it comes back', async () => {
    const { cycleId, path } = await asked();
    const fields = await formOf(path, 'approve');
    const { world } = office;
    const transfer = (to: string) =>
      world.give(cycleId, { kind: 'transfer', data: { subject: PLAN_SUBJECT, step: 'office', to, reason: '出差' } });
    await transfer('juzhang');
    expect((await open(office.app, path)).status).toBe(410);
    expect((await send(office.app, path, fields)).status).toBe(410);
    await transfer('kezhang');
    await eventually(
      async () =>
        (await world.state(cycleId)).approvals.running.a1?.entries[0]?.seats[0]?.tasks[0]?.holder === 'kezhang'
          ? true
          : null,
      'not back',
    );
    expect((await send(office.app, path, fields)).status).toBe(410);
    expect(await decided(cycleId)).toEqual([]);
    const fresh = await linkFor(cycleId, 'a1.1.1', 'kezhang');
    expect(fresh).not.toBe(path);
    expect((await send(office.app, fresh, await formOf(fresh, 'approve'))).status).toBe(200);
  });

  test('a link dies with the decision of another entrance', async () => {
    const { cycleId, path } = await asked();
    const fields = await formOf(path, 'approve');
    await office.world.give(cycleId, { kind: 'approve', data: { subject: PLAN_SUBJECT, step: 'office' } });
    expect((await open(office.app, path)).status).toBe(410);
    expect((await send(office.app, path, fields)).status).toBe(410);
    expect(await decided(cycleId)).toHaveLength(1);
  });

  test('two decisions at the same moment are one', async () => {
    const { cycleId, path } = await asked();
    const [yes, no] = [await formOf(path, 'approve'), await formOf(path, 'reject')];
    const answers = await Promise.all([
      send(office.app, path, yes),
      send(office.app, path, { ...no, opinion: '不同意' }),
    ]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(await decided(cycleId)).toHaveLength(1);
  });

  test('on money it only shows: the decision needs a log-in, also when the form is sent all the same', async () => {
    const cycleId = await office.corrected();
    const subject = { kind: 'payment', ref: 't1' } as const;
    await office.world.give(cycleId, { kind: 'submit-approval', data: { subject } });
    const path = await linkFor(cycleId, 'a1.1.1', 'caiwu');
    const page = await (await open(office.app, path)).text();
    expect(page).toContain('请登录系统后办理');
    expect(page).not.toContain('<form');
    const approval = (await office.world.state(cycleId)).approvals.running.a1;
    const fields = { ifVersion: String(approval?.version), contentHash: approval?.subject.hash ?? '' };
    const answer = await send(office.app, path, { act: 'approve', ...fields }, { accept: 'application/json' });
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({ state: 'refused', code: 'money-needs-login' });
    const facts: Fact[] = await office.world.facts(cycleId);
    expect(facts.filter(({ kind }) => kind === 'decided')).toEqual([]);
  });
});
