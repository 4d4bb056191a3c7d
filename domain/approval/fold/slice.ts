import { legalDay } from '../../calendar/instant.js';
import type { FactEnvelope } from '../../facts.js';
import type { ResolvedPerson } from '../facts.js';
import { tasksOf } from '../find.js';
import type { Approval, ApprovalState, Entry, Seat, Since, Task } from '../types.js';

/** Changes one running approval; a fact about one that is no longer running changes nothing. */
export function withApproval(slice: ApprovalState, id: string, by: (old: Approval) => Approval): ApprovalState {
  const old = slice.running[id];
  return old === undefined ? slice : { ...slice, running: { ...slice.running, [id]: by(old) } };
}

/** Changes one entry by its number. */
export function withEntry(approval: Approval, no: number, by: (old: Entry) => Entry): Approval {
  return { ...approval, entries: approval.entries.map((entry) => (entry.no === no ? by(entry) : entry)) };
}

/** Changes every task of an entry. */
export function mapTasks(entry: Entry, by: (task: Task) => Task): Entry {
  return { ...entry, seats: entry.seats.map((seat) => ({ ...seat, tasks: seat.tasks.map(by) })) };
}

/** Changes one task wherever it stands. */
export function withTask(approval: Approval, id: string, by: (old: Task) => Task): Approval {
  const change = (task: Task) => (task.id === id ? by(task) : task);
  return { ...approval, entries: approval.entries.map((entry) => (has(entry, id) ? mapTasks(entry, change) : entry)) };
}

/** Changes the entry and the seat a task stands in. */
export function withSeatOf(approval: Approval, id: string, by: (seat: Seat, entry: Entry) => Seat): Approval {
  const entries = approval.entries.map((entry) => {
    if (!has(entry, id)) return entry;
    const change = (seat: Seat) => (seat.tasks.some((task) => task.id === id) ? by(seat, entry) : seat);
    return { ...entry, seats: entry.seats.map(change) };
  });
  return { ...approval, entries };
}

function has(entry: Entry, id: string): boolean {
  return entry.seats.some((seat) => seat.tasks.some((task) => task.id === id));
}

/** An act: what a reader saw before it is out of date, and a repair before it can no longer be undone. */
export function acted(approval: Approval, fact: { seq: number; commandId: string }): Approval {
  const { undo, ...rest } = approval;
  const kept = undo !== undefined && undo.command === fact.commandId ? { undo } : {};
  return { ...rest, ...kept, version: fact.seq };
}

/** Remembers names and posts of people who were named. */
export function withPeople(slice: ApprovalState, people: readonly ResolvedPerson[]): ApprovalState {
  const named = Object.fromEntries(people.map(({ id, name, post }) => [id, { name, post }]));
  return { ...slice, people: { ...slice.people, ...named } };
}

/** From this fact on a task is somebody's, or has its day. */
export function sinceFact({ seq, at }: Pick<FactEnvelope, 'seq' | 'at'>): { since: Since } {
  return { since: { seq, on: legalDay(at) } };
}

/** Puts an open task back into its queue; when its turn comes again it gets a new due day. */
export function asWaiting(task: Task): Task {
  const {
    openedOn: _opened,
    due: _due,
    since: _since,
    limitPassedOn: _late,
    escalatedTo: _told,
    urged: _urged,
    ...rest
  } = task;
  return { ...rest, status: 'waiting' };
}

/** The highest number of a task of that entry that was ever given. */
export function tasksGiven({ spent }: Pick<Approval, 'spent'>, entry: Entry): number {
  return Math.max(spent?.tasks[entry.no] ?? 0, ...tasksOf(entry).map(({ id }) => Number(id.split('.')[2])), 0);
}

/** A task that is not anybody's decision yet. */
export function newTask(entry: Entry, approval: string, n: number, person: string, origin: Task['origin']): Task {
  return { id: `${approval}.${entry.no}.${n}`, owner: person, holder: person, origin, status: 'waiting', handed: 0 };
}
