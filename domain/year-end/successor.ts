import { type PlainDate, yearOf } from '../calendar/plain-date.js';
import type { CycleId } from '../ids.js';

/** Numbers from here on are given to successors, below are those of the county's sequence. */
const SUCCESSOR_BASE = 500_000;

/**
 * The id of the cycle that takes over, derived from this one so that deciding it needs no counter: same code, the
 * year of the decision, and this cycle's number in the range kept for successors.
 */
export function successorId(cycleId: CycleId, on: PlainDate): CycleId {
  const [code, , number] = cycleId.split('-');
  const own = Number(number) % SUCCESSOR_BASE;
  return `${code}-${yearOf(on)}-${SUCCESSOR_BASE + own}` as CycleId;
}
