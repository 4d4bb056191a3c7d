import type { Approval, ApprovalSubject, ClosedApproval } from '../domain/approval/types.js';
import type { Instant } from '../domain/calendar/instant.js';
import type { PlainDate } from '../domain/calendar/plain-date.js';
import type { Fact } from '../domain/facts.js';
import type { Approvals } from '../store/views/approvals.js';
import { REVISION_NAME } from '../texts/zh-CN/contents.js';
import { type Origin, originOf } from './screens/audit-origin.js';

/** One thing that happened to an approval: who, at which step, what, in which words. */
export type Happening = {
  seq: number;
  on: string;
  at: Instant;
  kind: Fact['kind'];
  who: string;
  /** As it was then; null for the system. */
  post: string | null;
  /** The task it was done to. */
  task: string | null;
  step: string | null;
  value: string | null;
  /** By when a task that was opened is to be done. */
  due: PlainDate | null;
  words: string | null;
  /** By which door it came on record. */
  origin: Origin;
};
/** Who has it in hand now, and until when. */
export type InHand = { task: string; step: string; holder: string; due: PlainDate | null };
export type Timeline = {
  id: string;
  subject: ApprovalSubject;
  status: Approval['status'];
  inHand: InHand[];
  timeline: Happening[];
};

/** The approvals of a cycle in the order they were submitted, each with all that happened to it. */
export function timelinesOf({ running, closed, people }: Approvals, facts: readonly Fact[]): Timeline[] {
  const name = (id: string): string => people[id]?.name ?? id;
  const all = [...closed, ...running].toSorted((a, b) => Number(a.id.slice(1)) - Number(b.id.slice(1)));
  return all.map((each) => timelineOf(each, facts, name));
}

/** One approval with all that happened to it. */
export function timelineOf(
  approval: Approval | ClosedApproval,
  facts: readonly Fact[],
  name: (id: string) => string,
): Timeline {
  const steps = stepsIn(approval, facts);
  const own = facts.filter(({ data }) => 'approval' in data && data.approval === approval.id);
  return {
    id: approval.id,
    subject: approval.subject,
    status: approval.status,
    inHand: inHandOf(approval, name, steps),
    timeline: own.flatMap((fact) => happeningOf(fact, name, steps)),
  };
}

type Steps = ReadonlyMap<string, string>;

/** Titles of steps by the opening they belong to: `a1.2` → 分管副局长审批. */
function stepsIn({ id, route }: Approval | ClosedApproval, facts: readonly Fact[]): Steps {
  const titles = new Map(route.steps.map(({ key, title }) => [key, title]));
  return new Map(
    facts.flatMap((fact): [string, string][] =>
      fact.kind === 'step-opened' && fact.data.approval === id
        ? [[`${id}.${fact.data.entry}`, titles.get(fact.data.step) ?? REVISION_NAME]]
        : [],
    ),
  );
}

function stepOfTask(task: string, steps: Steps): string | null {
  return steps.get(task.split('.').slice(0, 2).join('.')) ?? null;
}

function inHandOf(approval: Approval | ClosedApproval, name: (id: string) => string, steps: Steps): InHand[] {
  if (!('entries' in approval)) return [];
  const tasks = approval.entries.flatMap(({ seats }) => seats.flatMap((seat) => seat.tasks));
  return tasks
    .filter(({ status }) => status === 'open')
    .map(({ id, holder, due }) => ({
      task: id,
      step: stepOfTask(id, steps) ?? '',
      holder: name(holder),
      due: due?.on ?? null,
    }));
}

/** What only the engine needs to know is left out: that seats were looked up, that a step closed behind a decision. */
const MACHINERY: readonly Fact['kind'][] = ['step-opened', 'resolution-asked', 'seats-resolved', 'step-closed'];

function happeningOf(fact: Fact, name: (id: string) => string, steps: Steps): Happening[] {
  const { seq, on, at, kind, actor, data } = fact;
  if (MACHINERY.includes(kind)) return [];
  const task = 'task' in data && typeof data.task === 'string' ? data.task : null;
  return [
    {
      seq,
      on,
      at,
      kind,
      who: whoOf(fact, name) ?? ('system' in actor ? '系统' : actor.name),
      post: 'system' in actor ? null : actor.post,
      task,
      step: task === null ? null : stepOfTask(task, steps),
      value: decisionIn(fact),
      due: fact.kind === 'task-opened' ? fact.data.due.on : null,
      words: wordsOf(fact, name),
      origin: originOf(fact),
    },
  ];
}

/** Whose act it is, where that is not who recorded it. */
function whoOf(fact: Fact, name: (id: string) => string): string | null {
  if (fact.kind === 'task-opened') return name(fact.data.owner);
  if (fact.kind !== 'decided') return null;
  const { by, actingFor } = fact.data;
  return actingFor === undefined ? name(by) : `${name(by)}（代 ${name(actingFor)}）`;
}

/** The decision, or how the whole ended. */
function decisionIn(fact: Fact): string | null {
  if (fact.kind === 'decided') return fact.data.value;
  return fact.kind === 'approval-closed' ? fact.data.outcome : null;
}

function wordsOf(fact: Fact, name: (id: string) => string): string | null {
  if (fact.kind === 'decided' || fact.kind === 'returned') return fact.data.opinion ?? null;
  if (fact.kind === 'handed') return `转给 ${name(fact.data.to)}：${fact.data.reason}`;
  if (fact.kind === 'signers-added') return `${namesIn(fact.data.persons)}：${fact.data.reason}`;
  if (fact.kind === 'task-opened') return `${fact.data.due.on} 前办理`;
  if (fact.kind === 'commented') return fact.data.text;
  if (fact.kind === 'copied') return fact.data.persons.map(name).join('、');
  return 'reason' in fact.data ? (fact.data.reason ?? null) : null;
}

function namesIn(people: readonly { name: string }[]): string {
  return people.map((each) => each.name).join('、');
}
