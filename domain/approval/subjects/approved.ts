import { isPlainDate } from '../../calendar/plain-date.js';
import { draft, type Judging } from '../../cycle/chapter.js';
import type { CycleState } from '../../cycle/state.js';
import type { FactDraft } from '../../facts.js';
import { liveObligations } from '../../obligations/derive.js';
import type { Obligation } from '../../obligations/types.js';
import type { Approval } from '../types.js';
import { yearOfRef } from './records.js';

/** What the approval of a subject itself puts on record. */

export function planApproved(_state: CycleState, { id, subject }: Approval): FactDraft[] {
  return [draft('plan-approved', { year: yearOfRef(subject.ref), approval: id, hash: subject.hash })];
}

/** An obligation that lives and is not fixed by law: no office may move or waive what a law demands of it. */
function movable(state: CycleState, id: string, judging: Judging): Obligation | undefined {
  return liveObligations(state, judging).find((each) => each.id === id && each.authority !== 'law');
}

/** The day moves as proposed; an obligation that ended meanwhile is left alone. */
export function extended(state: CycleState, { subject, proposal }: Approval, judging: Judging): FactDraft[] {
  const [to, reason] = [proposal?.to, proposal?.reason];
  const found = movable(state, subject.ref, judging);
  const from = found?.due;
  if (typeof to !== 'string' || !isPlainDate(to) || typeof reason !== 'string' || !from) return [];
  return [draft('obligation-extended', { obligation: subject.ref, from, to, reason })];
}

export function waived(state: CycleState, { subject, proposal }: Approval, judging: Judging): FactDraft[] {
  const reason = proposal?.reason;
  if (typeof reason !== 'string' || movable(state, subject.ref, judging) === undefined) return [];
  return [draft('obligation-waived', { obligation: subject.ref, reason })];
}
