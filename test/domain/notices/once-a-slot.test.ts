import { describe, expect, test } from '@jest/globals';
import { remindersOf } from '../../../domain/notices/reminders.js';
import type { Obligation } from '../../../domain/obligations/types.js';
import { ruleFor } from '../../../domain/policy/lookup.js';
import { cycleWorld, d } from '../../support/cycle-world.js';

const { policy, calendar } = cycleWorld('222401', '2026-01-05');
const found = ruleFor(policy, 'reminder-plan', 'reminders', 'act');

/** A duty of the officer that was three weeks late when anybody put it on record. */
const LATE: Obligation = {
  id: 'plan-filing@programme#1',
  rule: 'plan-filing',
  subject: 'programme',
  n: 1,
  owner: 'officer',
  trigger: { kind: 'plan-approved', on: d('2026-03-02'), seq: 7 },
  due: d('2026-03-16'),
  earliest: d('2026-03-16'),
  latest: d('2026-03-16'),
  certainty: 'final',
  authority: 'assumed',
  severity: 'policy',
  status: 'breached',
  basis: '',
  proof: [],
};

function remindersKnownOn(recordedOn: string) {
  if (found === undefined) throw new Error('the profile has no reminder plan');
  const ground = { rule: found, calendar, recordedOn: d(recordedOn), moved: undefined, until: d('2026-05-29') };
  return remindersOf(LATE, ground);
}

describe('a duty recorded when it is late already', () => {
  test('is told once a day to one person, as overdue and not also as new', () => {
    const days = Array.from({ length: 10 }, (_none, at) => `2026-04-${String(at + 7).padStart(2, '0')}`);
    for (const recordedOn of days) {
      const told = remindersKnownOn(recordedOn).map((each) => `${each.slot} ${JSON.stringify(each.audience)}`);
      expect(told).toHaveLength(new Set(told).size);
    }
  });

  test('on a day of an overdue reminder the overdue one is the one that stays', () => {
    const overdueDay = remindersKnownOn('2026-03-17').find((each) => each.occurrence === 'overdue-5')?.slot;
    const first = remindersKnownOn(overdueDay ?? '')[0];
    expect(first).toMatchObject({ slot: overdueDay, occurrence: 'overdue-5' });
  });
});
