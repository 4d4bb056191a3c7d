import { describe, expect, test } from '@jest/globals';
import { openTasks } from '../../../domain/approval/tasks.js';
import { preview } from '../../../domain/cycle/preview.js';
import { fen } from '../../../domain/money/fen.js';
import type { Post } from '../../../domain/people.js';
import { ruleFor } from '../../../domain/policy/lookup.js';
import { successorId } from '../../../domain/year-end/successor.js';
import { type Case, d } from '../../support/case.js';
import { evaluated, OFFICE, SUM, serving, signed } from '../../support/course.js';
import { cycleNo } from '../../support/cycle-world.js';

const source = 'hardshipRelief';
/** Named apart: written out, a field of that name would look like a promise. */
const AFTERWARDS = 'then';

function paid(c: Case, tranche: number, sum?: number) {
  c.ok('receive-invoice', { year: 1, tranche, fen: SUM, number: `${tranche}` });
  c.approved('payment', `t${tranche}`, { tranche });
  const body = { year: 1, tranche, source, ...(sum === undefined ? {} : { fen: fen(sum) }) } as const;
  return c.ok('allocate-payment', body, { as: 'countyFinance' });
}

describe('a payment due after the treasury closes', () => {
  /** The mid-term is confirmed that day; 15 working days later its tranche is due. */
  const confirmed = (on: string) => {
    const c = serving('640402');
    c.skip(on);
    evaluated(c, 1, 'midTerm', [8000, 7000]);
    return c.duty('payment-tranche-2@t2#1');
  };

  test.each([
    ['2023-12-01', '2023-12-22', undefined],
    ['2023-12-04', '2023-12-25', undefined],
    ['2023-12-05', '2023-12-26', '2023-12-25'],
    ['2023-12-20', '2024-01-11', '2023-12-25'],
  ])('counted from %s, due %s', (on, due, closes) => {
    const duty = confirmed(on);
    expect([duty.due, duty.treasuryCloses]).toEqual([due, closes]);
  });

  test('is told before the step that starts its clock, and only payments are', () => {
    const c = serving('640402');
    c.skip('2023-12-05');
    for (const station of ['a', 'b'])
      c.ok(
        'record-evaluation',
        { year: 1, slot: 'midTerm', station, evaluators: ['e'], scoreHundredths: 8000 },
        { as: 'evaluator' },
      );
    c.approved('evaluation-result', 'y1/midTerm');
    const { dates } = preview(c.state, c.command('confirm-evaluation', { year: 1, slot: 'midTerm' }), c.judging());
    expect(dates.filter((each) => each.treasuryCloses !== undefined).map((each) => each.of)).toEqual([
      'payment-tranche-2@t2#1',
    ]);
    expect(dates.length).toBeGreaterThan(1);
  });

  test('is warned of by the day the profile names', () => {
    const c = serving('640402');
    const scheme = ruleFor(c.policy, 'payment-scheme', 'payment', 'act');
    if (scheme === undefined) throw new Error('no scheme');
    const early = { ...scheme, treasuryClosesOn: '04-10' };
    c.policy = { ...c.policy, rules: { ...c.policy.rules, 'payment-scheme': early } };
    expect(c.duty('payment-tranche-1@t1#1')).toMatchObject({ due: '2023-04-11', treasuryCloses: '2023-04-10' });
  });
});

test('what approvers were shown of a tranche is frozen while they decide; another tranche is not, nor what came back', () => {
  const c = serving('640402');
  const invoice = (tranche: number) => ({ year: 1, tranche, fen: SUM, number: `${tranche}` });
  c.ok('receive-invoice', invoice(1));
  c.ok('submit-approval', { subject: { kind: 'payment', ref: 't1' } });
  expect([
    c.no('receive-invoice', invoice(1)).code,
    c.no('apply-payment', { year: 1, tranche: 1, attachments: [] }).code,
    c.no('deduct-payment', { year: 1, tranche: 1, fen: fen(1), reason: '缺岗' }).code,
  ]).toEqual(['under-approval', 'under-approval', 'under-approval']);
  c.ok('receive-invoice', invoice(2));
  const [task] = openTasks(c.state);
  const [running] = Object.values(c.state.approvals.running);
  if (task === undefined || running === undefined) throw new Error('nobody is asked');
  const seen = { ifVersion: running.version, contentHash: running.subject.hash };
  const back = { task: task.task, to: 'initiator', [AFTERWARDS]: 'again', opinion: '发票有误', ...seen } as const;
  c.ok('return', back, { as: task.holder as Post });
  c.ok('receive-invoice', invoice(1));
});

