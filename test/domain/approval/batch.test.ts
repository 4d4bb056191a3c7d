import { describe, expect, test } from '@jest/globals';
import { mayBatch } from '../../../domain/approval/batch.js';
import { CHOSEN, given, straightBack, VOTE } from './scenes.js';
import { routeOf, step, THREE_STEPS, type World, worldOf } from './world.js';

const TASK = 'a1.1.1';
const may = (world: World, task = TASK) => mayBatch(world.running(), task);
const batched = { ...THREE_STEPS, batch: true };

describe('a task may be ticked to be agreed to together with others', () => {
  test('where its route takes it, and the rules then take it too', () => {
    const world = worldOf(batched).submitted();
    expect(may(world)).toBe(true);
    expect(world.give('office', 'approve', {}, { via: 'batch' })).toBe('ok');
    expect([may(world), may(world, 'a1.2.1')]).toEqual([false, true]);
  });

  test.each([
    ['its route does not', THREE_STEPS],
    ['it decides on money', { ...batched, money: true }],
    ['it is a vote', routeOf([step('vote', ['headOfOffice', 'deputyHead'], { tally: VOTE })], { batch: true })],
    [
      'the people of the next step are to be named with it',
      routeOf([step('office', ['headOfOffice']), step('reader', [], { who: CHOSEN })], { batch: true }),
    ],
  ])('not where %s', (_why, route) => {
    expect(may(worldOf(route).submitted())).toBe(false);
  });

  test('not while another has it in hand to prepare, nor what went back to be revised', () => {
    const handed = given(worldOf(batched).submitted(), ['office', 'delegate', { to: 'clerk', reason: '请核对' }]);
    expect(may(handed)).toBe(false);
    const back = given(worldOf(batched).submitted(), [
      'office',
      'return',
      { ...straightBack('initiator'), opinion: '请补充' },
    ]);
    expect([may(back), may(back, 'a1.2.1'), may(back, 'a1.9.9')]).toEqual([false, false, false]);
  });
});
