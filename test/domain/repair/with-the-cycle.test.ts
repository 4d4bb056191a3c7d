import { describe, expect, test } from '@jest/globals';
import { openTasks } from '../../../domain/approval/tasks.js';
import type { Post } from '../../../domain/people.js';
import { type Case, d } from '../../support/case.js';
import { opened, plan } from '../../support/course.js';

function approve(c: Case, holder: Post): void {
  const task = openTasks(c.state).find((each) => each.holder === holder);
  const running = c.state.approvals.running[task?.approval ?? ''];
  const seen = { ifVersion: running?.version ?? 0, contentHash: running?.subject.hash ?? '' };
  c.ok('approve', { task: task?.task ?? '', ...seen }, { as: holder });
}

describe('an approved plan whose approval is asked anew', () => {
  const FILING = 'plan-filing@programme';
  const reopened = () => {
    const c = opened();
    c.to('2023-01-10');
    c.ok('draft-plan', plan());
    c.approved('annual-plan', 'y1');
    const { due } = c.duty(`${FILING}#1`);
    c.to('2023-01-12');
    c.ok('reopen', { approval: 'a1', step: 'head', reason: '金额有误' });
    expect(c.state.closed[`${FILING}#1`]).toBeUndefined();
    approve(c, 'superior');
    return { c, due };
  };

  test('leaves its duties void, and the new approval brings new ones', () => {
    const { c, due } = reopened();
    expect(c.state.closed[`${FILING}#1`]).toMatchObject({ verdict: 'void' });
    expect(c.no('submit-approval', { subject: { kind: 'annual-plan', ref: 'y1' } }).code).toBe('already-running');
    approve(c, 'bureauHead');
    expect(c.duty(`${FILING}#2`).trigger.on).toBe('2023-01-12');
    expect(String(c.duty(`${FILING}#2`).due) > String(due)).toBe(true);
  });

  test('and that is withdrawn owes what it owed, by the same day', () => {
    const { c, due } = reopened();
    const { id, version } = c.state.approvals.running.a3 ?? { id: 'a3', version: 0 };
    c.ok('withdraw', { approval: id, ifVersion: version, reason: '无需更改' });
    expect(c.duty(`${FILING}#2`)).toMatchObject({ due, trigger: { on: '2023-01-10' } });
  });
});

describe('whoever was told of a task a repair gave him', () => {
  const given = () => {
    const c = opened();
    c.to('2023-01-10');
    c.ok('draft-plan', plan());
    c.ok('submit-approval', { subject: { kind: 'annual-plan', ref: 'y1' } });
    const [task] = openTasks(c.state);
    const previewVersion = c.state.approvals.running.a1?.version ?? 0;
    const repair = { task: task?.task ?? '', to: 'deputyHead', reason: '长期病假', previewVersion };
    c.ok('repair-reassign', repair, { as: 'administrator' });
    return { c, task: task?.task ?? '' };
  };

  test('hears that it is not his any more when the repair is undone, and the first has it again by the same day', () => {
    const { c, task } = given();
    const before = openTasks(c.state)[0];
    c.to('2023-01-11');
    expect(
      c.notices.some(
        ({ key, audience }) => key.startsWith(`${task}/`) && 'person' in audience && audience.person === 'deputyHead',
      ),
    ).toBe(true);
    const seq = c.state.approvals.running.a1?.undo?.seq ?? 0;
    c.ok('undo-repair', { approval: 'a1', seq }, { as: 'administrator' });
    expect(openTasks(c.state)).toMatchObject([{ task, holder: 'headOfOffice', due: before?.due }]);
    c.to('2023-01-12');
    const own = c.notices.filter(({ key }) => key.startsWith(`${task}/`));
    const told = own.map(({ occurrence, audience }) => `${occurrence} ${'person' in audience ? audience.person : ''}`);
    expect(told.slice(-2)).toEqual(expect.arrayContaining(['withdrawn deputyHead']));
    expect(told.filter((each) => each === 'withdrawn deputyHead')).toHaveLength(1);
    // The first heard that it was not his any more; now he hears of it again, under a key of its own.
    expect(told.filter((each) => each === 'task headOfOffice')).toHaveLength(2);
    expect(new Set(own.map(({ key }) => key)).size).toBe(own.length);
  });
});

test('a repair nobody agreed to falls away with the limit of its step, and wakes the cycle for that', () => {
  const c = opened();
  c.to('2023-01-10');
  c.ok('draft-plan', plan());
  c.ok('submit-approval', { subject: { kind: 'annual-plan', ref: 'y1' } });
  const previewVersion = c.state.approvals.running.a1?.version ?? 0;
  c.ok('repair-jump', { approval: 'a1', to: 'head', reason: '长期病假', previewVersion }, { as: 'administrator' });
  c.to('2023-01-13');
  expect(c.state.approvals.running.a2?.status).toBe('running');
  c.to('2023-01-16');
  expect(c.state.approvals.closed.a2).toMatchObject({ status: 'void', closedOn: d('2023-01-14') });
  expect(c.state.approvals.running.a1?.entries).toHaveLength(1);
});
