import type { Pause } from '../calendar/deadline-types.js';
import type { PlainDate } from '../calendar/plain-date.js';
import { serviceSuspensions } from '../evaluation/suspensions.js';
import type { SubjectId } from '../ids.js';
import { trancheOf } from '../payment/subjects.js';
import type { ClockRuleId } from '../policy/rule-ids.js';
import type { Suspension } from '../tender/questions.js';
import type { DutyGround } from './ground.js';

/** A time in which a clock stands still; `to` is null while it lasts. `note`: what stopped it. */
type Standstill = { from: PlainDate; to: PlainDate | null; note: string };

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
export function standstillsOf(state: DutyGround, rule: ClockRuleId, subject: SubjectId): Standstill[] {
  if (rule === 'contract-signing') {
    return state.tender.suspensions.map(({ challenge, from, to }) => ({ from, to, note: sourceOf(state, challenge) }));
  }
  const tranche = TRANCHES.includes(rule) ? trancheOf(subject) : undefined;
  if (tranche === undefined) return [];
  return serviceSuspensions(state, tranche.year).map(({ from, to }) => ({ from, to, note: 'service' }));
}

/** `challenge ch1`, `complaint ch2`, or `purchaser` where the office itself stopped it. */
function sourceOf({ tender }: DutyGround, id: Suspension['challenge']): string {
  return id === null ? 'purchaser' : `${tender.challenges[id]?.kind ?? 'challenge'} ${id}`;
}

/** Those that are over, both ends included; they may overlap. */
export function pausesOf(standstills: readonly Standstill[]): Pause[] {
  return standstills.flatMap(({ from, to, note }) => (to === null ? [] : [{ from, to, note }]));
}
