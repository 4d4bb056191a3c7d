import type { ApprovalState } from '../approval/types.js';
import type { PlainDate } from '../calendar/plain-date.js';
import type { ContractState } from '../contract/fold.js';
import type { CorrectionState } from '../correction/fold.js';
import type { EvaluationState } from '../evaluation/fold.js';
import type { CycleId, RegionCode, Sha256 } from '../ids.js';
import type { Ended } from '../notices/ended.js';
import type { EventRecord } from '../obligations/events.js';
import type { ClosedObligation } from '../obligations/types.js';
import type { PaymentState } from '../payment/fold.js';
import type { PlanState } from '../plan/fold.js';
import type { ProgrammeState } from '../programme/fold.js';
import type { ReportState } from '../report/fold.js';
import type { StaffState } from '../staff/fold.js';
import type { TenderState } from '../tender/fold.js';
import type { YearEndState } from '../year-end/fold.js';

/** Raised when the shape of CycleState or the meaning of a fold changes: open runs then leave and rebuild. */
export const STATE_VERSION = 3;

/** A broken rule on record. */
export type Violation = { seq: number; rule: string; what: string; basis: string; on: PlainDate };

/** Everything folded from the facts of one cycle. Plain JSON; each chapter owns its slice. */
export type CycleState = {
  cycleId: CycleId;
  code: RegionCode;
  /** seq and hash of the last fact; 0 and the genesis hash before the first. */
  seq: number;
  hash: Sha256;
  policy: string;
  calendar: string;
  plan: PlanState;
  tender: TenderState;
  contract: ContractState;
  staff: StaffState;
  report: ReportState;
  evaluation: EvaluationState;
  payment: PaymentState;
  yearEnd: YearEndState;
  programme: ProgrammeState;
  correction: CorrectionState;
  approvals: ApprovalState;
  /** What clocks start from and are stopped by. */
  events: EventRecord[];
  /** Obligations that ended, by id, with the verdict they got. */
  closed: Record<string, ClosedObligation>;
  violations: Violation[];
  /** Keys of notices handed to the outbox whose obligation or task is still open, or whose end is told. */
  notified: Record<string, 1>;
  /** Duties and tasks that ended after somebody was told their day, by `<obligation or task>/end.<seq>`. */
  ended: Record<string, Ended>;
};
