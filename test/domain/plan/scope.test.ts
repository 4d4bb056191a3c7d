import { describe, expect, test } from '@jest/globals';
import { opened, plan, serving } from '../../support/course.js';

const MEALS = { items: ['助餐'], reason: '需求' };
const WIDER = { items: ['易地搬迁群众服务'], domains: ['relocatedResidents' as const], reason: '需求' };

describe('services beyond the list', () => {
  test('are not bought before the approver of the profile has widened it', () => {
    const c = opened();
    const wanted = plan(1, { extraItems: ['助餐'] });
    c.ok('request-scope-extension', MEALS);
    expect(c.no('draft-plan', wanted).why).toMatchObject({ rule: 'scope-extension', approver: 'province' });
    const other = { items: ['助餐'], by: 'county' as const, approved: true };
    expect(c.no('record-scope-decision', other).why.what).toBe('wrong-approver');
    c.ok('record-scope-decision', { ...other, by: 'province', approved: false });
    expect(c.no('draft-plan', wanted).why.what).toBe('needs-approval');
    c.ok('record-scope-decision', { ...other, by: 'province', number: '民函1号' });
    c.ok('draft-plan', wanted);
    expect(c.no('draft-plan', plan(1, { extraItems: ['助餐', '助浴'] })).why.items).toBe('助浴');
  });

  test('a further field of service needs the same, also when a contract is amended', () => {
    const c = serving();
    const more = { year: 1, summary: '增加', deltaFen: 0, domains: ['relocatedResidents' as const] };
    c.ok('request-scope-extension', WIDER);
    c.approved('amendment', 'y1', { summary: '增加' });
    expect(c.no('amend-contract', more).why).toMatchObject({ rule: 'service-catalogue', what: 'outside-catalogue' });
    c.ok('record-scope-decision', { items: WIDER.items, domains: WIDER.domains, by: 'province', approved: true });
    c.ok('amend-contract', more);
  });

  test('nobody approves what nobody asked for', () => {
    const c = opened();
    const yes = { items: ['助餐'], by: 'province' as const, approved: true };
    expect(c.no('record-scope-decision', yes).code).toBe('trigger-missing');
    c.ok('request-scope-extension', MEALS);
    expect(c.no('record-scope-decision', { ...yes, items: ['助浴'] }).why).toEqual({ subject: '助浴' });
  });

  test('what reads like a task of government itself is marked for people to judge, when asked for and when bought', () => {
    const c = opened();
    const items = ['代办行政处罚文书'];
    c.ok('request-scope-extension', { items, reason: '需求' });
    expect(c.violations()).toEqual(['government-only: never-in-scope', 'scope-extension: needs-approval']);
    c.ok('record-scope-decision', { items, by: 'province', approved: true });
    c.ok('draft-plan', plan(1, { extraItems: items }));
    expect(c.violations().filter((each) => each === 'government-only: never-in-scope')).toHaveLength(3);
  });
});
