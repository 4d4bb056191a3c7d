import { daysBetween, type PlainDate } from '../calendar/plain-date.js';
import type { Judging } from '../cycle/chapter.js';
import type { CycleState } from '../cycle/state.js';
import type { Fen } from '../money/fen.js';
import { lateInterest } from '../money/late-interest.js';
import { liveObligations } from '../obligations/derive.js';
import { trancheSubject } from './subjects.js';
import type { LateInterest, TrancheOf } from './types.js';

/**
 * What is owed beside a sum paid on that day to a small or medium enterprise whose tranche was due before; undefined
 * where nothing was due or the day is in time. A first part paid in time does not stop the clock of the rest.
 */
export function interestFor(
  state: CycleState,
  judging: Judging,
  of: TrancheOf & { fen: Fen },
  on: PlainDate,
): LateInterest | undefined {
  const since = dueDay(state, judging, of);
  if (since === undefined || on <= since) return undefined;
  const days = daysBetween(since, on);
  return { since, days, interestFen: lateInterest(of.fen, days) };
}

/** The last day for the tranche: of its duty, also when a first payment ended that. */
function dueDay(state: CycleState, judging: Judging, of: TrancheOf): PlainDate | undefined {
  const subject = trancheSubject(of);
  const live = liveObligations(state, judging, ({ id }) => id === 'sme-payment');
  const ended = Object.values(state.closed).filter(
    ({ rule, verdict }) => rule === 'sme-payment' && (verdict === 'met' || verdict === 'metLate'),
  );
  return [...live, ...ended].find((each) => each.subject === subject)?.due ?? undefined;
}
