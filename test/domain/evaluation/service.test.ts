import { describe, expect, test } from '@jest/globals';
import { openTasks } from '../../../domain/approval/tasks.js';
import { allowedNow } from '../../../domain/cycle/allowed.js';
import { fen } from '../../../domain/money/fen.js';
import type { Post } from '../../../domain/people.js';
import { type Case, fork } from '../../support/case.js';
import { renewed, SECOND, serving, signed } from '../../support/course.js';

const STOP = { year: 1, reason: '严重偏离合同' };
const GO_ON = { year: 1, reason: '整改到位' };
const TRANCHE = 'payment-tranche-1@t1#1';
const FIRST = { year: 1, tranche: 1, source: 'hardshipRelief' } as const;
const can = (c: Case, post: Post) => allowedNow(c.state, c.card(post), c.judging());

/** Yuanzhou pays the first tranche fifteen working days after the contract took effect on 20 March: 11 April 2023. */
const SERVING = serving('640402');

/** A serious drift on record, and the service suspended the same day, 3 April. */
function stopped(c: Case = fork(SERVING)): Case {
  c.ok('report-drift', { year: 1, what: '社工被抽调从事行政工作', serious: true }, { as: 'township' });
  c.ok('suspend-service', STOP);
  return c;
}

describe('while the service stands still', () => {
  test('no money is asked for, allocated or paid; on paper it is a violation', () => {
    const paid = fork(SERVING);
    paid.approved('payment', 't1', {});
    const c = fork(paid);
    stopped(c);
    const why = { rule: 'service-suspension', what: 'service-suspended', since: '2023-04-03' };
    expect(c.no('allocate-payment', FIRST, { as: 'countyFinance' }).why).toMatchObject(why);
    expect(c.no('apply-payment', { year: 1, tranche: 2, attachments: [] }, { as: 'contractor' }).why).toMatchObject(
      why,
    );
    paid.ok('allocate-payment', FIRST, { as: 'countyFinance' });
    stopped(paid);
    const payment = { year: 1, tranche: 1, fen: fen(100) };
    expect(paid.no('make-payment', payment, { as: 'countyFinance' }).why).toMatchObject(why);
    paid.to('2023-04-04');
    paid.ok('make-payment', payment, { as: 'countyFinance', on: '2023-04-03', second: 'deputyHead' });
    expect(paid.violations()).toEqual(['service-suspension: service-suspended']);
  });

  test('what is no payment goes on: an invoice is received, workers come, reports are handed in', () => {
    const c = stopped();
    c.ok('receive-invoice', { year: 1, tranche: 1, number: '001', fen: fen(100) });
    c.ok('deduct-payment', { year: 1, tranche: 1, fen: fen(100), reason: '扣减' });
    c.ok('record-training', { worker: 'w1', hours: 8, year: 2023 }, { as: 'contractor' });
  });

  test('the clock of its tranches stands still and goes on with the days added', () => {
    const c = stopped();
    const before = SERVING.duty(TRANCHE).due;
    expect(before).toBe('2023-04-11');
    expect(c.duty(TRANCHE)).toMatchObject({ status: 'suspended', due: '2023-04-11' });
    c.to('2023-04-07');
    c.ok('resume-service', GO_ON);
    // 3, 4, 6 and 7 April were working days; Qingming was the 5th.
    expect(c.duty(TRANCHE)).toMatchObject({ status: 'open', due: '2023-04-17' });
    const paused = { kind: 'paused', day: '2023-04-03', to: '2023-04-07' };
    expect(c.duty(TRANCHE).proof).toContainEqual(expect.objectContaining(paused));
    c.approved('payment', 't1', {});
    c.ok('allocate-payment', FIRST, { as: 'countyFinance' });
    expect(c.duty(TRANCHE).status).toBe('met');
  });

  test('an approval of a payment is neither asked for nor decided; others go on, and so do words', () => {
    const c = fork(SERVING);
    c.ok('submit-approval', { subject: { kind: 'payment', ref: 't1' }, proposal: {} });
    const [task] = openTasks(c.state);
    const running = c.state.approvals.running.a1 ?? Object.values(c.state.approvals.running)[0];
    const seen = { ifVersion: running?.version ?? 0, contentHash: running?.subject.hash ?? '' };
    const holder = task?.holder as Post;
    expect(can(c, holder)).toEqual(expect.arrayContaining(['approve', 'reject', 'return', 'transfer']));
    expect(can(c, 'officer')).toContain('record-paper');
    stopped(c);
    const decision = { task: task?.task ?? '', ...seen };
    expect(c.no('approve', decision, { as: holder }).why).toMatchObject({
      rule: 'service-suspension',
      since: '2023-04-03',
    });
    expect(c.no('reject', { ...decision, opinion: '不同意' }, { as: holder }).code).toBe('rule-broken');
    expect(can(c, holder).filter((kind) => ['approve', 'reject', 'return'].includes(kind))).toEqual([]);
    expect(can(c, holder)).toContain('transfer');
    expect(can(c, 'officer')).not.toContain('record-paper');
    expect(c.no('submit-approval', { subject: { kind: 'payment', ref: 't2' }, proposal: {} }).code).toBe('rule-broken');
    c.ok('comment', { approval: task?.approval ?? '', text: '等恢复服务' });
    c.ok('submit-approval', { subject: { kind: 'amendment', ref: 'y1' }, proposal: { deltaFen: 1 } });
    c.ok('resume-service', GO_ON);
    c.ok('approve', decision, { as: holder });
  });

  test('another year of the cycle is paid as ever', () => {
    const c = renewed('640402');
    c.ok('report-drift', { year: 1, what: '服务时长不足', serious: true });
    c.ok('suspend-service', STOP);
    expect(Array.isArray(c.ask('submit-approval', { subject: { kind: 'payment', ref: 't5' }, proposal: {} }))).toBe(
      true,
    );
    expect(c.no('submit-approval', { subject: { kind: 'payment', ref: 't1' }, proposal: {} }).code).toBe('rule-broken');
  });

  test('the end of the contract ends the suspension: what is owed can be paid', () => {
    const c = stopped();
    c.to('2023-04-06');
    c.ok('terminate', { year: 1, reason: '整改无效', lastServiceDay: c.today });
    expect(c.no('resume-service', GO_ON).why).toMatchObject({ trigger: 'service-suspended' });
    expect(c.no('allocate-payment', FIRST, { as: 'countyFinance' }).code).toBe('approval-needed');
  });
});

