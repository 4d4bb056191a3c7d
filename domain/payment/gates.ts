import type { PlainDate } from '../calendar/plain-date.js';
import { draft, type Judging } from '../cycle/chapter.js';
import { regimeOf } from '../cycle/checks.js';
import type { CycleState } from '../cycle/state.js';
import type { FactDraft } from '../facts.js';
import { ruleFor } from '../policy/lookup.js';
import type { CompiledOf } from '../policy/types.js';
import type { PaymentGate } from '../policy/vocabulary.js';
import { trancheKey } from './fold.js';

/** The payment scheme of the policy, or undefined where the documents are silent on staged payment. */
export function schemeOf(state: CycleState, judging: Judging): CompiledOf<'payment'> | undefined {
  return ruleFor(judging.policy, 'payment-scheme', 'payment', regimeOf(state));
}

/** Tranches of the year that wait for this gate: passing it starts their clock, once. */
export function gatesOpenedBy(
  state: CycleState,
  judging: Judging,
  gate: PaymentGate,
  year: number,
  on: PlainDate,
  becauseOfSeq: number,
): FactDraft[] {
  const tranches = schemeOf(state, judging)?.tranches ?? [];
  return tranches
    .filter(
      (each) =>
        each.gate === gate && state.payment.tranches[trancheKey({ year, tranche: each.no })]?.gatePassed == null,
    )
    .map((each) => draft('gate-passed', { year, tranche: each.no, gate, becauseOfSeq }, on));
}
