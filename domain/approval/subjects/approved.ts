import { isPlainDate } from '../../calendar/plain-date.js';
import { draft, type Judging } from '../../cycle/chapter.js';
import type { CycleState } from '../../cycle/state.js';
import type { FactDraft } from '../../facts.js';
import { liveObligations } from '../../obligations/derive.js';
import { isDayFixed, isDutyFixed } from '../../obligations/fixed.js';
import type { Obligation } from '../../obligations/types.js';
import type { Approval } from '../types.js';
import { yearOfRef } from './records.js';

/** What the approval of a subject itself puts on record. */

export function planApproved(_state: CycleState, { id, subject }: Approval): FactDraft[] {
  return [draft('plan-approved', { year: yearOfRef(subject.ref), approval: id, hash: subject.hash })];
}

/** An obligation that has not ended; no office may move or waive what a law demands of it. */
function living(state: CycleState, id: string, judging: Judging): Obligation | undefined {
  return liveObligations(state, judging).find((each) => each.id === id);
}

/** The day moves as proposed; an obligation that ended meanwhile is left alone. */
export function extended(state: CycleState, { subject, proposal }: Approval, judging: Judging): FactDraft[] {
  const [to, reason] = [proposal?.to, proposal?.reason];
  const found = living(state, subject.ref, judging);
  const from = found === undefined || isDayFixed(found) ? undefined : found.due;
  if (typeof to !== 'string' || !isPlainDate(to) || typeof reason !== 'string' || !from) return [];
  return [draft('obligation-extended', { obligation: subject.ref, from, to, reason })];
}

export function waived(state: CycleState, { subject, proposal }: Approval, judging: Judging): FactDraft[] {
  const reason = proposal?.reason;
  const found = living(state, subject.ref, judging);
  if (typeof reason !== 'string' || found === undefined || isDutyFixed(found)) return [];
  return [draft('obligation-waived', { obligation: subject.ref, reason })];
}
