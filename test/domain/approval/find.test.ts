import { describe, expect, test } from '@jest/globals';
import { approvalIdOf, entryIdOf, inForce } from '../../../domain/approval/find.js';
import { given, straightBack, submitted } from './scenes.js';
import { routeOf, step, type World, worldOf } from './world.js';

test('a task is named by its approval, its entry and its number', () => {
  expect([approvalIdOf('a3.12.4'), entryIdOf('a3.12.4')]).toEqual(['a3', 'a3.12']);
  expect([approvalIdOf('a3'), entryIdOf('a3.12')]).toEqual(['a3', 'a3.12']);
});

describe('of each step counts the entry', () => {
  const counting = (world: World) =>
    Object.entries(inForce(world.running())).map(([key, entry]) => `${key} ${entry.no}`);

  test('that was passed, carried over or skipped; not one that is open', () => {
    const passed = given(submitted(), ['office', 'approve']);
    expect(counting(passed)).toEqual(['office 1']);
    const carried = given(passed, ['deputy', 'approve'], ['head', 'return', straightBack('office')]);
    expect(counting(given(carried, ['office', 'approve']))).toEqual(['office 4', 'deputy 5']);
    const jumped = given(submitted(), ['administrator', 'repair-jump', { to: 'head' }]);
    expect(counting(given(jumped, ['superior', 'approve', { task: 'a2.1.1' }]))).toEqual(['office 1', 'deputy 2']);
  });

  test('since the last return to it or before it; a revision is no step', () => {
    const world = given(submitted(), ['office', 'approve'], ['deputy', 'approve']);
    given(world, ['head', 'return', { to: 'deputy' }]);
    expect(counting(world)).toEqual(['office 1']);
    given(world, ['deputy', 'return']);
    expect(counting(world)).toEqual([]);
    expect(counting(given(world, ['officer', 'resubmit']))).toEqual([]);
  });
});

describe('a revision is given the days', () => {
  const due = (world: World) => world.tasks().find(({ status }) => status === 'open')?.due?.on;
  const route = routeOf([
    step('office', ['headOfOffice'], { limitWd: 8 }),
    step('deputy', ['deputyHead'], { limitWd: 5 }),
    step('head', ['bureauHead']),
  ]);

  test('of the step that asked for it, and each step its own', () => {
    const world = worldOf(route).submitted();
    expect(due(world)).toBe('2026-03-12');
    expect(due(given(world, ['office', 'return']))).toBe('2026-03-12');
    expect(due(given(world, ['officer', 'resubmit'], ['office', 'approve']))).toBe('2026-03-09');
    expect(due(given(world, ['deputy', 'return']))).toBe('2026-03-09');
  });

  test('three, where a repair brought it back and no step asked', () => {
    expect(due(given(worldOf(route).submitted(), ['administrator', 'repair-jump', { to: 'initiator' }]))).toBe(
      '2026-03-05',
    );
  });

  test('not of a step that asked later', () => {
    const world = given(worldOf(route).submitted(), ['office', 'approve'], ['deputy', 'return', { to: 'office' }]);
    expect(due(world)).toBe('2026-03-12');
  });
});
