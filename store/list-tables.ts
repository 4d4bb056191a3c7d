import type { ApprovalStatus } from '../domain/approval/types.js';
import type { Instant } from '../domain/calendar/instant.js';
import type { PlainDate } from '../domain/calendar/plain-date.js';
import type { CycleId, RegionCode } from '../domain/ids.js';
import type { SubjectKind } from '../domain/policy/vocabulary.js';

/** Where an approval stands; the step is null once it is closed. */
type ApprovalsTable = {
  cycle_id: CycleId;
  approval: string;
  code: RegionCode;
  subject_kind: SubjectKind;
  subject_ref: string;
  status: ApprovalStatus;
  step: string | null;
  step_title: string | null;
  money: boolean;
  batch: boolean;
  initiator: string;
  initiator_post: string;
  closed_on: PlainDate | null;
};

/** Who had part in an approval by a fact, and how. */
type InvolvementsTable = {
  cycle_id: CycleId;
  seq: number;
  person: string;
  role: 'started' | 'decided' | 'copied';
  code: RegionCode;
  approval: string;
  verb: string;
  by: string | null;
  opinion: string | null;
  task: string | null;
  step: string | null;
  step_title: string | null;
  at: Instant;
  on_day: PlainDate;
};

/** One line of a ledger; what is neither sorted nor added up is `data`. */
type LedgerRowsTable = {
  cycle_id: CycleId;
  ledger: 'plans' | 'tenders' | 'contracts' | 'payments' | 'evaluations' | 'archive';
  key: string;
  code: RegionCode;
  year: number | null;
  day: PlainDate | null;
  party: string | null;
  party_id: string | null;
  fen: number | null;
  done_fen: number | null;
  status: string;
  data: Record<string, string | number | boolean | null>;
};

/** A view of a list as a person set it down for himself. */
type SavedViewsTable = {
  code: RegionCode;
  person: string;
  list: string;
  name: string;
  query: Record<string, string>;
  at: Instant;
};

/** A command that is not ready to be given (暂存); `about`: the cycle, or `new`. */
type DraftsTable = {
  code: RegionCode;
  person: string;
  about: string;
  kind: string;
  data: Record<string, unknown>;
  at: Instant;
};

/** The secret address of a person's calendar, by its digest. */
type CalendarFeedsTable = {
  hash: string;
  code: RegionCode;
  person: string;
  made_at: Instant;
  used_on: PlainDate | null;
  revoked_at: Instant | null;
};

/** Tables the lists of the console read, and what people set down for themselves. */
export type ListTables = {
  approvals: ApprovalsTable;
  involvements: InvolvementsTable;
  ledger_rows: LedgerRowsTable;
  saved_views: SavedViewsTable;
  drafts: DraftsTable;
  calendar_feeds: CalendarFeedsTable;
};
