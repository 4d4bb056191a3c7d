import type { Approval, Entry, Task } from '../../../domain/approval/types.js';
import type { CycleState } from '../../../domain/cycle/state.js';
import type { TaskRow } from '../../tables.js';
import type { Derived } from '../derived.js';

/** One row an open task of a running approval. */
export function taskRows({ state }: Pick<Derived, 'state'>): TaskRow[] {
  return Object.values(state.approvals.running).flatMap((approval) =>
    approval.entries.flatMap((entry) =>
      entry.seats
        .flatMap(({ tasks }) => tasks)
        .filter(({ status }) => status === 'open')
        .map((task) => taskRow(state, approval, entry, task)),
    ),
  );
}

function taskRow({ cycleId, code }: CycleState, approval: Approval, entry: Entry, task: Task): TaskRow {
  const step = approval.route.steps.find(({ key }) => key === entry.step);
  const { id, owner, holder, origin, openedOn, due } = task;
  return {
    cycle_id: cycleId,
    code,
    task: id,
    approval: approval.id,
    entry: entry.no,
    step: entry.step,
    // An entry of the initiator (a returned paper) is not a step of the route.
    title: step?.title ?? entry.step,
    subject_kind: approval.subject.kind,
    subject_ref: approval.subject.ref,
    content_hash: approval.subject.hash,
    version: approval.version,
    money: approval.route.money,
    ...{ owner, holder, origin },
    opened_on: openedOn ?? null,
    due: due?.on ?? null,
    earliest: due?.earliest ?? null,
    latest: due?.latest ?? null,
    certainty: due?.certainty ?? null,
    urged: task.urged?.count ?? 0,
    since_seq: task.since?.seq ?? null,
  };
}
