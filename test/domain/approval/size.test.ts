import { expect, test } from '@jest/globals';
import { routeOf, step, type World, worldOf } from './world.js';

/** Rounds of one step with three seats, each sent back to the initiator, until no more entries are given. */
function longest(): World {
  const world = worldOf(routeOf([step('s', ['headOfOffice', 'deputyHead', 'bureauHead'])])).submitted();
  for (let answer = 'ok'; answer === 'ok'; ) {
    world.give('office', 'approve');
    world.give('deputy', 'approve');
    answer = world.give('head', 'return');
    if (answer === 'ok') world.give('officer', 'resubmit');
  }
  return world;
}

const size = (value: unknown) => JSON.stringify(value).length;

test('the longest approval of three seats a step stays under 40 KB, and no act makes it longer', () => {
  const world = longest();
  expect(world.running().entries).toHaveLength(39);
  expect(size(world.running())).toBeLessThan(40_960);
  expect(world.give('head', 'return')).toBe('too-many-rounds');
});

test('what a repair keeps for its undo is the entry in hand, not the forty before it', () => {
  const world = longest();
  expect(world.give('administrator', 'repair-reassign', { to: 'clerk' })).toBe('ok');
  expect(size(world.running().undo)).toBeLessThan(4_096);
});
