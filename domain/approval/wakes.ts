import { addDays, minDate, type PlainDate } from '../calendar/plain-date.js';
import type { CompiledCalendar } from '../calendar/year-data.js';
import { draft, type Judging } from '../cycle/chapter.js';
import type { CycleState } from '../cycle/state.js';
import type { FactDraft } from '../facts.js';
import { dueFrom, limitOf } from './due.js';
import { liveEntry, stepOf, tasksOf } from './find.js';
import { ended } from './handlers/whole.js';
import { isLapsed, lapsesOn } from './repairs/proposal.js';
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
 * names is told. It never decides anything; a repair nobody agreed to in time falls away. `next`: the first day on which there will be more to say.
 */
export function approvalWakes(
  state: CycleState,
  judging: Pick<Judging, 'today' | 'calendar'>,
): { facts: FactDraft[]; next: PlainDate | null } {
  const { today } = judging;
  const repairs = Object.values(state.approvals.running).filter(({ subject }) => subject.kind === 'repair');
  const lapsed = repairs.filter((each) => isLapsed(each, judging));
  const waiting = openOnes(state).filter(
    ({ task, approval }) => task.limitPassedOn === undefined && !lapsed.includes(approval),
  );
  const facts = waiting.filter(({ task }) => today > task.due.latest).flatMap(passed);
  const days = [
    ...waiting.filter(({ task }) => today <= task.due.latest).map(({ task }) => task.due.latest),
    ...repairs.filter((each) => !lapsed.includes(each)).map((each) => lapsesOn(each, judging)),
  ].map((day) => addDays(day, 1));
  return {
    facts: [...lapsed.flatMap((each) => ended(each, 'void', 'system')), ...facts],
    next: days.length === 0 ? null : days.reduce(minDate),
  };
}

function passed({ approval, entry, task }: OpenTask): FactDraft[] {
  const of = { approval: approval.id, via: 'system' as const, task: task.id };
  const to = stepOf(approval, entry.step)?.escalateTo;
  return [draft('limit-passed', of), ...(to === undefined ? [] : [draft('escalated', { ...of, to })])];
}

/** Open tasks whose due day is another one under this calendar, one fact an approval. */
export function movedLimits(state: CycleState, calendar: CompiledCalendar, calendarVersion: string): FactDraft[] {
  const counted = openOnes(state).filter(({ task }) => task.extended === undefined);
  const moved = counted.flatMap(({ approval, entry, task }) => {
    const due = dueFrom(task.openedOn ?? entry.openedOn, limitOf(approval, entry), calendar);
    return JSON.stringify(due) === JSON.stringify(task.due) ? [] : [{ approval: approval.id, task: task.id, due }];
  });
  return [...new Set(moved.map(({ approval }) => approval))].map((approval) => {
    const tasks = moved.filter((each) => each.approval === approval).map(({ task, due }) => ({ task, due }));
    return draft('limits-moved', { approval, via: 'system', calendarVersion, tasks });
  });
}
