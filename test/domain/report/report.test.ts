import { expect, test } from '@jest/globals';
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

test('a contractor hands in and does not receive for the county', () => {
  const c = serving('640402');
  const report = { report: 'monthly' as const, period: 'p:2023-04' };
  expect(c.no('receive-report', { ...report, by: 'county' }, { as: 'contractor' }).code).toBe('post-missing');
  expect(c.no('submit-report', { ...report, to: ['county'] }, { as: 'township' }).code).toBe('post-missing');
});
