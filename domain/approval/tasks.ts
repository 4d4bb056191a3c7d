import type { PlainDate } from '../calendar/plain-date.js';
import type { CycleState } from '../cycle/state.js';
import type { SubjectKind } from '../policy/vocabulary.js';
import { liveEntry, tasksOf } from './find.js';
import type { Due, Since } from './types.js';

/** One open task as to-do lists and reminders show it. `holder` has it in hand, `owner` decides. */
export type TodoTask = {
  approval: string;
  task: string;
  /** Key of the step, or `initiator` for a revision. */
  step: string;
  subject: { kind: SubjectKind; ref: string };
  openedOn: PlainDate;
  due: Due;
  since: Since;
  holder: string;
  owner: string;
};

/** All open tasks, oldest approval first. */
export function openTasks({ approvals }: Pick<CycleState, 'approvals'>): TodoTask[] {
  return Object.values(approvals.running).flatMap((approval) => {
    const entry = liveEntry(approval);
    const { kind, ref } = approval.subject;
    const tasks = entry === undefined ? [] : tasksOf(entry);
    return tasks.flatMap(({ id: task, status, due, openedOn, since, holder, owner }) => {
      if (entry === undefined || status !== 'open') return [];
      if (due === undefined || openedOn === undefined || since === undefined) return [];
      const { step } = entry;
      return [{ approval: approval.id, task, step, subject: { kind, ref }, openedOn, due, since, holder, owner }];
    });
  });
}
