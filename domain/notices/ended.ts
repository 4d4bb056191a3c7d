import { placeOf } from '../approval/find.js';
import { openTasks, type TodoTask } from '../approval/tasks.js';
import { legalDay } from '../calendar/instant.js';
import { addDays, maxDate, type PlainDate } from '../calendar/plain-date.js';
import type { CycleState } from '../cycle/state.js';
import type { Fact, FactOf } from '../facts.js';
import { taskAbout } from './task-about.js';
import { endRevision, isEndKey, lastTold, toldTaskDay } from './told.js';
import type { TaskAbout } from './types.js';

/**
 * A duty or task that somebody was told of and that is no longer to be done: his calendar still holds its day. `tells`:
 * it was not he who did it, so he hears of it; else the entry is only taken out along with his next letter.
 */
export type Ended = { about: string; on: PlainDate; day: PlainDate; tells: boolean; task?: TaskAbout };

type Told = Pick<CycleState, 'ended' | 'notified'>;

/** What a closed obligation leaves: its notices are forgotten, and the day last told is to be taken back. */
export function endedObligation(state: CycleState, { data, seq, at }: FactOf<'obligation-closed'>): Told {
  const { obligation, verdict } = data;
  const day = lastTold(state.notified, obligation, Number.POSITIVE_INFINITY);
  const notified = withoutTold(state.notified, `${obligation}/`);
  const on = legalDay(at);
  if (day === null) return { ended: state.ended, notified };
  const tells = verdict === 'void' || verdict === 'waived';
  return kept({ notified, ended: withEnded(state.ended, seq, { about: obligation, on, day, tells }) }, on);
}

/** The same for tasks that a fact of an approval ended, gave to somebody else or opened again. */
export function endedTasks(before: CycleState, after: CycleState, fact: Fact): CycleState {
  const old = openTasks(before);
  const now = openTasks(after);
  const opened = now.filter((task) => !old.some(isSame(task)));
  const over = old.filter((task) => !now.some(isSame(task)));
  const on = legalDay(fact.at);
  let told: Told = { ended: withoutRevived(after.ended, opened), notified: after.notified };
  for (const task of over) {
    const day = toldTaskDay(told.notified, task.task);
    const notified = withoutTold(told.notified, `${task.task}/`);
    if (day === null) continue;
    const ended = { about: task.task, on, day, tells: isNews(after, task, fact), task: taskAbout(before, task) };
    told = { notified, ended: withEnded(told.ended, fact.seq, ended) };
  }
  if (told.ended === after.ended && over.length === 0) return after;
  return { ...after, ...kept(told, on) };
}

/** Forgets what was told under that prefix; that an end was told stays known until its day is over. */
export function withoutTold(notified: Record<string, 1>, prefix: string): Record<string, 1> {
  return Object.fromEntries(Object.entries(notified).filter(([key]) => !key.startsWith(prefix) || isEndKey(key)));
}

function isSame({ task, holder }: TodoTask): (other: TodoTask) => boolean {
  return (other) => other.task === task && other.holder === holder;
}

/** A task that comes back is to be done again: what its end left is void. */
function withoutRevived(ended: CycleState['ended'], opened: readonly TodoTask[]): CycleState['ended'] {
  const entries = Object.entries(ended);
  const left = entries.filter(
    ([, { about, task }]) => !opened.some((each) => each.task === about && each.holder === task?.holder),
  );
  return left.length === entries.length ? ended : Object.fromEntries(left);
}

/**
 * Whoever did it, passed it on or sent it back himself knows; so does the to-do list of a colleague whose vote was not
 * needed any more. A signer who was asked for, or whose task was taken from him, is told.
 */
function isNews({ approvals }: CycleState, { approval, task: id, holder }: TodoTask, fact: Fact): boolean {
  if ('id' in fact.actor && fact.actor.id === holder) return false;
  if (fact.kind === 'handed') return fact.data.why !== 'leaver';
  const running = approvals.running[approval];
  const task = running === undefined ? undefined : placeOf(running, id)?.task;
  if (task?.status === 'done' || task?.dropped === 'left') return false;
  return task?.dropped !== 'decided' || task.origin === 'added';
}

function withEnded(ended: CycleState['ended'], seq: number, one: Ended): CycleState['ended'] {
  return { ...ended, [`${one.about}/${endRevision(seq)}`]: one };
}

/** More than any break of the offices: what is to be told has left by then. */
const LONGEST_BREAK_DAYS = 20;

/** An entry of a day that is over needs no taking out; what is to be told stays until it has been. */
function isOver({ day, on, tells }: Ended, today: PlainDate): boolean {
  return (tells ? maxDate(day, addDays(on, LONGEST_BREAK_DAYS)) : day) < today;
}

function kept({ ended, notified }: Told, today: PlainDate): Told {
  const over = Object.entries(ended).filter(([, each]) => isOver(each, today));
  if (over.length === 0) return { ended, notified };
  const keys = over.map(([key]) => key);
  const left = Object.entries(notified).filter(([each]) => !keys.some((key) => isOf(key)(each)));
  return {
    ended: Object.fromEntries(Object.entries(ended).filter(([key]) => !keys.includes(key))),
    notified: Object.fromEntries(left),
  };
}

/** Between the thing and the revision of its end a key of a notice names the occurrence. */
function isOf(key: string): (notice: string) => boolean {
  const cut = key.lastIndexOf('/');
  return (notice) => notice.startsWith(`${key.slice(0, cut)}/`) && notice.endsWith(key.slice(cut));
}
