import type { ResolvedPerson } from '../approval/facts.js';
import { INITIATOR } from '../approval/find.js';
import type { Route } from '../approval/types.js';
import type { PlainDate } from '../calendar/plain-date.js';
import type { Fact, FactKind, FactOf } from '../facts.js';
import type { SubjectKind } from '../policy/vocabulary.js';

/**
 * One task from its opening to its end. `closed` is the legal day of the decision or return; null while it is open.
 * What fell away because others decided is not here: nobody took any time over it.
 */
export type TaskSpan = {
  subject: SubjectKind;
  /** Title of the step, `initiator` for a revision. */
  step: string;
  /** The post it was opened for, as it was then. */
  post: string;
  opened: PlainDate;
  closed: PlainDate | null;
  /** The last day on which a decision is in time. */
  latest: PlainDate;
};

type Known = { subject: SubjectKind; route: Route; posts: Map<string, string> };
type Kept = TaskSpan & { entry: string; bySeq: number; fellAway: boolean };

/** What is known while the record of one cycle is read. */
type Reading = { approvals: Map<string, Known>; entries: Map<string, string>; tasks: Map<string, Kept> };

type Readers = { [K in FactKind]?: (reading: Reading, fact: FactOf<K>) => void };

/** What each fact says of tasks; a kind that is not here says nothing of them. */
const READERS: Readers = {
  'approval-submitted': ({ approvals }, { data: { approval, subject, route, people } }) => {
    approvals.set(approval, { subject: subject.kind, route, posts: postsOf(people) });
  },
  'step-opened': ({ entries }, { data }) => {
    entries.set(`${data.approval}.${data.entry}`, data.step);
  },
  'seats-resolved': (reading, { data }) =>
    note(
      reading,
      data.approval,
      data.seats.flatMap(({ people }) => people),
    ),
  'signers-added': (reading, { data }) => note(reading, data.approval, data.persons),
  handed: (reading, { data }) => note(reading, data.approval, [data.toPerson]),
  'task-opened': (reading, { data, on }) => opened(reading, data, on),
  decided: ({ tasks }, { data, seq }) => close(tasks.get(data.task), data.on, seq),
  returned: ({ tasks }, { data, on, seq }) => close(tasks.get(data.task), on, seq),
  resubmitted: ({ approvals, tasks }, { data, on, seq }) => {
    const known = approvals.get(data.approval);
    if (known !== undefined) known.route = data.route;
    // The initiator's own task ends with it.
    for (const each of openOnes(tasks, data.approval)) close(each, on, seq);
  },
  'taken-back': ({ tasks }, { data }) => takenBack(tasks, data.seq),
  'signer-removed': ({ tasks }, { data }) => fallAway([tasks.get(data.task)]),
  'step-closed': ({ tasks }, { data }) => fallAway(of(tasks, `${data.approval}.${data.entry}`)),
  'approval-closed': ({ tasks }, { data }) => fallAway(openOnes(tasks, data.approval)),
};

/** Kinds of fact that tasks are read from. */
export const TASK_FACTS = Object.keys(READERS) as FactKind[];

/** Every task of a cycle that took somebody's time, in the order they were opened. `facts`: its record, oldest first. */
export function taskSpans(facts: readonly Fact[]): TaskSpan[] {
  const reading: Reading = { approvals: new Map(), entries: new Map(), tasks: new Map() };
  const readers = READERS as Partial<Record<FactKind, (reading: Reading, fact: Fact) => void>>;
  for (const fact of facts) readers[fact.kind]?.(reading, fact);
  return [...reading.tasks.values()].flatMap(({ entry: _entry, bySeq: _by, fellAway, ...span }) =>
    fellAway ? [] : [span],
  );
}

function postsOf(people: readonly ResolvedPerson[]): Map<string, string> {
  return new Map(people.map(({ id, post }) => [id, post]));
}

function note({ approvals }: Reading, approval: string, people: readonly ResolvedPerson[]): void {
  const known = approvals.get(approval);
  for (const { id, post } of people) known?.posts.set(id, post);
}

function opened(
  { approvals, entries, tasks }: Reading,
  { approval, task, owner, due }: FactOf<'task-opened'>['data'],
  on: PlainDate,
): void {
  const known = approvals.get(approval);
  if (known === undefined) return;
  const entry = task.slice(0, task.lastIndexOf('.'));
  const key = entries.get(entry) ?? INITIATOR;
  const step = known.route.steps.find((each) => each.key === key)?.title ?? key;
  const post = known.posts.get(owner) ?? owner;
  const span = { subject: known.subject, step, post, opened: on, closed: null, latest: due.latest };
  tasks.set(task, { ...span, entry, bySeq: 0, fellAway: false });
}

function close(task: Kept | undefined, on: PlainDate, seq: number): void {
  if (task === undefined || task.closed !== null) return;
  task.closed = on;
  task.bySeq = seq;
}

/** The decision does not count, and what fell away with it is open again. */
function takenBack(tasks: Reading['tasks'], seq: number): void {
  const task = [...tasks.values()].find(({ bySeq }) => bySeq === seq);
  if (task === undefined) return;
  task.closed = null;
  task.bySeq = 0;
  for (const each of of(tasks, task.entry)) each.fellAway = false;
}

function of(tasks: Reading['tasks'], entry: string): Kept[] {
  return [...tasks.values()].filter((each) => each.entry === entry);
}

function openOnes(tasks: Reading['tasks'], approval: string): Kept[] {
  return [...tasks.values()].filter(({ entry, closed }) => closed === null && entry.startsWith(`${approval}.`));
}

function fallAway(tasks: readonly (Kept | undefined)[]): void {
  for (const each of tasks) if (each !== undefined && each.closed === null) each.fellAway = true;
}
