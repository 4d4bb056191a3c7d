import { describe, expect, test } from '@jest/globals';
import { voidRunning } from '../../../domain/approval/handlers/whole.js';
import { plainDate } from '../../../domain/calendar/plain-date.js';
import { isNo } from '../../../domain/refusal.js';
import { routeOf, step, THREE_STEPS, type World, worldOf } from './world.js';

const first = (world: World) => world.tasks()[0]?.id ?? '';

describe('withdrawing', () => {
  test('ends the approval and drops the open tasks', () => {
    const world = worldOf(THREE_STEPS).submitted();
    expect(world.give('officer', 'withdraw')).toBe('ok');
    expect(world.ended()).toMatchObject({ status: 'withdrawn', closedOn: '2026-03-02' });
    expect(world.kinds().slice(-3)).toEqual(['withdrawn', 'step-closed', 'approval-closed']);
    expect(world.give('officer', 'submit-approval')).toBe('ok');
    expect(Object.keys(world.state.approvals.running)).toEqual(['a2']);
  });

  test('needs a reason once somebody has decided', () => {
    const world = worldOf(THREE_STEPS).submitted();
    world.give('office', 'approve');
    expect(world.give('officer', 'withdraw')).toBe('opinion-required');
    expect(world.give('officer', 'withdraw', { reason: '计划有变' })).toBe('ok');
  });

  test('is for the initiator or the holder of his post', () => {
    const world = worldOf(THREE_STEPS).submitted();
    expect(world.give('office', 'withdraw')).toBe('not-your-task');
    expect(world.give('secondOfficer', 'withdraw')).toBe('ok');
    expect(world.give('officer', 'withdraw', { approval: 'a1' })).toBe('closed');
  });

  test('is refused on a view that has moved on', () => {
    expect(worldOf(THREE_STEPS).submitted().give('officer', 'withdraw', { ifVersion: 0 })).toBe('view-changed');
  });
});

test('a terminated contract takes the running approvals with it', () => {
  const world = worldOf(THREE_STEPS).submitted();
  world.record(voidRunning(world.state, 'system'));
  expect(world.ended().status).toBe('void');
  expect(voidRunning(world.state, 'system')).toEqual([]);
});

describe('urging', () => {
  test('is possible from the working day after the task opened, once a day, and the next day is named', () => {
    const world = worldOf(THREE_STEPS).submitted();
    const task = first(world);
    const early = world.answer('officer', 'urge', { task });
    expect(isNo(early) && [early.refused, early.why]).toEqual([
      'urged-today',
      { next: '2026-03-03', opened: '2026-03-02' },
    ]);
    world.today = plainDate('2026-03-03');
    expect(world.give('officer', 'urge', { task })).toBe('ok');
    expect(world.give('administrator', 'urge', { task })).toBe('urged-today');
  });

  test('stops after five times', () => {
    const world = worldOf(THREE_STEPS).submitted();
    const task = first(world);
    for (const day of ['03', '04', '05', '06', '09']) {
      world.today = plainDate(`2026-03-${day}`);
      expect(world.give('officer', 'urge', { task })).toBe('ok');
    }
    world.today = plainDate('2026-03-10');
    expect(world.give('officer', 'urge', { task })).toBe('urged-enough');
  });

  test('is for the initiator, the case officer and the administrator, and for open tasks', () => {
    const world = worldOf(THREE_STEPS).submitted();
    const task = first(world);
    world.today = plainDate('2026-03-03');
    expect(world.give('deputy', 'urge', { task })).toBe('not-your-task');
    world.give('office', 'approve');
    expect(world.give('officer', 'urge', { task })).toBe('task-not-open');
  });

  test('does not make a view out of date', () => {
    const world = worldOf(THREE_STEPS).submitted();
    const seen = world.running().version;
    world.today = plainDate('2026-03-03');
    world.give('officer', 'urge', { task: first(world) });
    expect(world.running().version).toBe(seen);
  });
});

describe('copies and comments', () => {
  test('a copy is a right to read; sending it again is no fault and changes nothing', () => {
    const world = worldOf(THREE_STEPS).submitted();
    expect(world.give('office', 'copy', { persons: ['clerk', 'clerk'] })).toBe('ok');
    expect(world.running().copied).toEqual(['clerk']);
    expect(world.answer('office', 'copy', { persons: ['clerk'] })).toEqual({ facts: [] });
  });

  test('goes to people of the offices only, at most twenty', () => {
    const world = worldOf(THREE_STEPS).submitted();
    expect(world.give('office', 'copy', { persons: ['evaluator'] })).toBe('not-allowed-to-read');
    expect(world.give('office', 'copy', { persons: ['stranger'] })).toBe('not-allowed-to-read');
    expect(world.give('office', 'copy', { persons: [] })).toBe('bad-input');
    expect(world.give('office', 'copy', { persons: Array.from({ length: 21 }, () => 'clerk') })).toBe('too-long');
  });

  test('a comment is possible after the end too, up to 2,000 characters', () => {
    const world = worldOf(routeOf([step('office', ['headOfOffice'])])).submitted();
    world.give('office', 'approve');
    expect(world.give('finance', 'comment', { approval: 'a1', text: '已阅' })).toBe('ok');
    expect(world.give('finance', 'copy', { approval: 'a1', persons: ['clerk'] })).toBe('ok');
    expect(world.ended().copied).toEqual(['clerk']);
    expect(world.give('finance', 'comment', { approval: 'a1', text: '长'.repeat(2001) })).toBe('too-long');
    expect(world.give('finance', 'comment', { approval: 'a1', text: ' ' })).toBe('opinion-required');
    expect(world.give('finance', 'comment', { approval: 'a9', text: '已阅' })).toBe('unknown-subject');
  });

  test('an outside party speaks only where it has a part', () => {
    const outside = worldOf(THREE_STEPS).submitted();
    expect(outside.give('evaluator', 'comment', { text: '已阅' })).toBe('not-allowed-to-read');
    const inside = worldOf(routeOf([step('third', [], { who: { by: 'party', party: 'evaluator' } })])).submitted();
    expect(inside.give('evaluator', 'comment', { text: '已阅' })).toBe('ok');
    inside.give('evaluator', 'approve');
    expect(inside.give('evaluator', 'comment', { approval: 'a1', text: '已阅' })).toBe('ok');
  });
});
