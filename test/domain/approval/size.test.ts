import { expect, test } from '@jest/globals';
import { routeOf, step, type World, worldOf } from './world.js';

/** Rounds of one step with three seats, each sent back to the initiator, until it may go back no more. */
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

const LARGEST = 16_384;

test('at its longest, and with the last return answered, an approval fits 16 KB', () => {
  const world = longest();
  expect(world.running().entries.length).toBeGreaterThan(12);
  expect(size(world.running())).toBeLessThanOrEqual(LARGEST);
});

test('what a repair keeps for its undo is the entry in hand, not all before it', () => {
  const world = longest();
  expect(world.give('administrator', 'repair-reassign', { to: 'clerk' })).toBe('ok');
  expect(size(world.running().undo)).toBeLessThan(4_096);
});