describe('suspending', () => {
  test('needs a ground on record, else it is marked (Act art. 50)', () => {
    const c = fork(SERVING);
    c.ok('suspend-service', STOP);
    expect(c.violations()).toEqual(['suspension-ground: no-ground']);
    expect(stopped().violations()).toEqual([]);
    const asked = fork(SERVING);
    asked.ok('record-enquiry', { from: SECOND, about: '评审', mayChangeResult: true });
    asked.ok('suspend-service', STOP);
    expect(asked.violations()).toEqual([]);
  });

  test('is refused twice, without a contract, and after its end', () => {
    const c = stopped();
    expect(c.no('suspend-service', STOP)).toMatchObject({ code: 'already-recorded', why: { on: '2023-04-03' } });
    expect(c.no('resume-service', GO_ON, { on: '2023-04-01' }).why).toMatchObject({ field: 'on' });
    c.ok('resume-service', GO_ON);
    expect(c.no('resume-service', GO_ON).code).toBe('trigger-missing');
    expect(c.no('suspend-service', { ...STOP, year: 2 }).code).toBe('trigger-missing');
    const ended = signed();
    ended.ok('terminate', { year: 1, reason: '略', lastServiceDay: ended.today });
    expect(ended.no('suspend-service', STOP).code).toBe('wrong-stage');
  });

  test('is possible while a service runs, resuming while one stands still', () => {
    expect(can(SERVING, 'officer')).toContain('suspend-service');
    expect(can(SERVING, 'officer')).not.toContain('resume-service');
    expect(can(stopped(), 'officer')).toContain('resume-service');
    expect(can(stopped(), 'officer')).not.toContain('suspend-service');
    expect(can(SERVING, 'contractor')).not.toContain('suspend-service');
  });
});
