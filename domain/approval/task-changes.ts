import type { PlainDate } from '../calendar/plain-date.js';
import type { Fact } from '../facts.js';
import { approvalIdOf } from './find.js';

/** What moved the due day of a task: another calendar, a repair that gave more time, or the undoing of that repair. */
export type LimitChange = {
  seq: number;
  on: PlainDate;
  why: 'calendar' | 'extended' | 'undone';
  from: PlainDate;
  to: PlainDate;
  reason: string | null;
};

/** What moved the day of this task, in the order of the record. */
export function limitChangesOf(facts: readonly Fact[], task: string): LimitChange[] {
  const own = facts.filter((fact) => 'approval' in fact.data && fact.data.approval === approvalIdOf(task));
  const changes: LimitChange[] = [];
  let day: PlainDate | undefined;
  for (const fact of own) {
    if (fact.kind === 'task-opened' && fact.data.task === task) day = fact.data.due.on;
    const change = day === undefined ? undefined : changeBy(fact, { task, from: day, own, changes });
    if (change === undefined) continue;
    changes.push(change);
    day = change.to;
  }
  return changes;
}

type Before = { task: string; from: PlainDate; own: readonly Fact[]; changes: readonly LimitChange[] };

function changeBy(fact: Fact, { task, from, own, changes }: Before): LimitChange | undefined {
  const { seq, on } = fact;
  if (fact.kind === 'limits-moved') {
    const moved = fact.data.tasks.find((each) => each.task === task);
    if (moved === undefined) return undefined;
    const repair = own.find((each) => each.kind === 'repaired' && each.commandId === fact.commandId);
    if (repair?.kind !== 'repaired') return { seq, on, why: 'calendar', from, to: moved.due.on, reason: null };
    return { seq, on, why: 'extended', from, to: moved.due.on, reason: repair.data.reason };
  }
  if (fact.kind !== 'repair-undone') return undefined;
  const repaired = own.find((each) => each.seq === fact.data.seq);
  const given = changes.findLast((each) => each.why === 'extended' && isOfCommand(own, each.seq, repaired));
  return given === undefined ? undefined : { seq, on, why: 'undone', from, to: given.from, reason: null };
}

function isOfCommand(own: readonly Fact[], seq: number, other: Fact | undefined): boolean {
  return other !== undefined && own.find((each) => each.seq === seq)?.commandId === other.commandId;
}
