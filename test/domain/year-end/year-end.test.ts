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
