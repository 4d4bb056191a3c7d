import { describe, expect, test } from '@jest/globals';
import { ruleFor } from '../../../domain/policy/lookup.js';
import type { Case } from '../../support/case.js';
import { serving } from '../../support/course.js';

test('a yearly report of Yanji is received by prefecture and county, each for itself', () => {
  const c = serving();
  c.skip('2024-01-10');
  const report = { report: 'yearly' as const, period: 'p:2023' };
  c.ok('submit-report', { ...report, to: ['county', 'prefecture'] }, { as: 'contractor' });
  expect(c.duty('contractor-report-yearly@p:2023#1').status).toBe('open');
  c.ok('receive-report', { ...report, by: 'prefecture' }, { as: 'city' });
  c.ok('receive-report', { ...report, by: 'county' });
  expect(c.duty('contractor-report-yearly@p:2023#1').status).toBe('met');
  expect(c.state.report.reports['yearly/p:2023']?.received).toEqual({ prefecture: '2024-01-10', county: '2024-01-10' });
});

test('a half-year report goes to the region with a copy to the city; without the copy it is not done', () => {
  const c = serving('640402');
  c.skip('2024-01-10');
  const report = { report: 'county' as const, period: 'p:2023-H2' };
  c.ok('send-report-up', { ...report, to: 'province' });
  expect(c.duty('county-report-half-yearly@p:2023-H2#1').status).toBe('open');
  c.ok('send-report-up', { ...report, to: 'province', copyTo: ['city'] });
  expect(c.duty('county-report-half-yearly@p:2023-H2#1').status).toBe('met');
});

describe('a report of one station', () => {
  const monthly = { report: 'monthly' as const, period: 'p:2023-04' };
  const id = 'contractor-report-monthly@p:2023-04#1';
  /** After April, under a policy that asks each station for its own report, or as Yuanzhou has it. */
  const may = (per: 'contract' | 'station' | undefined) => {
    const c = serving('640402');
    const rule = ruleFor(c.policy, 'contractor-report-monthly', 'clock', 'act');
    if (rule?.periodic === undefined) throw new Error('no monthly report');
    const periodic = per === undefined ? rule.periodic : { ...rule.periodic, per };
    c.policy = { ...c.policy, rules: { ...c.policy.rules, [rule.id]: { ...rule, periodic } } };
    c.skip('2023-05-04');
    return c;
  };
  const received = (c: Case, change: { station?: string } = {}) => {
    c.ok('receive-report', { ...monthly, ...change, by: 'county' });
    c.ok('receive-report', { ...monthly, ...change, by: 'township' }, { as: 'township' });
    return c.duty(id).status;
  };

  test('does not close the period for the others', () => {
    const c = may('station');
    expect(received(c, { station: 'a' })).toBe('open');
    c.jump('2023-05-05');
    c.ok('receive-report', { ...monthly, station: 'b', by: 'county' });
    expect(c.duty(id).status).toBe('open');
    c.ok('receive-report', { ...monthly, station: 'b', by: 'township' }, { as: 'township' });
    expect(c.duty(id)).toMatchObject({ status: 'met' });
    expect(c.last('obligation-closed')).toMatchObject({ on: '2023-05-05', data: { verdict: 'met' } });
  });

  test('is asked of each: a report of the whole contract does not stand in for it', () => {
    expect(received(may('station'))).toBe('open');
  });

  test.each([undefined, 'contract'] as const)('counts where one report of the contract is asked: %s', (per) => {
    expect(received(may(per))).toBe('met');
    const parts = may(per);
    expect(received(parts, { station: 'a' })).toBe('open');
    expect(received(parts, { station: 'b' })).toBe('met');
  });

  test('is not asked of a station that was dropped, and not taken of one nobody knows', () => {
    const c = may('station');
    expect(c.no('receive-report', { ...monthly, station: 'z', by: 'county' }).why).toEqual({ subject: 's:z' });
    c.approved('amendment', 'y1', { deltaFen: 0 });
    c.ok('amend-contract', { year: 1, summary: '撤站', deltaFen: 0, dropStations: ['b'] });
    expect(received(c, { station: 'a' })).toBe('met');
  });
});

test('a contractor hands in and does not receive for the county', () => {
  const c = serving('640402');
  const report = { report: 'monthly' as const, period: 'p:2023-04' };
  expect(c.no('receive-report', { ...report, by: 'county' }, { as: 'contractor' }).code).toBe('post-missing');
  expect(c.no('submit-report', { ...report, to: ['county'] }, { as: 'township' }).code).toBe('post-missing');
});
