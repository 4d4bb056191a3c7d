import { describe, expect, test } from '@jest/globals';
import { openTasks } from '../../../domain/approval/tasks.js';
import type { Case } from '../../support/case.js';
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

  const SUBJECT = { kind: 'scope-extension' as const, ref: 'programme' };
  /** Asked for and under approval. */
  function underApproval() {
    const c = opened();
    c.ok('request-scope-extension', MEALS);
    c.ok('submit-approval', { subject: SUBJECT });
    return c;
  }
  /** The open task as its holder sees it. */
  function seen({ state }: Case) {
    const [task] = openTasks(state);
    const { version = 0, subject } = state.approvals.running[task?.approval ?? ''] ?? {};
    return { task: task?.task ?? '', ifVersion: version, contentHash: subject?.hash ?? '' };
  }

  test('a second request waits while the first is under approval, and the answer names that approval', () => {
    const c = underApproval();
    const busy = c.no('request-scope-extension', WIDER);
    expect([busy.code, busy.why]).toMatchObject(['under-approval', { approval: 'a1', kind: 'scope-extension' }]);
    // Nor is the same put to other approvers under another name.
    const twice = c.no('submit-approval', { subject: { ...SUBJECT, ref: 'lot' } });
    expect([twice.code, twice.why]).toEqual(['already-running', { approval: 'a1' }]);
    c.ok('withdraw', { approval: 'a1', ifVersion: seen(c).ifVersion });
    c.ok('request-scope-extension', WIDER);
  });

  test('sent back to who asked, it may be asked for otherwise, and is approved as it then stands', () => {
    const c = underApproval();
    const then = 'again' as const;
    c.ok('return', { ...seen(c), to: 'initiator', then, opinion: '请写明对象' }, { as: 'headOfOffice' });
    c.ok('request-scope-extension', WIDER);
    c.ok('resubmit', seen(c));
    expect(c.no('request-scope-extension', MEALS).code).toBe('under-approval');
    c.ok('approve', seen(c), { as: 'headOfOffice' });
  });
});
