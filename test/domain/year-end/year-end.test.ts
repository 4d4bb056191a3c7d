import { describe, expect, test } from '@jest/globals';
import { judged, renewed, serving, tendered } from '../../support/course.js';

const renew = { year: 1, decision: 'renew', reason: '合格' } as const;

describe('renewal', () => {
  test('a year that failed is not renewed: the act is refused, buying again is due', () => {
    const c = judged('222401', 5999);
    expect(c.last('year-failed').data).toEqual({ year: 1, scoreHundredths: 5999 });
    expect(c.duty('reprocurement-start@lot#1')).toMatchObject({ status: 'open', due: '2024-02-07' });
    c.approved('renewal', 'y1', { decision: 'renew' });
    expect(c.no('decide-renewal', renew).why).toMatchObject({ what: 'year-failed' });
    c.ok('decide-renewal', { ...renew, decision: 'retender' });
    c.ok('open-successor', { reason: '重新采购' });
    expect(c.duty('reprocurement-start@lot#1').status).toBe('met');
    expect(c.kinds()).toContain('successor-started');
    expect(c.no('open-successor', { reason: '再开' }).code).toBe('already-recorded');
  });

  test('to buy again after a year that passed makes a new purchase due, once, and opening the successor meets it', () => {
    const c = judged();
    expect(c.has('reprocurement-start@lot#1')).toBe(false);
    c.approved('renewal', 'y1', { decision: 'retender' });
    c.ok('decide-renewal', { ...renew, decision: 'retender', reason: '调整服务内容' });
    expect(c.duty('reprocurement-start@lot#1')).toMatchObject({
      status: 'open',
      due: '2024-02-07',
      owner: 'officer',
      trigger: { kind: 'renewal-decided', on: '2024-01-15' },
    });
    c.ok('open-successor', { reason: '重新采购' });
    expect(c.duty('reprocurement-start@lot#1').status).toBe('met');
    expect(c.has('reprocurement-start@lot#2')).toBe(false);
  });

  test('a new purchase is owed once: not again when the year also failed, nor when the successor is open already', () => {
    const failed = judged('222401', 5999);
    failed.approved('renewal', 'y1', { decision: 'retender' });
    failed.ok('decide-renewal', { ...renew, decision: 'retender' });
    expect(failed.has('reprocurement-start@lot#2')).toBe(false);
    const ahead = judged();
    ahead.ok('open-successor', { reason: '提前启动' });
    ahead.approved('renewal', 'y1', { decision: 'retender' });
    ahead.ok('decide-renewal', { ...renew, decision: 'retender' });
    expect(ahead.has('reprocurement-start@lot#1')).toBe(false);
    const before = serving();
    before.approved('renewal', 'y1', { decision: 'retender' });
    before.ok('decide-renewal', { ...renew, decision: 'retender' });
    before.put('year-failed', { year: 1, scoreHundredths: 5999 });
    expect(before.duty('reprocurement-start@lot#1').trigger.kind).toBe('renewal-decided');
    expect(before.has('reprocurement-start@lot#2')).toBe(false);
  });

  test('to renew, to bridge or to end owes no new purchase', () => {
    for (const decision of ['renew', 'bridge', 'end-no-budget'] as const) {
      const c = judged();
      c.approved('renewal', 'y1', { decision });
      c.ok('decide-renewal', { ...renew, decision });
      expect(c.has('reprocurement-start@lot#1')).toBe(false);
    }
  });

  test('exactly sixty passes', () => {
    const c = judged('222401', 6000);
    expect(c.last('annual-result-determined').data).toMatchObject({ pass: true, grade: 'pass' });
    c.approved('renewal', 'y1', { decision: 'renew' });
    c.ok('decide-renewal', renew);
    expect(c.duty('yearly-contract-signing@y2#1').due).toBe('2024-03-29');
  });

  test('without a result the act is refused, a decision on paper is a violation', () => {
    const c = serving();
    expect(c.no('decide-renewal', renew).code).toBe('approval-needed');
    expect(c.no('decide-renewal', renew, { on: '2023-04-01' }).code).toBe('second-person-needed');
    c.ok('decide-renewal', renew, { on: '2023-04-01', second: 'deputyHead' });
    expect(c.violations()).toEqual(['route-renewal: not-approved', 'renewal-gate: no-annual-result']);
  });

  test('is decided once, before the next year is signed, and not beyond the last year', () => {
    const c = renewed('640402');
    expect(c.no('decide-renewal', renew).code).toBe('already-recorded');
    expect(c.no('decide-renewal', { ...renew, year: 2 }).why).toEqual({ stage: 'last-year', years: 2 });
    expect(c.no('decide-renewal', { ...renew, year: 3 }).why).toEqual({ trigger: 'contract-signed', year: 3 });
  });

  test('stations dropped at the renewal are served to the end of the year and not after it', () => {
    const c = judged();
    c.approved('renewal', 'y1', { decision: 'renew' });
    expect(c.no('decide-renewal', { ...renew, dropStations: ['z'] }).why).toEqual({ subject: 's:z' });
    c.ok('decide-renewal', { ...renew, dropStations: ['b'] });
    const evaluation = { slot: 'firstHalf' as const, station: 'b', evaluators: ['e'], scoreHundredths: 1 };
    expect(c.no('record-evaluation', { year: 1, ...evaluation }).code).toBe('already-recorded');
    expect(c.no('record-evaluation', { year: 2, ...evaluation }).code).toBe('trigger-missing');
  });
});

describe('closing', () => {
  test('waits for the end of the service, for running approvals and for what is overdue', () => {
    expect(serving().no('close-cycle', { reason: '结束' }).why).toMatchObject({
      stage: 'serving',
      until: '2024-03-31',
    });
    const c = tendered();
    c.ok('submit-approval', { subject: { kind: 'deviation', ref: 'x' }, proposal: { what: '情况' } });
    expect(c.no('close-cycle', { reason: '结束' }).code).toBe('under-approval');
    const late = tendered();
    late.jump('2023-03-20');
    expect(late.no('close-cycle', { reason: '结束' }).why).toMatchObject({
      obligations: expect.stringContaining('filing-receipt@f1#1'),
    });
  });

  test('ends every duty but the keeping of files, and lets nothing in after it', () => {
    const c = tendered();
    for (const filing of ['f1', 'f2']) c.ok('record-receipt', { filing });
    c.ok('close-cycle', { reason: '项目取消' });
    expect(c.obligations().filter((each) => ['open', 'waiting', 'breached'].includes(each.status))).toMatchObject([
      { id: 'file-retention@cycle#1', notBefore: '2038-02-20' },
    ]);
    const refusal = c.no('void-tender', { reason: '晚了' });
    expect(refusal).toMatchObject({ code: 'cycle-closed', allowedNow: ['comment'] });
  });
});
