import { liveEntry, stepOf } from '../../../domain/approval/find.js';
import type { Approval, ClosedApproval } from '../../../domain/approval/types.js';
import type { CycleState } from '../../../domain/cycle/state.js';
import type { ApprovalRow } from '../../tables.js';
import type { Derived } from '../derived.js';

/** One row an approval, running or closed: where it stands. */
export function approvalRows({ state }: Pick<Derived, 'state'>): ApprovalRow[] {
  const { running, closed } = state.approvals;
  return [
    ...Object.values(running).map((approval) => ({ ...rowOf(state, approval), ...stepNow(approval) })),
    ...Object.values(closed).map((approval) => ({ ...rowOf(state, approval), closed_on: approval.closedOn })),
  ];
}

function rowOf({ cycleId, code }: CycleState, approval: Approval | ClosedApproval): ApprovalRow {
  const { id, subject, status, route, initiators, initiatorPost } = approval;
  return {
    cycle_id: cycleId,
    approval: id,
    code,
    subject_kind: subject.kind,
    subject_ref: subject.ref,
    status,
    ...{ step: null, step_title: null, closed_on: null },
    money: route.money,
    batch: route.batch,
    initiator: initiators[0] ?? '',
    initiator_post: initiatorPost,
  };
}

function stepNow(approval: Approval): Pick<ApprovalRow, 'step' | 'step_title'> {
  const entry = liveEntry(approval);
  if (entry === undefined) return { step: null, step_title: null };
  return { step: entry.step, step_title: stepOf(approval, entry.step)?.title ?? entry.step };
}
