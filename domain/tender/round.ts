import type { CycleState } from '../cycle/state.js';
import type { TenderRound } from './fold.js';

/** The running round, when it is neither void nor absent. */
export function liveRound(state: CycleState): TenderRound | undefined {
  const round = state.tender.current;
  return round === null || round.voidedOn !== null ? undefined : round;
}

/** True once any yearly contract is on record: the purchase itself is over then, also in an adopted cycle. */
export function isContracted(state: CycleState): boolean {
  return Object.keys(state.contract.years).length > 0;
}

/** True once anybody outside could know of the purchase, and so ask about it. */
export function isPublic(state: CycleState): boolean {
  return state.tender.intention !== null || state.tender.current !== null || isContracted(state);
}
