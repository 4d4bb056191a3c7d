import { type PlainDate, yearOf } from '../calendar/plain-date.js';
import { contentHash } from '../hash.js';
import type { CycleId } from '../ids.js';

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
