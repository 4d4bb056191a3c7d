import type { PlainDate } from '../../../domain/calendar/plain-date.js';
import { stageOf } from '../../../domain/cycle/stage.js';
import type { CycleRow } from '../../tables.js';
import type { Derived } from '../derived.js';

/** The cycle's own row: its snapshot, and the columns lists are made of. */
export function cycleRow({ state, obligations, nextWake, at }: Derived): CycleRow {
  const opening = state.plan.opening;
  const { cycleId, code, seq, hash, policy, calendar } = state;
  const open = obligations.filter(({ status }) => status === 'open' || status === 'breached');
  return {
    cycle_id: cycleId,
    ...{ code, seq, hash, policy, calendar },
    stage: stageOf(state),
    title: opening?.title ?? cycleId,
    contractor: state.contract.contractor?.name ?? null,
    contractor_id: state.contract.contractor?.id ?? null,
    officer: state.plan.officer,
    opened_on: opening?.openedOn ?? null,
    closed_on: state.yearEnd.closedOn,
    next_due: earliest(open.flatMap(({ due }) => due ?? [])),
    next_wake: nextWake,
    last_at: at,
    state,
  };
}

function earliest(days: readonly PlainDate[]): PlainDate | null {
  return days.reduce<PlainDate | null>((least, day) => (least === null || day < least ? day : least), null);
}
