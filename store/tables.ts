import type { ColumnType, Generated, Kysely, Selectable } from 'kysely';
import type { Instant } from '../domain/calendar/instant.js';
import type { PlainDate } from '../domain/calendar/plain-date.js';
import type { CalendarFile, CompiledCalendar, NoticeId } from '../domain/calendar/year-data.js';
import type { Stage } from '../domain/cycle/stage.js';
import type { CycleState } from '../domain/cycle/state.js';
import type { DirectorySnapshot } from '../domain/directory/types.js';
import type { FactKind } from '../domain/facts.js';
import type { CycleId, RegionCode, Sha256 } from '../domain/ids.js';
import type { LinkPurpose } from '../domain/notices/links.js';
import type { Audience, Occurrence } from '../domain/notices/types.js';
import type { Obligation, ObligationNote, ObligationStatus } from '../domain/obligations/types.js';
import type { FactActor } from '../domain/people.js';
import type { CompiledPolicy } from '../domain/policy/types.js';
import type { LetterNotice } from '../domain/stuck/notice.js';
import type { Reason, Stuck } from '../domain/stuck/types.js';
import type { IdentityTables } from './identity-tables.js';
import type { JobTables } from './job-tables.js';
import type { ListTables } from './list-tables.js';

/** The database as the rest of the product holds it. `destroy()` closes it. */
export type Database = Kysely<Tables>;

/** Written once and never changed. */
type Fixed<T> = ColumnType<T, T, never>;

export type FactsTable = {
  cycle_id: Fixed<CycleId>;
  seq: Fixed<number>;
  code: Fixed<RegionCode>;
  position: Fixed<number>;
  v: Fixed<1>;
  at: Fixed<Instant>;
  on_day: Fixed<PlainDate>;
  actor: Fixed<FactActor>;
  command_id: Fixed<string>;
  n: Fixed<number>;
  kind: Fixed<FactKind>;
  data: Fixed<unknown>;
  prev_hash: Fixed<Sha256>;
  hash: Fixed<Sha256>;
};

export type CyclesTable = {
  cycle_id: CycleId;
  code: RegionCode;
  seq: number;
  hash: Sha256;
  stage: Stage;
  title: string;
  contractor: string | null;
  contractor_id: string | null;
  officer: string | null;
  policy: string;
  calendar: string;
  opened_on: PlainDate | null;
  closed_on: PlainDate | null;
  next_due: PlainDate | null;
  next_wake: Instant | null;
  last_at: Instant | null;
  state: CycleState | null;
};

/** Status without time: whether an open one is breached is judged from today by each view. */
export type StoredStatus = Exclude<ObligationStatus, 'breached'>;

export type ObligationsTable = {
  cycle_id: CycleId;
  id: string;
  code: RegionCode;
  rule: Obligation['rule'];
  subject: string;
  n: number;
  owner: Obligation['owner'];
  in_charge: string;
  status: StoredStatus;
  note: ObligationNote | null;
  due: PlainDate | null;
  earliest: PlainDate | null;
  latest: PlainDate | null;
  last_good: PlainDate | null;
  certainty: Obligation['certainty'];
  authority: Obligation['authority'];
  severity: Obligation['severity'];
  trigger_kind: Obligation['trigger']['kind'];
  trigger_on: PlainDate;
  trigger_seq: number;
  obligation: Obligation;
};

export type TasksTable = {
  cycle_id: CycleId;
  task: string;
  code: RegionCode;
  approval: string;
  entry: number;
  step: string;
  title: string;
  subject_kind: string;
  subject_ref: string;
  content_hash: string;
  version: number;
  money: boolean;
  origin: string;
  owner: string;
  holder: string;
  opened_on: PlainDate | null;
  due: PlainDate | null;
  earliest: PlainDate | null;
  latest: PlainDate | null;
  certainty: 'final' | 'provisional' | null;
  urged: number;
  since_seq: number | null;
};

export type ExpectedNoticesTable = {
  cycle_id: CycleId;
  key: string;
  code: RegionCode;
  about: string;
  occurrence: Occurrence;
  revision: string;
  audience: Audience;
  send_at: Instant;
  slot: PlainDate;
};

export type OutboxState = 'queued' | 'sending' | 'sent' | 'failed' | 'unknown' | 'bounced' | 'cancelled';
export type DeliveryOutcome = 'sent' | 'refused' | 'retry' | 'unknown' | 'bounced';
/** What renders the notice later: what it is about, and nothing that must be looked up. */
export type NoticePayload = { notice: LetterNotice; title?: string };

export type OutboxTable = {
  id: Generated<number>;
  cycle_id: CycleId;
  code: RegionCode;
  about: string;
  occurrence: Occurrence;
  revision: string;
  recipient: string;
  channel: string;
  address: string;
  slot: PlainDate;
  not_before: Instant;
  /** Goes along with the next letter to its recipient; of no use after `not_before`. */
  rides: Generated<boolean>;
  payload: NoticePayload;
  state: Generated<OutboxState>;
  letter_id: string | null;
  attempts: Generated<number>;
  claimed_at: Instant | null;
  settled_at: Instant | null;
  was_unknown: Generated<boolean>;
  last_error: string | null;
};

