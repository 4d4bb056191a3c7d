import type { Folds } from '../cycle/chapter.js';
import type { Fact } from '../facts.js';
import type { ApprovalFacts } from './facts.js';
import * as acts from './fold/acts.js';
import * as course from './fold/course.js';
import * as marks from './fold/marks.js';
import * as repairs from './fold/repairs.js';
import * as seats from './fold/seats.js';
import type { ApprovalState } from './types.js';

export function initialApprovals(): ApprovalState {
  return { running: {}, closed: {}, nextNo: 1, ledger: {}, people: {} };
}

/** Applies and never judges: what a decision led to is on record as facts of its own. */
export const approvalFolds: Folds<ApprovalFacts, ApprovalState> = {
  'approval-submitted': course.submitted,
  'step-opened': course.stepOpened,
  'resolution-asked': seats.resolutionAsked,
  'seats-resolved': seats.seatsResolved,
  'task-opened': seats.taskOpened,
  carried: course.carried,
  decided: acts.decided,
  'paper-objected': acts.paperObjected,
  returned: acts.returned,
  'step-closed': course.stepClosed,
  'approval-closed': course.closed,
  resubmitted: acts.resubmitted,
  'taken-back': acts.takenBack,
  handed: seats.handed,
  'signers-added': seats.signersAdded,
  'signer-removed': seats.signerRemoved,
  withdrawn: acts.withdrawn,
  'limit-passed': marks.limitPassed,
  escalated: marks.escalated,
  'limits-moved': marks.limitsMoved,
  urged: marks.urged,
  copied: marks.copied,
  // Read from the record where they are shown; no decision rests on them.
  commented: (slice) => slice,
  'vote-closed': seats.voteClosed,
  repaired: repairs.repaired,
  'repair-undone': repairs.repairUndone,
};

/** Folds a fact when it is one of an approval; any other leaves the slice as it is. */
export function foldApproval(slice: ApprovalState, fact: Fact): ApprovalState {
  if (!(fact.kind in approvalFolds)) return slice;
  const fold = approvalFolds[fact.kind as keyof ApprovalFacts] as (slice: ApprovalState, fact: Fact) => ApprovalState;
  return fold(slice, fact);
}
