import type { FactOf } from '../../facts.js';
import type { ApprovalState } from '../types.js';
import { sinceFact, withApproval, withTask } from './slice.js';

/** Marks that are no acts: nobody's view gets out of date by them. */

export function limitPassed(slice: ApprovalState, { data, on }: FactOf<'limit-passed'>): ApprovalState {
  return withApproval(slice, data.approval, (approval) =>
    withTask(approval, data.task, (task) => ({ ...task, limitPassedOn: on })),
  );
}

export function escalated(slice: ApprovalState, { data }: FactOf<'escalated'>): ApprovalState {
  return withApproval(slice, data.approval, (approval) =>
    withTask(approval, data.task, (task) => ({ ...task, escalatedTo: data.to })),
  );
}

/** A date that moved may lie ahead again, so the mark of lateness goes with the old one. */
export function limitsMoved(slice: ApprovalState, fact: FactOf<'limits-moved'>): ApprovalState {
  const { data } = fact;
  return data.tasks.reduce(
    (after, { task: id, due }) =>
      withApproval(after, data.approval, (approval) =>
        withTask(approval, id, ({ limitPassedOn: _late, escalatedTo: _told, ...task }) => ({
          ...task,
          due,
          // That a day is sure now, and the same, is no news.
          ...(task.due?.on === due.on ? {} : sinceFact(fact)),
        })),
      ),
    slice,
  );
}

export function urged(slice: ApprovalState, { data, on }: FactOf<'urged'>): ApprovalState {
  return withApproval(slice, data.approval, (approval) =>
    withTask(approval, data.task, (task) => ({ ...task, urged: { count: (task.urged?.count ?? 0) + 1, on } })),
  );
}

export function copied(slice: ApprovalState, { data }: FactOf<'copied'>): ApprovalState {
  const join = (old: string[]) => [...new Set([...old, ...data.persons])];
  const ended = slice.closed[data.approval];
  if (ended === undefined) {
    return withApproval(slice, data.approval, (approval) => ({ ...approval, copied: join(approval.copied) }));
  }
  return { ...slice, closed: { ...slice.closed, [data.approval]: { ...ended, copied: join(ended.copied) } } };
}
