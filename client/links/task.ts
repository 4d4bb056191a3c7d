import { INITIATOR, isVote, placeOf, stepOf } from '../../domain/approval/find.js';
import { SUBJECTS } from '../../domain/approval/subjects.js';
import { openTasks } from '../../domain/approval/tasks.js';
import type { Approval } from '../../domain/approval/types.js';
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
    sentBack: todo.step === INITIATOR ? await sentBackIn(reads, caller, { cycleId, approval }) : null,
    content: SUBJECTS[subject.kind].content(cycle.state, subject.ref, proposal),
    people: cycle.state.approvals.people,
  };
}

/** The words of a return are on record only; the state knows which fact they are in. */
async function sentBackIn(
  reads: LinkPorts['reads'],
  { code }: Caller,
  { cycleId, approval }: { cycleId: CycleId; approval: Approval },
): Promise<TaskMatter['sentBack']> {
  const last = approval.entries.findLast(({ status }) => status === 'returned')?.returned;
  if (last === undefined) return null;
  const { facts } = await reads.facts(code, { cycleId, afterSeq: last.seq - 1, limit: 1 });
  const [fact] = facts;
  if (fact?.kind !== 'returned') return null;
  return { by: 'name' in fact.actor ? fact.actor.name : last.by, opinion: fact.data.opinion };
}
