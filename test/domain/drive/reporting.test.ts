import { expect, test } from '@jest/globals';
import { report } from '../../../domain/drive/steps/reporting.js';
import { ruleFor } from '../../../domain/policy/lookup.js';
import { serving } from '../../support/course.js';

test('where each station owes its own report the driver hands in and receives them station by station', () => {
  const c = serving('640402');
  const rule = ruleFor(c.policy, 'contractor-report-monthly', 'clock', 'act');
  if (rule?.periodic === undefined) throw new Error('no monthly report');
  const periodic = { ...rule.periodic, per: 'station' as const };
  c.policy = { ...c.policy, rules: { ...c.policy.rules, [rule.id]: { ...rule, periodic } } };
  c.skip('2023-05-04');
  const id = 'contractor-report-monthly@p:2023-04#1';
  const given: string[] = [];
  while (c.duty(id).status === 'open' && given.length < 10) {
    const next = report(c.duty(id), c.today, { state: c.state, judging: c.judging() });
    if (next?.kind !== 'submit-report' && next?.kind !== 'receive-report') throw new Error('nothing to do');
    given.push(`${next.kind} ${(next.data as { station?: string }).station}`);
    c.ok(next.kind, next.data as never, { as: next.by as never });
  }
  expect(c.duty(id).status).toBe('met');
  expect(given.filter((each) => each.startsWith('submit'))).toEqual(['submit-report a', 'submit-report b']);
  expect(given).toHaveLength(6);
});
