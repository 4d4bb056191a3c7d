import { isLive, stepOf } from '../approval/find.js';
import type { Approval, Entry, Seat, Step, Task } from '../approval/types.js';
import { type Instant, instantAt } from '../calendar/instant.js';
import { minDate, type PlainDate } from '../calendar/plain-date.js';
import type { CycleState } from '../cycle/state.js';
import { lastGoodDay } from '../obligations/derive.js';
import type { Obligation } from '../obligations/types.js';
import type { StuckThing } from './types.js';

/** An open task and where it stands. */
export type Place = { approval: Approval; entry: Entry; seat: Seat; task: Task; step: Step | undefined };

/** Entries of running approvals that wait for people. */
export function liveEntries(state: CycleState | null): { approval: Approval; entry: Entry }[] {
  if (state === null) return [];
  return Object.values(state.approvals.running).flatMap((approval) =>
    approval.entries.filter(isLive).map((entry) => ({ approval, entry })),
  );
}

/** Open tasks of running approvals, oldest approval first. */
export function openPlaces(state: CycleState | null): Place[] {
  return liveEntries(state).flatMap(({ approval, entry }) =>
    entry.seats.flatMap((seat) =>
      seat.tasks
        .filter(({ status }) => status === 'open')
        .map((task) => ({ approval, entry, seat, task, step: stepOf(approval, entry.step) })),
    ),
  );
}

/** How a task is named to people. */
export function taskThing({ approval, entry, task, step }: Place): StuckThing & { kind: 'task' } {
  const { kind, ref } = approval.subject;
  const of = { approval: approval.id, step: step?.title ?? entry.step, subject: { kind, ref } };
  return { kind: 'task', task: task.id, holder: task.holder, ...of };
}

/** How a duty is named to people. */
export function dutyThing({ id, rule, subject, owner }: Obligation): StuckThing & { kind: 'obligation' } {
  return { kind: 'obligation', obligation: id, rule, subject, owner };
}

/** The first moment of a legal day. */
export function fromDay(day: PlainDate): Instant {
  return instantAt(day, '00:00');
}

/** True while the duty asks for something: whatever the day says. */
export function isOwed({ status }: Pick<Obligation, 'status'>): boolean {
  return status === 'open' || status === 'breached';
}

/** The last day on which doing it is not late; null where it has no day. */
function lastGood({ latest, interpretationLatest }: Obligation): PlainDate | null {
  if (latest === null) return null;
  return lastGoodDay(interpretationLatest === undefined ? { latest } : { latest, interpretationLatest });
}

/** True once it is late for sure: its last good day is over. */
export function isBroken(duty: Obligation, today: PlainDate): boolean {
  const last = lastGood(duty);
  return isOwed(duty) && last !== null && today > last;
}

/** The due day to reckon with: the earliest while the day is provisional. */
export function cautiousDue({ due, earliest }: Obligation): PlainDate | null {
  return due === null || earliest === null ? due : minDate(due, earliest);
}

/**
 * The duty that waiting breaks on that day: the one it is about itself, else one of a law that falls on it; undefined where
 * none does any more.
 */
export function dutyBrokenOn<Duty extends Obligation>(
  duties: readonly Duty[],
  day: PlainDate,
  about: StuckThing,
): Duty | undefined {
  const falls = duties.filter((duty) => isOwed(duty) && (cautiousDue(duty) === day || duty.earliest === day));
  const own = about.kind === 'obligation' ? falls.find(({ id }) => id === about.obligation) : undefined;
  return own ?? falls.find(({ severity }) => severity === 'law');
}

/** The nearest day of a law among duties still to be met in time: what waiting breaks first. */
export function nearestLegalDay(duties: readonly Obligation[], today: PlainDate): PlainDate | null {
  const days = duties.flatMap((duty) => {
    const day = cautiousDue(duty);
    return isOwed(duty) && duty.severity === 'law' && day !== null && day >= today ? [day] : [];
  });
  return days.length === 0 ? null : days.reduce(minDate);
}
