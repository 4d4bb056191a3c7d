import { type PlainDate, yearOf } from '../calendar/plain-date.js';
import type { CycleState } from '../cycle/state.js';
import { contentHash } from '../hash.js';
import { type CycleId, type YearNo, yearSubject } from '../ids.js';

/** Numbers from here on are given to successors, below are those of the county's sequence. */
const SUCCESSOR_BASE = 500_000;
/** From here on, successors of successors. */
const LATER_BASE = 750_000;
/** A county opens fewer cycles a year than this. */
const A_YEAR = 10_000;
const YEARS = 25;

/**
 * The id of the cycle that takes over, derived from this one so that deciding it needs no counter: same code, the
 * year of the decision, and a number that tells predecessors of all years apart. The second takeover in a row has no
 * room for that any more and takes a number from the hash of its predecessor's id.
 */
export function successorId(cycleId: CycleId, on: PlainDate): CycleId {
  const [code, year, number] = cycleId.split('-');
  const own = Number(number);
  const at =
    own < A_YEAR
      ? SUCCESSOR_BASE + (Number(year) % YEARS) * A_YEAR + own
      : LATER_BASE + (Number.parseInt(contentHash(cycleId).slice(0, 8), 16) % (YEARS * A_YEAR));
  return `${code}-${yearOf(on)}-${at}` as CycleId;
}

/**
 * True while nothing yet makes it a duty to buy this lot again after that year: the last year always does, a decision
 * to buy again did, and a cycle that already has its successor needs no other. So one purchase to come is owed once.
 */
export function owesNoPurchaseYet({ plan, yearEnd }: CycleState, year: YearNo): boolean {
  const isLast = year >= (plan.opening?.years ?? 1);
  return !isLast && yearEnd.successor === null && yearEnd.renewals[yearSubject(year)]?.decision !== 'retender';
}