describe('three tranches of Yuanzhou', () => {
  test('half when in effect, three tenths after the mid-term, the rest at the end: 2,725,000 / 1,635,000 / 1,090,000', () => {
    // The sum of 2021 was 5,450,000 yuan; here it is a tenth of it, so that the shares keep their figures.
    const c = serving('640402');
    c.ok('appoint-evaluator', { party: OFFICE, contractRef: 'E1', noConflict: true });
    paid(c, 1);
    expect(c.last('payment-allocated').data.fen).toBe(27_250_000);
    expect(c.no('allocate-payment', { year: 1, tranche: 2, source }, { as: 'countyFinance' }).code).toBe(
      'approval-needed',
    );
    c.skip('2023-10-16');
    evaluated(c, 1, 'midTerm', [8000, 7000]);
    paid(c, 2);
    expect(c.last('payment-allocated').data.fen).toBe(16_350_000);
    c.skip('2024-01-15');
    evaluated(c, 1, 'final', [8000, 7000]);
    c.ok('record-acceptance', { year: 1, accepted: true, opinions: 12, summary: '合格' });
    c.ok('deduct-payment', { year: 1, tranche: 3, fen: fen(1), reason: '扣减' });
    paid(c, 3);
    expect(c.last('payment-allocated').data.fen).toBe(10_899_999);
    expect(c.violations()).toEqual([]);
    expect(c.no('deduct-payment', { year: 1, tranche: 3, fen: fen(1), reason: '再扣' }).why).toMatchObject({
      leftFen: 0,
    });
  });

  test('money does not go out before its gate, and never over the sum', () => {
    const c = serving('640402');
    c.ok('receive-invoice', { year: 1, tranche: 2, fen: SUM, number: '2' });
    c.approved('payment', 't2', {});
    const early = { year: 1, tranche: 2, source } as const;
    expect(c.no('allocate-payment', early, { as: 'countyFinance' }).why).toMatchObject({ what: 'gate-not-passed' });
    expect(c.no('allocate-payment', early, { as: 'officer' }).code).toBe('post-missing');
    expect(c.no('allocate-payment', { ...early, fen: fen(SUM + 1) }, { as: 'countyFinance' }).why).toMatchObject({
      what: 'over-contract-sum',
    });
    c.ok('allocate-payment', early, { as: 'countyFinance', on: '2023-03-31', second: 'deputyHead' });
    expect(c.violations()).toEqual(['payment-scheme: gate-not-passed']);
    expect(c.no('allocate-payment', { ...early, tranche: 4 }, { as: 'countyFinance' }).why).toEqual({ subject: 't4' });
  });

  test('paid is what was allocated at most, and allocated is not paid', () => {
    const c = serving('640402');
    expect(c.no('make-payment', { year: 1, tranche: 1, fen: fen(1) }, { as: 'bureauFinance' }).why).toEqual({
      trigger: 'payment-allocated',
    });
    paid(c, 1);
    expect(c.duty('payment-tranche-1@t1#1').status).toBe('met');
    expect(c.state.payment.tranches['y1/1']).toMatchObject({ allocatedFen: 27_250_000, paidFen: 0 });
    expect(c.no('make-payment', { year: 1, tranche: 1, fen: fen(27_250_001) }, { as: 'bureauFinance' }).code).toBe(
      'bad-input',
    );
    c.ok('make-payment', { year: 1, tranche: 1, fen: fen(27_250_000) }, { as: 'bureauFinance' });
    expect(c.no('allocate-payment', { year: 1, tranche: 1, source }, { as: 'countyFinance' }).code).toBe(
      'already-recorded',
    );
  });

  test('the fund is measured once, after its year has ended', () => {
    const c = serving('640402');
    const floor = { base: fen(1_000_001), spent: fen(30_000) };
    expect(c.no('true-up-fund', { year: 2023, ...floor }).why).toMatchObject({ trigger: 'calendar-year-ended' });
    c.skip('2024-01-02');
    c.ok('true-up-fund', { year: 2023, ...floor });
    expect(c.last('fund-trued-up').data.floorFen).toBe(30_001);
    expect(c.violations()).toContain('fund-floor: below-floor');
    expect(c.duty('fund-floor-true-up@programme#1')).toMatchObject({ status: 'met', due: '2024-03-31' });
    expect(c.no('true-up-fund', { year: 2023, ...floor }).code).toBe('already-recorded');
  });
});

test('in Yanji an application opens a tranche, and its papers are asked for', () => {
  const c = signed();
  expect(c.no('apply-payment', { year: 2, tranche: 1, attachments: [] }).code).toBe('trigger-missing');
  c.ok('apply-payment', { year: 1, tranche: 1, attachments: [] }, { as: 'contractor' });
  expect(c.violations()).toEqual(['payment-scheme: attachments-missing']);
  expect(c.last('gate-passed').data).toMatchObject({ tranche: 1, gate: 'application' });
});

test('successors of two cycles in one year have two ids, and so has the successor of a successor', () => {
  const on = d('2028-05-05');
  const ids = ['222401-2025-001', '222401-2026-001', '222401-2026-002', '222401-2026-500001', '222401-2027-500001'].map(
    (id) => successorId(cycleNo(id), on),
  );
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids[0]).toBe('222401-2028-500001');
  expect(ids.map(cycleNo)).toEqual(ids);
});
