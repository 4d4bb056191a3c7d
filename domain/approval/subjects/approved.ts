import { isPlainDate, type PlainDate } from '../../calendar/plain-date.js';
import { draft, type Judging } from '../../cycle/chapter.js';
import type { CycleState } from '../../cycle/state.js';
import type { FactDraft } from '../../facts.js';
import { liveObligations } from '../../obligations/derive.js';
import { extensionBarred, waiverBarred } from '../../obligations/fixed.js';
import type { Obligation } from '../../obligations/types.js';
import type { No } from '../../refusal.js';
import type { Approval, ClosedApproval } from '../types.js';
import { yearOfRef } from './records.js';

/** What the approval of a subject itself puts on record. */

export function planApproved(_state: CycleState, { id, subject }: Approval): FactDraft[] {
  return [draft('plan-approved', { year: yearOfRef(subject.ref), approval: id, hash: subject.hash })];
}

/** Asked anew, the plan is not approved until it is approved again, or until asking anew is withdrawn. */
export function planReopened(_state: CycleState, { id, subject }: ClosedApproval): FactDraft[] {
  return [draft('plan-reopened', { year: yearOfRef(subject.ref), approval: id })];
}

/** The old outcome holds again, from its own day on. */
export function planRestored({ id, subject, closedOn }: ClosedApproval): FactDraft[] {
  return [draft('plan-approved', { year: yearOfRef(subject.ref), approval: id, hash: subject.hash }, closedOn)];
}

function living(state: CycleState, id: string, judging: Judging): Obligation | undefined {
  return liveObligations(state, judging).find((each) => each.id === id);
}

/** The day an extension proposes, where it is one. */
function dayOf(proposal: Record<string, unknown> | undefined): PlainDate | undefined {
  const to = proposal?.to;
  return typeof to === 'string' && isPlainDate(to) ? to : undefined;
}

type Asked = { ref: string; proposal: Record<string, unknown> | undefined };

/** Why nobody can approve this extension: the law fixes the day. Told before anybody is troubled with it. */
export function extensionRefusal(state: CycleState, { ref, proposal }: Asked, judging: Judging): No | undefined {
  const [found, to] = [living(state, ref, judging), dayOf(proposal)];
  return found === undefined || to === undefined ? undefined : extensionBarred(found, to);
}

/** Why nobody can approve this waiver: the law demands the duty. */
export function waiverRefusal(state: CycleState, { ref }: Asked, judging: Judging): No | undefined {
  const found = living(state, ref, judging);
  return found === undefined ? undefined : waiverBarred(found);
}

/**
 * The day moves as proposed. An obligation that ended while the approval ran is left alone, and so is one that a new
 * policy made a duty of law meanwhile.
 */
export function extended(state: CycleState, { subject, proposal }: Approval, judging: Judging): FactDraft[] {
  const [to, reason] = [dayOf(proposal), proposal?.reason];
  const found = living(state, subject.ref, judging);
  if (found?.due == null || to === undefined || typeof reason !== 'string') return [];
  if (extensionBarred(found, to) !== undefined) return [];
  return [draft('obligation-extended', { obligation: subject.ref, from: found.due, to, reason })];
}

export function waived(state: CycleState, { subject, proposal }: Approval, judging: Judging): FactDraft[] {
  const reason = proposal?.reason;
  const found = living(state, subject.ref, judging);
  if (typeof reason !== 'string' || found === undefined || waiverBarred(found) !== undefined) return [];
  return [draft('obligation-waived', { obligation: subject.ref, reason })];
}
