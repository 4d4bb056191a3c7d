import { ledgerInForce, separationPairs } from '../../../domain/approval/route.js';
import { type Instant, instantAt } from '../../../domain/calendar/instant.js';
import { plainDate } from '../../../domain/calendar/plain-date.js';
import type { FactOf } from '../../../domain/facts.js';
import type { Obligation } from '../../../domain/obligations/types.js';
import { NOTHING_SEEN, stuckOf } from '../../../domain/stuck/detect.js';
import type { Reason, SeatsFound, Stuck, StuckInput } from '../../../domain/stuck/types.js';
import type { World } from '../approval/world.js';

export const d = plainDate;

/** Ten o'clock of a day. */
export function on(day: string): Instant {
  return instantAt(plainDate(day), '10:00');
}

/** What is to be seen of a world of approvals, as the store gathers it from the record. */
export function seenOf(world: World, more: Partial<StuckInput> = {}): StuckInput {
  const judging = world.judging();
  const found = world.facts.filter((fact): fact is FactOf<'seats-resolved'> => fact.kind === 'seats-resolved');
  const seatsFound = found.map(({ at, data: { approval, entry, excluded } }): SeatsFound => {
    return { approval, entry, at, excluded };
  });
  return {
    ...NOTHING_SEEN,
    state: world.state,
    directory: world.directory,
    separation: { ledger: ledgerInForce(world.state, judging), pairs: separationPairs(world.state, judging) },
    seatsFound,
    ...more,
  };
}

/** What of one reason is stuck on a day. */
export function stuckOn(input: Partial<StuckInput>, reason: Reason, day: string): Stuck[] {
  return stuckOf({ ...NOTHING_SEEN, ...input }, on(day), [reason]);
}

/** The commands and ways a finding offers, in order. */
export function waysOf(stuck: Stuck | undefined): string[] {
  return (stuck?.repair ?? []).map((each) => ('command' in each ? each.command : each.way));
}

/** A duty of the officer by law, due on 10 March 2026. */
export function duty(change: Partial<Obligation> = {}): Obligation {
  const due = change.due === undefined ? plainDate('2026-03-10') : change.due;
  return {
    id: 'plan-filing@y1#1',
    rule: 'plan-filing',
    subject: 'y1',
    n: 1,
    owner: 'officer',
    trigger: { kind: 'plan-approved', on: plainDate('2026-02-24'), seq: 9 },
    due,
    certainty: 'final',
    earliest: due,
    latest: due,
    authority: 'stated',
    severity: 'law',
    status: 'open',
    basis: 'CN',
    proof: [],
    ...change,
  };
}
