import type { Instant } from '../calendar/instant.js';
import type { PlainDate } from '../calendar/plain-date.js';
import type { Post } from '../people.js';
import type { ConditionId, Duty, FieldId, SubjectKind } from '../policy/vocabulary.js';

/** Who decides a step. */
export type Who =
  | { by: 'post'; posts: Post[]; holders: 'each' | 'first' }
  | { by: 'heads'; of: 'initiator' | 'previous'; levels: number }
  | { by: 'named'; persons: string[] }
  | { by: 'chosen'; from: Who }
  | { by: 'party'; party: 'contractor' | 'evaluator' }
  | { by: 'field'; field: FieldId };

/** How the seats of an entry make one decision; ratios are integers. */
export type Tally =
  | { mode: 'any' | 'all' | 'sequential' }
  | {
      mode: 'vote';
      weights: Record<string, number>;
      pass: { num: number; den: number; strict: boolean };
      early: boolean;
      veto: string[];
    };

export type Step = {
  key: string;
  title: string;
  who: Who;
  tally: Tally;
  limitWd: number;
  escalateTo?: Post;
  when?: ConditionId;
  requiredByLaw: boolean;
};

/** A linear route; parallelism exists only inside a step. */
export type Route = {
  rule: string;
  steps: Step[];
  money: boolean;
  batch: boolean;
  paper: boolean;
  samePerson: 'ask' | 'once' | 'consecutive';
};

export type Due = { on: PlainDate; certainty: 'final' | 'provisional'; earliest: PlainDate; latest: PlainDate };

/** `by` decided it himself; `actingFor` is the principal when he stood in for somebody. */
export type Decision = {
  seq: number;
  at: Instant;
  value: 'approve' | 'reject' | 'abstain';
  by: string;
  actingFor?: string;
  hash: string;
  /** SHA-256 of the scan when the decision was made on paper. */
  file?: string;
};

export type DropReason = 'decided' | 'returned' | 'withdrawn' | 'removed' | 'left' | 'jumped';

/** The fact something is so since, and the day it was put on record. */
export type Since = { seq: number; on: PlainDate };

/** One person's part of a step. `owner` decides; `holder` has it in hand (differs while delegated). */
export type Task = {
  id: string;
  owner: string;
  holder: string;
  origin: 'route' | 'added' | 'revise';
  /** Who added this signer, and at which task. */
  addedBy?: string;
  addedAt?: string;
  status: 'waiting' | 'open' | 'done' | 'dropped';
  dropped?: DropReason;
  openedOn?: PlainDate;
  due?: Due;
  /** Since which fact, and which day, this holder has it to do by this day. */
  since?: Since;
  decision?: Decision;
  /** seq of the last time it was handed on or its signers were changed: an act, though not a decision. */
  movedSeq?: number;
  /** How often it was transferred. */
  handed: number;
  limitPassedOn?: PlainDate;
  /** The post whose holders were told that the limit passed; they may transfer the task inside its own post. */
  escalatedTo?: string;
  urged?: { count: number; on: PlainDate };
  /** He was put here by name, by a repair or without the post that was asked: he stays, whatever posts he holds. */
  placed?: true;
  /** He left, and nobody took his place: the queue does not go on without it. */
  vacant?: true;
  /** A repair gave it this due day: a change of the calendar leaves it alone. */
  extended?: true;
};

/** A queue of tasks, at most one open, left to right. */
export type Seat = { post?: string; weight: number; tasks: Task[] };

export type EntryStatus =
  | 'resolving'
  | 'unmanned'
  | 'open'
  | 'passed'
  | 'carried'
  | 'jumped'
  | 'rejected'
  | 'returned'
  | 'cancelled';

/** Who sent the subject back, whether for good or straight back, and where to. */
export type Returned = {
  seq: number;
  at: Instant;
  task: string;
  by: string;
  actingFor?: string;
  to: string;
  then: 'again' | 'straightBack';
};

/** One opening of a step; `step` is the key of a step, or `initiator`. */
export type Entry = {
  no: number;
  step: string;
  status: EntryStatus;
  openedOn: PlainDate;
  seats: Seat[];
  /** People the step before chose, for a step whose approvers are chosen. */
  chosen?: string[];
  /** The stack of steps to come back to as it stood when this entry opened; taking back restores it. */
  resume?: string[];
  /** seq of the approval that was carried over in place of asking again. */
  carriedFrom?: number;
  /** Directory revision at which the people of this open entry are to be looked up again. */
  recheck?: number;
  /** The administrator closed the vote: missing answers count as abstentions. */
  voteClosed?: true;
  returned?: Returned;
};

export type ApprovalStatus = 'running' | 'approved' | 'rejected' | 'withdrawn' | 'void';

export type ApprovalSubject = { kind: SubjectKind; ref: string; hash: string };

/**
 * The highest numbers of entries, and of tasks by entry, that were given by what was undone since: an id on record
 * names one thing for ever.
 */
export type Spent = { entry: number; tasks: Record<string, number> };

export type Approval = {
  id: string;
  subject: ApprovalSubject;
  /** What is proposed, for subjects that have no record of their own yet. */
  proposal?: Record<string, unknown>;
  route: Route;
  /** Who asked for it; the first is who submitted. */
  initiators: string[];
  /** The post it was submitted in: its holders may withdraw it, and take over when the initiator has left. */
  initiatorPost: string;
  status: ApprovalStatus;
  /** seq of the last decisive fact: what `ifVersion` is compared with. */
  version: number;
  round: number;
  /** Steps to come straight back to, innermost last. */
  resume: string[];
  entries: Entry[];
  /** People who were sent a copy and may read. */
  copied: string[];
  reopens?: string;
  spent?: Spent;
  /** One level; the next act clears it. `before` has only the entries the repair could change. */
  undo?: { seq: number; by: string; command: string; before: Approval; directoryRev?: number };
};

/** What is kept of a decision that stood when the approval closed. */
export type ClosedDecision = { step: string; task: string } & Decision;

/** Terminal approvals shrink to this in workflow state. */
export type ClosedApproval = {
  id: string;
  subject: ApprovalSubject;
  status: Exclude<ApprovalStatus, 'running'>;
  closedOn: PlainDate;
  route: Route;
  initiators: string[];
  decisions: ClosedDecision[];
  proposal?: Record<string, unknown>;
  initiatorPost: string;
  copied: string[];
  usedBySeq?: number;
  suspendedBy?: string;
};

/** The separation ledger: who carried which duty for what, folded from the first fact on. */
export type DutyEntry = { duty: Duty; subject: string; year: number };

/** The slice of the cycle state that approvals own. */
export type ApprovalState = {
  running: Record<string, Approval>;
  closed: Record<string, ClosedApproval>;
  nextNo: number;
  ledger: Record<string, DutyEntry[]>;
  /** Name and post of everybody a task names, as last seen on a card. */
  people: Record<string, { name: string; post: string }>;
};
