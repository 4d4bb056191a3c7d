import { maxDate } from '../../../domain/calendar/plain-date.js';
import type { CycleState } from '../../../domain/cycle/state.js';
import type { Obligation } from '../../../domain/obligations/types.js';
import type { ObligationRow, StoredStatus } from '../../tables.js';
import type { Derived } from '../derived.js';

/** One row an obligation, live or closed. */
export function obligationRows({ state, obligations }: Derived): ObligationRow[] {
  return obligations.map((obligation) => {
    const { id, rule, subject, n, owner, due, earliest, latest, certainty, authority, severity, trigger } = obligation;
    const status = withoutTime(obligation.status);
    return {
      cycle_id: state.cycleId,
      code: state.code,
      ...{ id, rule, subject, n, owner, status, due, earliest, latest, certainty, authority, severity },
      in_charge: inCharge(state, owner),
      last_good: lastGood(obligation),
      note: obligation.note ?? null,
      trigger_kind: trigger.kind,
      trigger_on: trigger.on,
      trigger_seq: trigger.seq,
      obligation: { ...obligation, status },
    };
  });
}

/** A breach comes with the day, not with a fact: stored, it would be out of date by tomorrow. */
function withoutTime(status: Obligation['status']): StoredStatus {
  return status === 'breached' ? 'open' : status;
}

function lastGood({ latest, interpretationLatest }: Obligation): Obligation['latest'] {
  return latest === null || interpretationLatest === undefined ? latest : maxDate(latest, interpretationLatest);
}

/** A county has many officers and many contractors; a cycle has one of each, once it is known. */
function inCharge({ plan, contract }: CycleState, owner: Obligation['owner']): string {
  if (owner === 'officer') return inChargeOf(owner, plan.officer);
  return owner === 'contractor' ? inChargeOf(owner, contract.contractor?.id ?? null) : owner;
}

/** How a list finds the duties of one officer or contractor; an owner without a name stands for whoever it is. */
export function inChargeOf(owner: Obligation['owner'], id: string | null): string {
  return id === null ? owner : `${owner}/${id}`;
}
