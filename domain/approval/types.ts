import type { PlainDate } from '../calendar/plain-date.js';
import type { ConditionId, Duty, FieldId, SubjectKind } from '../policy/vocabulary.js';
import type { Post } from '../people.js';

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

export type Decision = {
  seq: number;
  value: 'approve' | 'reject' | 'abstain';
  by: string;
  actingFor?: string;
  hash: string;
};

export type DropReason = 'decided' | 'returned' | 'withdrawn' | 'removed' | 'left' | 'jumped';

/** One person's part of a step. `owner` decides; `holder` has it in hand (differs while delegated). */
export type Task = {
  id: string;
  owner: string;
  holder: string;
  origin: 'route' | 'added' | 'revise';
  addedBy?: string;
  status: 'waiting' | 'open' | 'done' | 'dropped';
  dropped?: DropReason;
  openedOn?: PlainDate;
  due?: Due;
  decision?: Decision;
  handed: number;
  urged?: { count: number; on: PlainDate };
};

/** A queue of tasks, at most one open, left to right. */
export type Seat = { post?: string; weight: number; tasks: Task[] };

export type EntryStatus =
  | 'resolving' | 'unmanned' | 'open' | 'passed' | 'carried' | 'jumped' | 'rejected' | 'returned' | 'cancelled';

/** One opening of a step; `step` is the key of a step, or `initiator`. */
export type Entry = { no: number; step: string; status: EntryStatus; openedOn: PlainDate; seats: Seat[] };

export type ApprovalStatus = 'running' | 'approved' | 'rejected' | 'withdrawn' | 'void';

export type ApprovalSubject = { kind: SubjectKind; ref: string; hash: string };

export type Approval = {
  id: string;
  subject: ApprovalSubject;
  route: Route;
  initiators: string[];
  status: ApprovalStatus;
  /** seq of the last decisive fact: what `ifVersion` is compared with. */
  version: number;
  round: number;
  /** Steps to come straight back to, innermost last. */
  resume: string[];
  entries: Entry[];
  reopens?: string;
  /** One level; the next act clears it. */
  undo?: { seq: number; by: string; before: Approval };
};

/** Terminal approvals shrink to this in workflow state. */
export type ClosedApproval = {
  id: string;
  subject: ApprovalSubject;
  status: Exclude<ApprovalStatus, 'running'>;
  closedOn: PlainDate;
  route: Route;
  decisions: { step: string; by: string; value: string; hash: string; seq: number }[];
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
