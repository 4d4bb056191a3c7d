import { INITIATOR, isVote, placeOf, stepOf } from '../../domain/approval/find.js';
import { SUBJECTS } from '../../domain/approval/subjects.js';
import { openTasks } from '../../domain/approval/tasks.js';
import type { CycleId } from '../../domain/ids.js';
import { taskRevisionOf } from '../../domain/notices/told.js';
import { REVISION_NAME } from '../../texts/zh-CN/contents.js';
import type { Caller } from '../callers.js';
import type { LinkPorts, TaskMatter } from './types.js';

/**
 * The task, while it is in the caller's hand as it was when the link was made: after a transfer, a delegation or a
 * decision it is another one, also when it came back.
 */
export async function taskMatter(
  { reads }: LinkPorts,
  caller: Caller,
  { cycleId, task: id, revision }: { cycleId: CycleId; task: string; revision: string },
): Promise<TaskMatter | null> {
  const cycle = await reads.cycle(caller.code, cycleId);
  if (cycle === null) return null;
  const todo = openTasks(cycle.state).find(({ task }) => task === id);
  if (todo === undefined || todo.holder !== caller.card.id || taskRevisionOf(todo) !== revision) return null;
  const approval = cycle.state.approvals.running[todo.approval];
  const place = approval === undefined ? undefined : placeOf(approval, id);
  if (approval === undefined || place === undefined) return null;
  const { subject, proposal } = approval;
  return {
    kind: 'task',
    caller,
    cycleId,
    cycleTitle: cycle.title,
    approval,
    task: place.task,
    step: stepOf(approval, todo.step)?.title ?? REVISION_NAME,
    isVote: isVote(approval, place.entry),
    isRevision: todo.step === INITIATOR,
    content: SUBJECTS[subject.kind].content(cycle.state, subject.ref, proposal),
    people: cycle.state.approvals.people,
  };
}
