import type { CycleState } from '../../cycle/state.js';
import type { Fen } from '../../money/fen.js';
import { trancheKey } from '../../payment/fold.js';
import { trancheOf } from '../../payment/subjects.js';

/** What approvers are shown of a subject, from the record of the cycle. Undefined: there is nothing to approve yet. */
export type Proposal = Record<string, unknown> | undefined;

export function planContent(state: CycleState, ref: string): unknown {
  const plan = state.plan.plans[ref];
  if (plan === undefined) return undefined;
  const { approvedOn: _on, approval: _by, ...drafted } = plan;
  return drafted;
}

/** Before a tender is issued its documents are a proposal; the round keeps a re-tender apart from the first. */
export function tenderContent(state: CycleState, _ref: string, proposal: Proposal): unknown {
  return proposal === undefined ? undefined : { round: state.tender.rounds + 1, documents: proposal };
}

export function awardContent(state: CycleState, _ref: string, proposal: Proposal): unknown {
  const round = state.tender.current;
  if (round === null || round.ranking === null || round.voidedOn !== null) return undefined;
  return { round: round.round, ranking: round.ranking, declined: round.declined, proposal: proposal ?? null };
}

/** A yearly contract stands on the award (first year) or on the renewal of the year before. */
export function contractContent(state: CycleState, ref: string, proposal: Proposal): unknown {
  const year = yearOfRef(ref);
  const award = state.tender.award;
  const renewal = state.yearEnd.renewals[`y${year - 1}`];
  const ground = year === 1 ? award && { contractor: award.contractor, fen: award.fen } : renewal?.decision;
  return ground ? { year, ground, proposal: proposal ?? null } : undefined;
}

export function amendmentContent(state: CycleState, ref: string, proposal: Proposal): unknown {
  const contract = state.contract.years[ref];
  if (contract === undefined || proposal === undefined) return undefined;
  return { year: contract.year, amendments: contract.amendments.length, proposal };
}

export function resultContent(state: CycleState, ref: string): unknown {
  const stations = Object.values(state.evaluation.results[ref]?.stations ?? {});
  if (stations.length === 0) return undefined;
  return stations.map(({ station, evaluators, scoreHundredths }) => ({ station, evaluators, scoreHundredths }));
}

export function renewalContent(state: CycleState, ref: string, proposal: Proposal): unknown {
  if (state.contract.years[ref] === undefined) return undefined;
  const annual = state.evaluation.annual[ref];
  const verdict = annual && { scoreHundredths: annual.scoreHundredths, grade: annual.grade, pass: annual.pass };
  return { year: yearOfRef(ref), annual: verdict ?? null, proposal: proposal ?? null };
}

export function paymentContent(state: CycleState, ref: string, proposal: Proposal): unknown {
  const of = trancheOf(ref);
  const tranche = of && state.payment.tranches[trancheKey(of)];
  if (tranche === undefined) return undefined;
  const { year, tranche: no, appliedOn, invoicedFen, deductedFen } = tranche;
  return { year, tranche: no, appliedOn, invoicedFen, deductedFen, proposal: proposal ?? null };
}

export function scopeContent(state: CycleState, _ref: string, proposal: Proposal): unknown {
  const asked = state.plan.scopeExtensions.at(-1);
  return asked === undefined && proposal === undefined
    ? undefined
    : { items: asked?.items ?? [], proposal: proposal ?? null };
}

/** What has no record of its own is nothing but what is proposed. */
export function proposedContent(_state: CycleState, ref: string, proposal: Proposal): unknown {
  return proposal === undefined ? undefined : { ref, proposal };
}

/** An obligation that has ended is neither extended nor waived. */
export function obligationContent(state: CycleState, ref: string, proposal: Proposal): unknown {
  if (proposal === undefined || typeof proposal.reason !== 'string' || state.closed[ref] !== undefined)
    return undefined;
  return { obligation: ref, proposal };
}

/** The sum an approval is about, for steps that depend on it. */
export function planAmount(state: CycleState, ref: string): Fen | undefined {
  return state.plan.plans[ref]?.fen;
}

export function awardAmount(state: CycleState): Fen | undefined {
  return state.tender.current?.ranking?.find((each) => each.rank === 1)?.fen ?? state.tender.current?.budgetFen;
}

export function contractAmount(state: CycleState, ref: string): Fen | undefined {
  return state.contract.years[ref]?.fenInForce ?? state.tender.award?.fen ?? state.plan.plans[ref]?.fen;
}

export function paymentAmount(state: CycleState, ref: string): Fen | undefined {
  const of = trancheOf(ref);
  return of && state.payment.tranches[trancheKey(of)]?.invoicedFen;
}

/** Contract year of `y2` or `y2/final`; 1 where the subject has none. */
export function yearOfRef(ref: string): number {
  const inRef = /^y(\d+)/.exec(ref)?.[1];
  return inRef === undefined ? (trancheOf(ref)?.year ?? 1) : Number(inRef);
}
