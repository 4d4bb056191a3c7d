import { expect, test } from '@jest/globals';
import { tasksOf } from '../../../domain/approval/find.js';
import { notTakenBack } from '../../soak/afterwards.js';
import { runOf } from '../../soak/run.js';

/** Paper of the first of a queue is objected to after the second has decided, and then the second takes that back. */
const OBJECTED_THEN_TAKEN_BACK = 1_872_214_027;

test('in a queue, who takes his decision back waits for whoever is before him again, when paper of that one was objected to', () => {
  const { world, accepted } = runOf(OBJECTED_THEN_TAKEN_BACK, () => undefined);
  expect(accepted.map(({ verb }) => verb)).toEqual(expect.arrayContaining(['object-to-paper', 'take-back']));
  const entries = Object.values(world.state.approvals.running).flatMap((each) => each.entries);
  const open = entries.flatMap((entry) => tasksOf(entry)).filter(({ status }) => status === 'open');
  expect(open.length).toBe(1);
  expect(notTakenBack(world, 'approve')).toEqual([]);
});
