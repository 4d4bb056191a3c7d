import { describe, expect, test } from '@jest/globals';
import { openTasks } from '../../../domain/approval/tasks.js';
import { given, inTurn, submitted } from './scenes.js';
import { routeOf, START, step, worldOf } from './world.js';

describe('the to-do list', () => {
  test('says of a task where it stands, since when, until when, who has it and who decides', () => {
    const [task, ...more] = openTasks(submitted().state);
    expect(more).toEqual([]);
    expect(task).toMatchObject({
      approval: 'a1',
      task: 'a1.1.1',
      step: 'office',
      subject: { kind: 'annual-plan', ref: 'y1' },
      openedOn: START,
      due: { on: '2026-03-05' },
      holder: 'office',
      owner: 'office',
    });
    expect(task?.since).toBeDefined();
    expect(Object.keys(task?.subject ?? {})).toEqual(['kind', 'ref']);
  });

  test('has nothing of who comes later in the same step, and nothing of who has decided', () => {
    const world = inTurn();
    expect(openTasks(world.state).map(({ owner }) => owner)).toEqual(['office']);
    given(world, ['office', 'approve']);
    expect(openTasks(world.state).map(({ owner }) => owner)).toEqual(['deputy']);
  });

  test('names whoever it was delegated to as the one who has it, and still who decides', () => {
    const world = given(submitted(), ['office', 'delegate', { to: 'clerk' }]);
    expect(openTasks(world.state).map(({ holder, owner }) => [holder, owner])).toEqual([['clerk', 'office']]);
  });

  test('has nothing of an approval whose step nobody sits in', () => {
    const world = worldOf(routeOf([step('office', ['headOfOffice'])]));
    world.leaves('office');
    world.submitted();
    expect(openTasks(world.state)).toEqual([]);
  });
});
