import { describe, expect, test } from '@jest/globals';
import { allowedNow } from '../../../domain/cycle/allowed.js';
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
    expect(c.state.evaluation.drift.y1).toEqual({ reportedOn: null, serious: false, orderedOn: null });
    expect(c.violations()).toEqual([]);
  });

  test('not put right is a ground to suspend; one reported after the order waits for an order of its own', () => {
    const c = fork(SERVING);
    c.ok('report-drift', DRIFT);
    c.ok('order-correction', ORDER);
    c.ok('report-drift', { year: 1, what: '人员空缺', serious: false });
    c.ok('close-correction', { year: 1, result: '未完成' });
    expect(c.state.evaluation.drift.y1).toEqual({ reportedOn: '2023-04-03', serious: false, orderedOn: null });
    c.ok('order-correction', ORDER);
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

describe('a spot check', () => {
  const check = { by: 'province', station: 'a', scoreHundredths: 7850 } as const;

  test('is put on record by who made it, and changes no result', () => {
    const c = fork(SERVING);
    c.ok('record-spot-check', check, { as: 'province' });
    expect(c.last('spot-check-recorded').data).toEqual(check);
    expect(c.state.evaluation.results).toEqual({});
  });

  test('is of a station that is served, with a score that can be', () => {
    expect(SERVING.no('record-spot-check', { ...check, station: 'z' }).why).toEqual({ subject: 's:z' });
    expect(SERVING.no('record-spot-check', { ...check, scoreHundredths: 10_001 }).code).toBe('bad-input');
    expect(opened().no('record-spot-check', check).code).toBe('trigger-missing');
  });
});
