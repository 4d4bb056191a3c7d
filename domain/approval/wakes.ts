import { addDays, minDate, type PlainDate } from '../calendar/plain-date.js';
import type { CompiledCalendar } from '../calendar/year-data.js';
import { draft, type Judging } from '../cycle/chapter.js';
import type { CycleState } from '../cycle/state.js';
import type { FactDraft } from '../facts.js';
import { dueFrom, limitOf } from './due.js';
import { liveEntry, stepOf, tasksOf } from './find.js';
import type { Approval, Entry, Task } from './types.js';

type OpenTask = { approval: Approval; entry: Entry; task: Task & { due: NonNullable<Task['due']> } };

function openOnes({ approvals }: CycleState): OpenTask[] {
  return Object.values(approvals.running).flatMap((approval) => {
    const entry = liveEntry(approval);
    const tasks = entry === undefined ? [] : tasksOf(entry);
    return tasks.flatMap(({ due, ...task }) =>
      entry === undefined || task.status !== 'open' || due === undefined
        ? []
        : [{ approval, entry, task: { ...task, due } }],
    );
  });
}

/**
 * What time alone made true of open tasks: past the last possible due day the limit has passed, and the post the step
 * names is told. It never decides anything. `next`: the first day on which there will be more to say.
 */
export function approvalWakes(
  state: CycleState,
  { today }: Pick<Judging, 'today'>,
): { facts: FactDraft[]; next: PlainDate | null } {
  const waiting = openOnes(state).filter(({ task }) => task.limitPassedOn === undefined);
  const facts = waiting.filter(({ task }) => today > task.due.latest).flatMap(passed);
  const days = waiting.filter(({ task }) => today <= task.due.latest).map(({ task }) => addDays(task.due.latest, 1));
  return { facts, next: days.length === 0 ? null : days.reduce(minDate) };
}

function passed({ approval, entry, task }: OpenTask): FactDraft[] {
  const of = { approval: approval.id, via: 'system' as const, task: task.id };
  const to = stepOf(approval, entry.step)?.escalateTo;
  return [draft('limit-passed', of), ...(to === undefined ? [] : [draft('escalated', { ...of, to })])];
}

/** Open tasks whose due day is another one under this calendar, one fact an approval. */
export function movedLimits(state: CycleState, calendar: CompiledCalendar, calendarVersion: string): FactDraft[] {
  const moved = openOnes(state).flatMap(({ approval, entry, task }) => {
    const due = dueFrom(task.openedOn ?? entry.openedOn, limitOf(approval, entry), calendar);
    return JSON.stringify(due) === JSON.stringify(task.due) ? [] : [{ approval: approval.id, task: task.id, due }];
  });
  return [...new Set(moved.map(({ approval }) => approval))].map((approval) => {
    const tasks = moved.filter((each) => each.approval === approval).map(({ task, due }) => ({ task, due }));
    return draft('limits-moved', { approval, via: 'system', calendarVersion, tasks });
  });
}
