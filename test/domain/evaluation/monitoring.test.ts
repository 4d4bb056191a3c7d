import { describe, expect, test } from '@jest/globals';
import { allowedNow } from '../../../domain/cycle/allowed.js';
import type { ContentPart } from '../../../domain/policy/vocabulary.js';
import { type Case, fork } from '../../support/case.js';
import { opened, serving } from '../../support/course.js';

const SERVING = serving();
const can = (c: Case) => allowedNow(c.state, c.card('officer'), c.judging());
const DRIFT = { year: 1, station: 'a', what: '以行政工作代替服务', serious: false };
const ORDER = { year: 1, what: '恢复服务内容', withinWd: 10 };

describe('a drift', () => {
  test('goes from the report to the order to the close', () => {
    const c = fork(SERVING);
    expect(c.no('order-correction', ORDER).why).toMatchObject({ trigger: 'drift-reported' });
    expect(can(c)).not.toContain('order-correction');
    c.ok('report-drift', DRIFT, { as: 'evaluator' });
    expect(can(c)).toContain('order-correction');
    expect(c.no('close-correction', { year: 1, result: '完成' }).why).toMatchObject({ trigger: 'correction-ordered' });
    expect(c.no('order-correction', ORDER, { on: '2023-04-01' }).why).toMatchObject({ notBefore: '2023-04-03' });
    c.ok('order-correction', ORDER);
    expect(c.no('order-correction', ORDER).code).toBe('trigger-missing');
    expect(c.no('close-correction', { year: 1, result: '完成' }, { on: '2023-04-01' }).code).toBe('bad-input');
    expect(can(c)).toContain('close-correction');
    c.to('2023-04-10');
    c.ok('close-correction', { year: 1, result: '完成' });
    expect(c.state.evaluation.drifts.dr1?.checked).toEqual({ on: '2023-04-10', putRight: true });
    expect(can(c)).not.toContain('close-correction');
    expect(c.violations()).toEqual([]);
  });

  test('not put right is a ground to suspend; one reported after the order waits for an order of its own', () => {
    const c = fork(SERVING);
    c.ok('report-drift', DRIFT);
    c.ok('order-correction', ORDER);
    c.ok('report-drift', { year: 1, what: '人员空缺', serious: false });
    c.ok('close-correction', { year: 1, result: '未改正', putRight: false });
    expect(c.state.evaluation.drifts.dr1).toMatchObject({ checked: { putRight: false } });
    expect(c.state.evaluation.drifts.dr2).toMatchObject({ order: null });
    c.ok('order-correction', ORDER);
    expect(c.state.evaluation.drifts.dr1).toMatchObject({ order: { withinWd: 10 }, checked: null });
    c.ok('suspend-service', { year: 1, reason: '整改不到位' });
    expect(c.violations()).toEqual([]);
  });

  test('is of a year under contract and of a station that is served', () => {
    expect(SERVING.no('report-drift', { ...DRIFT, year: 2 }).code).toBe('trigger-missing');
    expect(SERVING.no('report-drift', { ...DRIFT, station: 'z' }).why).toEqual({ subject: 's:z' });
    expect(opened().no('report-drift', { ...DRIFT }).code).toBe('trigger-missing');
    expect(SERVING.no('report-drift', DRIFT, { as: 'contractor' }).code).toBe('post-missing');
  });
});

describe('the clock of a correction', () => {
  const ordered = (withinWd = 10): Case => {
    const c = fork(SERVING);
    c.ok('report-drift', DRIFT);
    c.ok('order-correction', { ...ORDER, withinWd });
    return c;
  };

  test('runs for the contractor, as many working days as the order names', () => {
    // Monday 3 April 2023 and ten working days, Qingming (5 April) not counted.
    expect(ordered().duty('correction@dr1#1')).toMatchObject({
      owner: 'contractor',
      due: '2023-04-18',
      status: 'open',
    });
    expect(ordered(3).duty('correction@dr1#1').due).toBe('2023-04-07');
  });

  test('a report makes the officer owe the order; one more before it is of the same case', () => {
    const c = fork(SERVING);
    c.ok('report-drift', DRIFT);
    expect(c.duty('correction-order@dr1#1')).toMatchObject({ owner: 'officer', due: '2023-04-18' });
    c.ok('report-drift', { ...DRIFT, serious: true });
    expect(c.has('correction-order@dr2#1')).toBe(false);
    expect(c.state.evaluation.drifts.dr1?.serious).toBe(true);
    c.ok('order-correction', ORDER);
    expect(c.duty('correction-order@dr1#1').status).toBe('met');
  });

  test('ends in time, late, or with the finding that nothing was put right; then a new order starts it again', () => {
    const done = ordered();
    done.to('2023-04-18');
    done.ok('close-correction', { year: 1, result: '到位', putRight: true });
    expect(done.duty('correction@dr1#1').status).toBe('met');
    const late = ordered();
    late.to('2023-04-19');
    expect(late.duty('correction@dr1#1').status).toBe('breached');
    late.ok('close-correction', { year: 1, result: '到位' });
    expect(late.duty('correction@dr1#1').status).toBe('metLate');
    const failed = ordered();
    failed.to('2023-04-10');
    failed.ok('close-correction', { year: 1, result: '未改正', putRight: false });
    expect(failed.duty('correction@dr1#1').status).toBe('void');
    failed.ok('order-correction', { ...ORDER, withinWd: 5 });
    expect(failed.duty('correction@dr1#2')).toMatchObject({ status: 'open', due: '2023-04-17' });
  });

  test('ends with the contract', () => {
    const c = ordered();
    c.ok('terminate', { year: 1, reason: '整改无效', lastServiceDay: c.today });
    expect(c.duty('correction@dr1#1').status).toBe('void');
  });

  test('longer than the profile allows is marked', () => {
    expect(ordered(20).violations()).toEqual([]);
    expect(ordered(21).violations()).toEqual(['correction: correction-too-long']);
  });
});

describe('a spot check', () => {
  const topics: ContentPart[] = ['content', 'serviceTime', 'satisfaction', 'finance'];
  const check = { by: 'province' as const, station: 'a', scoreHundredths: 7850, topics };

  test('is put on record by who made it, and changes no result', () => {
    const c = fork(SERVING);
    c.ok('record-spot-check', check, { as: 'province' });
    expect(c.last('spot-check-recorded').data).toEqual(check);
    expect(c.state.evaluation.results).toEqual({});
    expect(c.violations()).toEqual([]);
  });

  test('that left out a topic of the document is marked', () => {
    const c = fork(SERVING);
    c.ok('record-spot-check', { ...check, topics: ['content', 'finance'] }, { as: 'province' });
    expect(c.violations()).toEqual(['spot-check-contents: parts-missing']);
    expect(c.last('violation-recorded').data.values).toEqual({ parts: 'serviceTime,satisfaction' });
  });

  test('is of a station that is served, with a score that can be', () => {
    expect(SERVING.no('record-spot-check', { ...check, station: 'z' }).why).toEqual({ subject: 's:z' });
    expect(SERVING.no('record-spot-check', { ...check, scoreHundredths: 10_001 }).code).toBe('bad-input');
    expect(opened().no('record-spot-check', check).code).toBe('trigger-missing');
  });
});
