import type { Approval, Entry, Seat, Step, Task } from './types.js';

/** Step key of the entry at which the initiator revises what was sent back. */
export const INITIATOR = 'initiator';

/** A task with the entry and seat it stands in. */
export type TaskPlace = { entry: Entry; seat: Seat; task: Task };

/** `a3` of task `a3.2.1`. */
export function approvalIdOf(task: string): string {
  return task.split('.')[0] ?? task;
}

/** `a3.2` of task `a3.2.1`: the entry a task belongs to. */
export function entryIdOf(task: string): string {
  return task.split('.').slice(0, 2).join('.');
}

/** True while the entry still waits for people. */
export function isLive(entry: Entry): boolean {
  return entry.status === 'resolving' || entry.status === 'unmanned' || entry.status === 'open';
}

/** The one entry that waits for people; undefined only between the facts of one command. */
export function liveEntry(approval: Approval): Entry | undefined {
  return approval.entries.find(isLive);
}

/** The newest entry that was not cancelled. */
export function lastEntry(approval: Approval): Entry | undefined {
  return approval.entries.findLast((entry) => entry.status !== 'cancelled');
}

/** The number of the next entry: none that an undone repair had given is given again. */
export function nextEntryNo({ entries, spent }: Pick<Approval, 'entries' | 'spent'>): number {
  return Math.max(entries.length, spent?.entry ?? 0, ...entries.map(({ no }) => no)) + 1;
}

/** All tasks of an entry in seat order. */
export function tasksOf(entry: Entry): Task[] {
  return entry.seats.flatMap((seat) => seat.tasks);
}

/** True while the task is to be done: open now, or waiting its turn. */
export function isPending(task: Task): boolean {
  return task.status === 'open' || task.status === 'waiting';
}

/** Of a seat that still owes its answer: nobody is left in it, or somebody whose turn it is, or will be, is missing. */
export function isVacant({ tasks }: Seat): boolean {
  return !tasks.some(isPending) || tasks.some(({ vacant }) => vacant === true);
}

/** Where a task stands, in whatever entry. */
export function placeOf(approval: Approval, id: string): TaskPlace | undefined {
  for (const entry of approval.entries) {
    for (const seat of entry.seats) {
      const task = seat.tasks.find((each) => each.id === id);
      if (task !== undefined) return { entry, seat, task };
    }
  }
  return undefined;
}

/** The route's step of that key; undefined for the initiator's entry. */
export function stepOf(approval: Approval, key: string): Step | undefined {
  return approval.route.steps.find((step) => step.key === key);
}

/** Position on the route; the initiator comes before the first step. */
export function stepIndex(approval: Approval, key: string): number {
  return key === INITIATOR ? -1 : approval.route.steps.findIndex((step) => step.key === key);
}

/** True when the step is decided by vote: then the electorate is fixed. */
export function isVote(approval: Approval, entry: Entry): boolean {
  return stepOf(approval, entry.step)?.tally.mode === 'vote';
}

/**
 * The entry in force for each step: what was passed since the last return to or before it. Decisions that a return
 * overtook stay on record and count no more.
 */
export function inForce(approval: Approval): Record<string, Entry> {
  let force: Record<string, Entry> = {};
  for (const entry of approval.entries) {
    if (entry.status === 'passed' || entry.status === 'carried' || entry.status === 'jumped') {
      if (entry.step !== INITIATOR) force = { ...force, [entry.step]: entry };
    }
    const to = entry.status === 'returned' ? entry.returned?.to : undefined;
    if (to !== undefined) force = before(approval, force, to);
  }
  return force;
}

function before(approval: Approval, force: Record<string, Entry>, to: string): Record<string, Entry> {
  const limit = stepIndex(approval, to);
  return Object.fromEntries(Object.entries(force).filter(([step]) => stepIndex(approval, step) < limit));
}
