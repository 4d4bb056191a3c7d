import { stepOf } from '../approval/find.js';
import type { TodoTask } from '../approval/tasks.js';
import type { CycleState } from '../cycle/state.js';
import type { TaskAbout } from './types.js';

/** What a notice says of a task. */
export function taskAbout(state: Pick<CycleState, 'approvals'>, todo: TodoTask): TaskAbout {
  const { task, approval, subject, due, holder } = todo;
  return { kind: 'task', task, approval, step: stepTitle(state, todo), subject, due, holder };
}

/** People know a step by its title; where the initiator revises there is none, and the word itself stays. */
function stepTitle({ approvals }: Pick<CycleState, 'approvals'>, { approval, step }: TodoTask): string {
  const running = approvals.running[approval];
  return (running && stepOf(running, step)?.title) ?? step;
}
