import { maxDate } from '../calendar/plain-date.js';
import type { Judging } from '../cycle/chapter.js';
import type { CycleState } from '../cycle/state.js';
import { type EventKind, type EventRecord, JUDGED_KINDS, type JudgedKind } from '../obligations/events.js';
import type { Obligation } from '../obligations/types.js';
import { qualifiedBy, staffingOf } from './certifying.js';
import { hoursOwed } from './hours.js';
import { trainingReaching } from './qualification.js';

/** True for what no fact says by itself: it follows from the record under the policy. */
export function isJudged(kind: EventKind): kind is JudgedKind {
  return (JUDGED_KINDS as readonly EventKind[]).includes(kind);
}

/** The legal day on which it became so for the worker a duty is about, and the fact that shows it. */
export function judgedHit(
  state: CycleState,
  judging: Judging,
  obligation: Pick<Obligation, 'subject' | 'trigger'>,
  kind: JudgedKind,
): Pick<EventRecord, 'on' | 'seq'> | undefined {
  const worker = obligation.subject.slice(2);
  switch (kind) {
    case 'worker-qualified':
      return qualifiedBy(state, judging, worker);
    case 'training-completed':
      return trainingCompleted(state, judging, obligation);
  }
}

/** Hours taken before the worker came count for his year as well; the duty is then met from its first day. */
function trainingCompleted(
  state: CycleState,
  judging: Judging,
  { subject, trigger }: Pick<Obligation, 'subject' | 'trigger'>,
): Pick<EventRecord, 'on' | 'seq'> | undefined {
  const staffing = staffingOf(state, judging);
  const worker = state.staff.workers[subject.slice(2)];
  if (staffing === undefined || worker === undefined) return undefined;
  const owed = hoursOwed(staffing, worker, trigger);
  const last = owed && trainingReaching(owed.counted, owed.wanted);
  return last && { on: maxDate(last.on, trigger.on), seq: last.seq };
}
