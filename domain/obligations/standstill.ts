import type { PlainDate } from '../calendar/plain-date.js';
import type { CycleState } from '../cycle/state.js';
import { serviceSuspensions } from '../evaluation/suspensions.js';
import type { SubjectId } from '../ids.js';
import { trancheOf } from '../payment/subjects.js';
import type { ClockRuleId } from '../policy/rule-ids.js';

/** A time in which a clock stands still; `to` is null while it lasts. */
type Standstill = { from: PlainDate; to: PlainDate | null };

const TRANCHES: readonly ClockRuleId[] = [
  'payment-tranche-1',
  'payment-tranche-2',
  'payment-tranche-3',
  'payment-tranche-4',
];

/**
 * When the clock of this duty stood still: the signing while the purchase is suspended, a tranche while the service of
 * its year is. No other clock of the catalogue stops.
 */
export function standstillsOf(state: CycleState, rule: ClockRuleId, subject: SubjectId): Standstill[] {
  if (rule === 'contract-signing') return state.tender.suspensions;
  const tranche = TRANCHES.includes(rule) ? trancheOf(subject) : undefined;
  return tranche === undefined ? [] : serviceSuspensions(state, tranche.year);
}

/** Those that are over, both ends included; they may overlap. */
export function pausesOf(standstills: readonly Standstill[]): { from: PlainDate; to: PlainDate }[] {
  return standstills.flatMap(({ from, to }) => (to === null ? [] : [{ from, to }]));
}