export type LettersTable = {
  id: string;
  code: RegionCode;
  recipient: string;
  channel: string;
  address: string;
  slot: PlainDate;
  message_id: string;
  made_at: Instant;
  repeated: Generated<boolean>;
};

export type DeliveriesTable = {
  id: Generated<number>;
  code: RegionCode;
  letter_id: string;
  at: Instant;
  outcome: DeliveryOutcome;
  detail: string | null;
};

export type LinksTable = {
  hash: Sha256;
  code: RegionCode;
  person: string;
  purpose: LinkPurpose;
  cycle_id: CycleId | null;
  about: string | null;
  revision: string;
  letter_id: string;
  made_at: Instant;
  expires_at: Instant;
  revoked_at: Instant | null;
  revoked_why: string | null;
};

export type LinkUsesTable = {
  link_hash: Sha256;
  act: string;
  code: RegionCode;
  claimed_at: Instant;
  concluded_at: Instant | null;
  /** What was answered to it, for whoever opens the link again. */
  receipt: unknown;
};

export type DirectoriesTable = {
  code: RegionCode;
  rev: number;
  snapshot: DirectorySnapshot;
  at: Instant;
  by: string;
  what: string;
};

export type PoliciesTable = {
  ref: string;
  code: RegionCode;
  version: string;
  hash: Sha256;
  effective_from: PlainDate;
  compiled: CompiledPolicy;
  published: string;
  published_at: Instant;
};

export type CalendarsTable = {
  ref: string;
  code: RegionCode;
  version: string;
  hash: string;
  compiled: CompiledCalendar;
  published_at: Instant;
};

export type CalendarNoticesTable = {
  id: NoticeId;
  code: RegionCode;
  year: number;
  hash: Sha256;
  notice: CalendarFile;
  published: string;
  versions: Record<string, string>;
  published_at: Instant;
  published_by: string;
};

export type ContactsTable = {
  code: RegionCode;
  party: string;
  channel: string;
  address: string;
  bad_since: Instant | null;
  bad_why: string | null;
  changed_at: Instant;
  changed_by: string;
};

export type ContactChangesTable = {
  id: Generated<number>;
  code: RegionCode;
  party: string;
  channel: string;
  before: string | null;
  after: string;
  at: Instant;
  by: string;
};

export type AttachmentsTable = {
  code: RegionCode;
  sha256: Sha256;
  name: string;
  bytes: number;
  media_type: string;
  stored_at: Instant;
  stored_by: string;
};

export type AskedCommandsTable = {
  scope: string;
  command_id: string;
  code: RegionCode;
  /** Empty where it concerns no cycle. */
  cycle_id: CycleId | '';
  digest: Sha256;
  asked_at: Instant;
};

export type StuckTable = {
  code: RegionCode;
  /** Empty where it concerns a whole county or the installation. */
  cycle_id: CycleId | '';
  reason: Reason;
  about: string;
  since: Instant;
  breaks_on: PlainDate | null;
  stuck: Stuck;
};

export type EngineActsTable = {
  id: Generated<number>;
  code: Fixed<RegionCode>;
  at: Fixed<Instant>;
  by: Fixed<string>;
  what: Fixed<string>;
  reason: Fixed<string>;
};

/** Every table carries the jurisdiction's code, and every view filters by it. */
export type Tables = ListTables &
  JobTables &
  IdentityTables & {
    facts: FactsTable;
    feed_heads: { code: RegionCode; last: number };
    cycles: CyclesTable;
    obligations: ObligationsTable;
    tasks: TasksTable;
    expected_notices: ExpectedNoticesTable;
    outbox: OutboxTable;
    letters: LettersTable;
    deliveries: DeliveriesTable;
    links: LinksTable;
    link_uses: LinkUsesTable;
    directories: DirectoriesTable;
    policies: PoliciesTable;
    calendars: CalendarsTable;
    calendar_notices: CalendarNoticesTable;
    contacts: ContactsTable;
    contact_changes: ContactChangesTable;
    engine_acts: EngineActsTable;
    attachments: AttachmentsTable;
    cycle_numbers: { code: RegionCode; year: number; last: number };
    asked_commands: AskedCommandsTable;
    stuck: StuckTable;
    read_marks: { code: RegionCode; person: string; thing: string; at: Instant };
  };

export type { JobTables } from './job-tables.js';
export type FactRow = Selectable<FactsTable>;
export type CycleRow = Selectable<CyclesTable>;
export type ObligationRow = Selectable<ObligationsTable>;
export type ApprovalRow = Selectable<ListTables['approvals']>;
export type InvolvementRow = Selectable<ListTables['involvements']>;
export type LedgerRow = Selectable<ListTables['ledger_rows']>;
export type TaskRow = Selectable<TasksTable>;
export type StuckRow = Selectable<StuckTable>;
export type ExpectedNoticeRow = Selectable<ExpectedNoticesTable>;
