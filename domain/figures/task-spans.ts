import type { ResolvedPerson } from '../approval/facts.js';
import { INITIATOR } from '../approval/find.js';
import type { Route } from '../approval/types.js';
import type { PlainDate } from '../calendar/plain-date.js';
import type { Fact } from '../facts.js';
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

/** Every task of a cycle that took somebody's time, in the order they were opened. `facts`: its record, oldest first. */
export function taskSpans(facts: readonly Fact[]): TaskSpan[] {
  const reading: Reading = { approvals: new Map(), entries: new Map(), tasks: new Map() };
  for (const fact of facts) {
    readPeople(reading, fact);
    readTask(reading, fact);
  }
  return [...reading.tasks.values()].flatMap(({ entry: _entry, bySeq: _by, fellAway, ...span }) =>
    fellAway ? [] : [span],
  );
}

function readPeople({ approvals, entries }: Reading, fact: Fact): void {
  switch (fact.kind) {
    case 'approval-submitted': {
      const { approval, subject, route, people } = fact.data;
      approvals.set(approval, { subject: subject.kind, route, posts: postsOf(people) });
      return;
    }
    case 'resubmitted': {
      const known = approvals.get(fact.data.approval);
      if (known !== undefined) known.route = fact.data.route;
      return;
    }
    case 'step-opened':
      entries.set(`${fact.data.approval}.${fact.data.entry}`, fact.data.step);
      return;
    case 'seats-resolved':
      note(
        approvals,
        fact.data.approval,
        fact.data.seats.flatMap(({ people }) => people),
      );
      return;
    case 'signers-added':
      note(approvals, fact.data.approval, fact.data.persons);
      return;
    case 'handed':
      note(approvals, fact.data.approval, [fact.data.toPerson]);
      return;
  }
}

function postsOf(people: readonly ResolvedPerson[]): Map<string, string> {
  return new Map(people.map(({ id, post }) => [id, post]));
}

function note(approvals: Reading['approvals'], approval: string, people: readonly ResolvedPerson[]): void {
  const known = approvals.get(approval);
  for (const { id, post } of people) known?.posts.set(id, post);
}

function readTask(reading: Reading, fact: Fact): void {
  const { tasks } = reading;
  switch (fact.kind) {
    case 'task-opened':
      opened(reading, fact.data, fact.on);
      return;
    case 'decided':
      close(tasks.get(fact.data.task), fact.data.on, fact.seq);
      return;
    case 'returned':
      close(tasks.get(fact.data.task), fact.on, fact.seq);
      return;
    case 'taken-back':
      takenBack(tasks, fact.data.seq);
      return;
    case 'signer-removed':
      fallAway([tasks.get(fact.data.task)]);
      return;
    case 'step-closed':
      fallAway(of(tasks, `${fact.data.approval}.${fact.data.entry}`));
      return;
    case 'resubmitted':
      // The initiator's own task ends with it.
      for (const each of openOnes(tasks, fact.data.approval)) close(each, fact.on, fact.seq);
      return;
    case 'approval-closed':
      fallAway(openOnes(tasks, fact.data.approval));
      return;
  }
}

function opened(
  { approvals, entries, tasks }: Reading,
  { approval, task, owner, due }: Extract<Fact, { kind: 'task-opened' }>['data'],
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
