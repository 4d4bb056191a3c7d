import { addDays, maxDate, type PlainDate } from '../calendar/plain-date.js';
import type { Judging } from '../cycle/chapter.js';
import { measure } from '../cycle/checks.js';
import type { CycleState } from '../cycle/state.js';
import { yearSubject } from '../ids.js';
import { type Fen, fen, sumFen } from '../money/fen.js';
import { earliestSigning, reprocurementChain } from '../obligations/chain.js';
import { again } from '../obligations/due.js';
import { supplemented } from './supplements.js';

/**
 * The bridge contract (过渡合同) that can close a gap: for which contract year, the days without service when buying
 * again begins today, and the most it may still carry. `mostFen` is null where no limit holds for this purchase.
 */
export type BridgeOffer = {
  year: number;
  from: PlainDate;
  to: PlainDate;
  mostFen: Fen | null;
  maxPercent: number | null;
};

/**
 * The offer for a contract year, or nothing where whoever starts today still signs before the service ends. All
 * supplements and bridges of a year together stay within the limit (政府采购法 31、49), so what is spent is taken off.
 */
export function bridgeOffer(state: CycleState, judging: Judging, year: number): BridgeOffer | undefined {
  const contract = state.contract.years[yearSubject(year)];
  if (contract === undefined) return undefined;
  const others = state.contract.bridges.filter((each) => each.year === year);
  const served = [contract.serviceTo, ...others.map(({ serviceTo }) => serviceTo)].reduce(maxDate);
  const signed = earliestSigning(judging.today, reprocurementChain(again(state, judging)), judging.calendar);
  if (signed <= served) return undefined;
  const maxPercent = measure(state, judging, 'bridge-limit')?.max ?? null;
  const spent = sumFen([fen(supplemented(contract)), ...others.map((each) => each.fen)]);
  const mostFen = maxPercent === null ? null : fen(Math.max(percentBelow(contract.fen, maxPercent) - spent, 0));
  return { year, from: addDays(served, 1), to: signed, mostFen, maxPercent };
}

/** The largest whole sum that is not over the percentage. */
function percentBelow(amount: Fen, percent: number): number {
  return Number((BigInt(amount) * BigInt(percent)) / 100n);
}
