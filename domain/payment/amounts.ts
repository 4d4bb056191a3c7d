import type { Judging } from '../cycle/chapter.js';
import type { CycleState } from '../cycle/state.js';
import { yearSubject } from '../ids.js';
import { type Fen, fen } from '../money/fen.js';
import { schemeOf } from './gates.js';
import type { TrancheOf } from './types.js';

/**
 * What a tranche comes to, in fen: its share of the contract sum in force, rounded down; the last one is the rest -
 * the sum in force less what was allocated and deducted -, never a percentage.
 */
export function trancheAmount(state: CycleState, judging: Judging, of: TrancheOf): Fen | undefined {
  const tranche = schemeOf(state, judging)?.tranches.find((each) => each.no === of.tranche);
  const contract = state.contract.years[yearSubject(of.year)];
  if (tranche === undefined || contract === undefined) return undefined;
  if (tranche.percent !== 'rest') return fen(Math.floor((contract.fenInForce * tranche.percent) / 100));
  return fen(contract.fenInForce - spentOfYear(state, of.year));
}

/** Allocated and deducted so far in that contract year, in fen. */
export function spentOfYear(state: CycleState, year: number): Fen {
  const own = Object.values(state.payment.tranches).filter((each) => each.year === year);
  return fen(own.reduce((sum, each) => sum + each.allocatedFen + each.deductedFen, 0));
}
