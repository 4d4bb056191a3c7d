import type { Judging } from '../cycle/chapter.js';
import type { CycleState } from '../cycle/state.js';
import type { FactDraft, FactKind } from '../facts.js';
import { contentHash } from '../hash.js';
import type { Sha256 } from '../ids.js';
import type { Fen } from '../money/fen.js';
import type { Post } from '../people.js';
import type { SubjectKind } from '../policy/vocabulary.js';
import type { No } from '../refusal.js';
import { INITIATOR, liveEntry } from './find.js';
import {
  extended,
  extensionRefusal,
  planApproved,
  planReopened,
  planRestored,
  waived,
  waiverRefusal,
} from './subjects/approved.js';
import { trancheHalted } from './subjects/halted.js';
import * as records from './subjects/records.js';
import type { Approval, ClosedApproval } from './types.js';

/** All that approvals know of what is approved. The one seam between approvals and the chapters of the cycle. */
export type Subject = {
  /** What approvers see and their decision binds to. Undefined: unknown or incomplete. */
  content(state: CycleState, ref: string, proposal?: Record<string, unknown>): unknown;
  /** Why nobody may approve this at all, asked before anybody is troubled with it. */
  barred?(
    state: CycleState,
    asked: { ref: string; proposal: Record<string, unknown> | undefined },
    judging: Judging,
  ): No | undefined;
  /** What the approval itself puts on record; most outcomes are used later by a command of their chapter. */
  onApproved(state: CycleState, approval: Approval, judging: Judging): FactDraft[];
  /** What the record says when an approved outcome is asked anew, and when that is withdrawn and it holds again. */
  onReopened?(state: CycleState, ended: ClosedApproval): FactDraft[];
  onRestored?(ended: ClosedApproval): FactDraft[];
  /** Facts that rest on the outcome: after one of them it is used and can no longer be suspended. */
  usedBy: FactKind[];
  /** Decisions on money need a log-in, are never batched, never carried over. */
  money: boolean;
  /** A cycle has one at a time, under whatever name it is asked for: the newest request is what it is about. */
  single?: true;
  /** Posts whose holders may ask for it. */
  submitters: Post[];
  /** Why nobody may decide on it now, though nothing is wrong with it. */
  halted?(state: CycleState, ref: string, judging: Judging): No | undefined;
  /** The sum it is about, for steps that depend on one. */
  amount?(state: CycleState, ref: string): Fen | undefined;
};

const nothing = (): FactDraft[] => [];
const officer: Post[] = ['officer'];

export const SUBJECTS: Record<SubjectKind, Subject> = {
  'annual-plan': {
    content: records.planContent,
    onApproved: planApproved,
    onReopened: planReopened,
    onRestored: planRestored,
    amount: records.planAmount,
    usedBy: ['filing-submitted'],
    money: false,
    submitters: officer,
  },
  'tender-documents': {
    content: records.tenderContent,
    onApproved: nothing,
    usedBy: ['tender-issued'],
    money: false,
    submitters: ['officer', 'agent'],
  },
  award: {
    content: records.awardContent,
    onApproved: nothing,
    amount: records.awardAmount,
    usedBy: ['award-decided'],
    money: false,
    submitters: officer,
  },
  contract: {
    content: records.contractContent,
    onApproved: nothing,
    amount: records.contractAmount,
    usedBy: ['contract-signed'],
    money: false,
    submitters: officer,
  },
  amendment: {
    content: records.amendmentContent,
    onApproved: nothing,
    amount: records.contractAmount,
    usedBy: ['contract-amended'],
    money: false,
    submitters: officer,
  },
  'evaluation-result': {
    content: records.resultContent,
    onApproved: nothing,
    usedBy: ['result-confirmed'],
    money: false,
    submitters: ['officer', 'evaluator'],
  },
  renewal: {
    content: records.renewalContent,
    onApproved: nothing,
    amount: records.contractAmount,
    usedBy: ['renewal-decided'],
    money: false,
    submitters: officer,
  },
  payment: {
    content: records.paymentContent,
    onApproved: nothing,
    amount: records.paymentAmount,
    halted: trancheHalted,
    usedBy: ['payment-allocated'],
    money: true,
    submitters: ['officer', 'bureauFinance'],
  },
  'scope-extension': {
    content: records.scopeContent,
    single: true,
    onApproved: nothing,
    usedBy: ['scope-extension-decided'],
    money: false,
    submitters: officer,
  },
  extension: {
    content: records.obligationContent,
    barred: extensionRefusal,
    onApproved: extended,
    usedBy: ['obligation-extended'],
    money: false,
    // Whoever owes a report or a correction may ask for more time himself.
    submitters: ['officer', 'administrator', 'contractor'],
  },
  waiver: {
    content: records.obligationContent,
    barred: waiverRefusal,
    onApproved: waived,
    usedBy: ['obligation-waived'],
    money: false,
    submitters: ['officer', 'administrator'],
  },
  deviation: {
    content: records.proposedContent,
    onApproved: nothing,
    // What is recorded of a deviation names no approval, and nothing else rests on one.
    usedBy: [],
    money: false,
    submitters: officer,
  },
  repair: {
    content: records.proposedContent,
    onApproved: nothing,
    usedBy: ['repaired'],
    money: false,
    // Asked for by the repair itself, never by hand.
    submitters: [],
  },
};

/** Hash of what is approved as it stands now, or undefined when there is nothing complete to approve. */
export function subjectHash(
  state: CycleState,
  kind: SubjectKind,
  ref: string,
  proposal?: Record<string, unknown>,
): Sha256 | undefined {
  const content = SUBJECTS[kind].content(state, ref, proposal);
  return content === undefined ? undefined : contentHash(content);
}

/** The approval of this subject that runs now. */
export function runningFor(state: CycleState, kind: SubjectKind, ref: string): Approval | undefined {
  const single = SUBJECTS[kind].single === true;
  return Object.values(state.approvals.running).find(
    ({ subject }) => subject.kind === kind && (single || subject.ref === ref),
  );
}

/** The approval that freezes the subject (`under-approval`): it runs, and is not back at the initiator for revision. */
export function underApproval(state: CycleState, kind: SubjectKind, ref: string): Approval | undefined {
  const running = runningFor(state, kind, ref);
  return running === undefined || liveEntry(running)?.step === INITIATOR ? undefined : running;
}

/**
 * The newest approval that allows this subject as it stands now: approved, not suspended, on the present content.
 * `proposal`: what the chapter is about to do; left out, the approval's own proposal is taken.
 */
export function approvedFor(
  state: CycleState,
  kind: SubjectKind,
  ref: string,
  proposal?: Record<string, unknown>,
): ClosedApproval | undefined {
  return Object.values(state.approvals.closed).findLast(
    ({ subject, status, suspendedBy, proposal: own }) =>
      subject.kind === kind &&
      subject.ref === ref &&
      status === 'approved' &&
      suspendedBy === undefined &&
      subjectHash(state, kind, ref, proposal ?? own) === subject.hash,
  );
}
