import { latestContract } from '../contract/fold.js';
import { type Broken, draft, type Handler, type Judging } from '../cycle/chapter.js';
import { breaks, measure } from '../cycle/checks.js';
import { CASE_OR_AGENT } from '../cycle/posts.js';
import type { CycleState } from '../cycle/state.js';
import type { Fen } from '../money/fen.js';
import { isOverPercent } from '../money/percent.js';
import { type No, no } from '../refusal.js';
import { isContracted, liveRound } from './round.js';
import type { BondOf, TenderCommands } from './types.js';

/** Bonds of a kind that are held, by the id of who gave them. */
function heldOf({ tender }: CycleState, of: BondOf): Record<string, Fen> {
  return of === 'bid' ? tender.bonds : tender.performanceBonds;
}

/** Bidders whose bid bond is to go back after the award: neither the winner's, nor that of a winner who declined. */
export function losersWithBond({ tender }: CycleState): string[] {
  const { award, current } = tender;
  const declined = (current?.ranking ?? []).filter(({ rank }) => current?.declined.includes(rank));
  const kept = [award?.contractor.id, ...declined.map(({ party }) => party)];
  return Object.keys(tender.bonds).filter((party) => !kept.includes(party));
}

/** What a bond is measured by: the published budget, or the sum of the contract (Regulation art. 33, 48). */
function bondBroken(
  state: CycleState,
  judging: Judging,
  { fen, form, of = 'bid' }: TenderCommands['take-bond'],
): Broken[] {
  const cash = form === 'cash' ? breaks(state, judging, 'bond-form', 'bond-in-cash', { bondFen: fen }) : [];
  const rule = of === 'bid' ? 'bid-bond' : 'performance-bond';
  const base = of === 'bid' ? liveRound(state)?.budgetFen : (state.contract.years.y1?.fen ?? state.tender.award?.fen);
  const max = measure(state, judging, rule)?.max;
  if (max === undefined || base === undefined || !isOverPercent(fen, base, max)) return cash;
  const what = of === 'bid' ? 'bond-too-large' : 'performance-bond-too-large';
  return [...cash, ...breaks(state, judging, rule, what, { bondFen: fen, baseFen: base, maxPercent: max })];
}

/** A bid bond comes with a bid; before the bids are opened nobody knows who bids. */
function bidBondRefusal(state: CycleState, party: string, on: string): No | undefined {
  const round = liveRound(state);
  if (isContracted(state)) return no('wrong-stage', { stage: 'serving' });
  if (round === undefined) return no('trigger-missing', { trigger: 'tender-issued' });
  if (round.openedOn !== null && on > round.openedOn) return no('wrong-stage', { until: round.openedOn });
  const stranger = round.bidders !== null && !round.bidders.some((each) => each.party.id === party);
  return stranger ? no('unknown-subject', { subject: party }) : undefined;
}

/** A performance bond is the winner's, for the contract of the first year; later years give none. */
function performanceBondRefusal(state: CycleState, party: string): No | undefined {
  const winner = state.contract.contractor ?? state.tender.award?.contractor;
  if (winner === undefined) return no('trigger-missing', { trigger: 'award-decided' });
  if ((latestContract(state.contract)?.year ?? 1) > 1) return no('wrong-stage', { stage: 'serving' });
  return winner.id === party ? undefined : no('unknown-subject', { subject: party });
}

const takeBond: Handler<'take-bond'> = {
  authority: CASE_OR_AGENT,
  possible: (state) =>
    isContracted(state)
      ? latestContract(state.contract)?.year === 1
      : liveRound(state)?.openedOn === null || state.tender.award !== null,
  decide(state, { data, on }, judging) {
    const of = data.of ?? 'bid';
    const flaw = of === 'bid' ? bidBondRefusal(state, data.party, on) : performanceBondRefusal(state, data.party);
    if (flaw !== undefined) return flaw;
    if (heldOf(state, of)[data.party] !== undefined) return no('already-recorded', { what: 'bond-taken' });
    return { facts: [draft('bond-taken', data)], broken: bondBroken(state, judging, data) };
  },
};

/** A bond goes back whole. */
const refundBond: Handler<'refund-bond'> = {
  authority: CASE_OR_AGENT,
  possible: ({ tender }) => Object.keys({ ...tender.bonds, ...tender.performanceBonds }).length > 0,
  decide(state, { data }) {
    const held = heldOf(state, data.of ?? 'bid')[data.party];
    if (held === undefined) return no('trigger-missing', { trigger: 'bond-taken', party: data.party });
    if (held !== data.fen) return no('bad-input', { field: 'fen', heldFen: held });
    const who = state.tender.award?.contractor.id === data.party ? 'winner' : 'losers';
    return { facts: [draft('bond-refunded', { ...data, who })] };
  },
};

export const bondHandlers = { 'take-bond': takeBond, 'refund-bond': refundBond };
