import type { ContentChange, LastSeen } from '../../../domain/approval/changes.js';
import type { Approval, ApprovalStatus, ApprovalSubject, ClosedApproval } from '../../../domain/approval/types.js';
import type { PossibleVerb } from '../../../domain/approval/verbs-for.js';
import type { Instant } from '../../../domain/calendar/instant.js';
import type { PlainDate } from '../../../domain/calendar/plain-date.js';
import type { CalendarNotice, DayKind } from '../../../domain/calendar/year-data.js';
import type { CommandKind } from '../../../domain/commands.js';
import type { ContractOnRecord } from '../../../domain/contract/fold.js';
import type { Stage } from '../../../domain/cycle/stage.js';
import type { CycleState } from '../../../domain/cycle/state.js';
import type { Fact, FactKind } from '../../../domain/facts.js';
import type { CycleId, RegionCode } from '../../../domain/ids.js';
import type { Obligation } from '../../../domain/obligations/types.js';
import type { TrancheOnRecord } from '../../../domain/payment/fold.js';
import type { Owner } from '../../../domain/policy/vocabulary.js';
import type { EngineRepairKind } from '../../../domain/repair/engine.js';
import type { ReportCommands } from '../../../domain/report/types.js';
import type { WorkerOnRecord } from '../../../domain/staff/fold.js';
import type { Stuck } from '../../../domain/stuck/types.js';
import type { CHAIN_FAULTS } from '../../../texts/zh-CN/console/audit.js';
import type { ORIGIN_NAMES } from '../../../texts/zh-CN/origins.js';

/**
 * What the server answers, as far as screens read it. Written here because a browser must not reach into the server's
 * folders; test/screens/answers.test.ts holds each against what the server says it answers.
 */
export type TaskLine = {
  cycleId: CycleId;
  cycleTitle: string;
  task: string;
  approval: string;
  step: string;
  stepTitle: string;
  subject: { kind: string; ref: string };
  applicantName: string | null;
  arrivedOn: PlainDate | null;
  due: PlainDate | null;
  certainty: 'final' | 'provisional' | null;
  lane: Lane;
  unread: boolean;
  urged: number;
  slackWd: number | null;
  stayWd: number | null;
  /** May be approved together with others. */
  batch: boolean;
  /** What a decision names as seen, as of this list. */
  version: number;
  contentHash: string;
};
export type DutyLine = { cycleId: CycleId; cycleTitle: string; slackWd: number | null } & Obligation;
/** A cycle that a newer version of its policy waits for. */
export type PolicyLine = {
  cycleId: CycleId;
  cycleTitle: string;
  policy: string;
  inForce: string;
  effectiveFrom: PlainDate;
};
/** What waits for the signed-in person, in numbers, and the next deadlines; `stuck` is null for outsiders. */
export type Workbench = {
  tasks: { total: number; overdue: number; soon: number; unread: number };
  duties: Record<Lane, number>;
  copiesUnread: number;
  stuck: number | null;
  nextDeadlines: BoardLine[];
  calendar: { thisYearMissing: boolean; nextYearMissing: boolean };
};

/** Where a day stands against today. */
export type Lane = 'overdue' | 'soon' | 'ok' | 'provisional';
/** A duty on the deadline board; what is left is negative once the day has passed. */
export type BoardLine = Omit<Obligation, 'proof'> & {
  cycleId: CycleId;
  cycleTitle: string;
  stage: Stage;
  contractor: string | null;
  lane: Lane;
  reminded: { sent: number; lastOn: PlainDate | null; nextOn: PlainDate | null };
  leftWd: number | null;
  leftDays: number | null;
};
export type LaneCount = {
  lane: Lane;
  stage: Stage;
  owner: Owner;
  contractor: string | null;
  contractorId: string | null;
  count: number;
};
export type BoardCounts = { counts: LaneCount[]; soonBy: PlainDate };
/** One day of a month: what it is, by which notice, and how many deadlines of each lane fall on it. */
export type CalendarDay = {
  day: PlainDate;
  kind: DayKind;
  notice: (CalendarNotice & { id: string }) | null;
  deadlines: Partial<Record<Lane, number>>;
};
/** `unpublished`: days of it stand on no notice yet. `more`: deadlines that are not in the list. */
export type CalendarMonth = {
  month: string;
  today: PlainDate;
  days: CalendarDay[];
  unpublished: boolean;
  announcedYears: number[];
  deadlines: BoardLine[];
  more: number;
};
/** That there is a secret address of one's calendar, since when, and when it was last asked for. */
export type FeedAnswer = { feed: { madeAt: Instant; usedOn: PlainDate | null } | null };
/** By which door a fact came on record. */
export type DoorOfFact = keyof typeof ORIGIN_NAMES;
/** One fact of the county's record. */
export type AuditLine = Pick<
  Fact,
  'cycleId' | 'seq' | 'at' | 'on' | 'actor' | 'commandId' | 'kind' | 'prevHash' | 'hash'
> & {
  position: number;
  data: unknown;
  origin: DoorOfFact;
};
/** The check of the chains of some cycles; `next`: the last of them where there are more. */
export type ChainAnswer = {
  cycles: number;
  facts: number;
  faults: ({ cycleId: CycleId; seq: number } & (
    | { why: 'unreadable'; kind: string; field: string; expected: { zh: string } }
    | { why: Exclude<keyof typeof CHAIN_FAULTS, 'unreadable'> }
  ))[];
  next: CycleId | null;
};
/** A change of what is entered and not derived. `by` is empty where the system did it. */
export type RegisterChange = {
  at: Instant;
  of: 'directory' | 'contact' | 'calendar' | 'policy' | 'engine';
  by: string;
  what: string;
};
/** One read of personal data. */
export type AccessLine = {
  id: number;
  at: Instant;
  person: string;
  personCode: RegionCode;
  way: 'password' | 'oidc' | 'token' | 'local';
  what: string;
  subject: string;
};
export type AccessAnswer = { reads: AccessLine[]; next: string | null };
/** One part of the installation: what was found, or why nothing could be. */
export type Found<T> = T | { failed: string };
export type RunningState = {
  at: Instant;
  versions: { caigou: string; node: string };
  engine: Found<{ address: string; namespace: string; taskQueue: string; lastPoll: Instant | null }>;
  secondClock: Found<{
    status: 'set' | 'paused' | 'gone';
    note: string;
    lastRound: Instant | null;
    nextRound: Instant | null;
  }>;
  store: Found<{ version: string; bytes: number; migration: string; openCycles: number }>;
  outbox: Found<{ due: number; oldestDue: Instant | null; queued: number; unknown: number; failed: number }>;
  disk: Found<{ freeBytes: number; totalBytes: number }>;
};
export type DutyPage = { obligations: DutyLine[]; next: string | null };

/** An approval one had part in: what one did, and where it stands now. */
export type InvolvedLine = {
  cycleId: CycleId;
  cycleTitle: string;
  approval: string;
  subject: { kind: string; ref: string };
  verb: string;
  opinion: string | null;
  seq: number;
  at: Instant;
  unread: boolean;
  status: ApprovalStatus;
  presentStepTitle: string | null;
  holders: { task: string; name: string }[];
  /** Of what one began: the tasks one may urge now, and the version to withdraw at. */
  may?: { urge: string[]; withdraw: number | null };
};
/** One page of a list that the server counts; from 1. */
export type Numbered<Line> = { rows: Line[]; total: number; page: number; limit: number };

export type CycleAnswer = {
  cycleId: CycleId;
  title: string;
  stage: Stage;
  contractor: string | null;
  officer: string | null;
  policy: string;
  calendar: string;
  openedOn: PlainDate | null;
  closedOn: PlainDate | null;
  nextDue: PlainDate | null;
  seq: number;
  hash: string;
  state: CycleState;
  allowedNow: CommandKind[];
};
export type ApprovalsAnswer = {
  running: Approval[];
  closed: ClosedApproval[];
  people: Record<string, { name: string; post: string }>;
};
export type ApprovalAnswer = {
  approval: Approval;
  seal: { ifVersion: number; contentHash: string };
  since: LastSeen | null;
  changes: ContentChange[];
  verbs: PossibleVerb[];
  words: { content: string[]; changes: string[] };
};
export type Happening = {
  seq: number;
  on: string;
  at: Instant;
  kind: FactKind;
  who: string;
  post: string | null;
  task: string | null;
  step: string | null;
  value: string | null;
  due: PlainDate | null;
  words: string | null;
  origin: DoorOfFact;
};
export type TimelineAnswer = {
  approvals: {
    id: string;
    subject: ApprovalSubject;
    status: ApprovalStatus;
    inHand: { task: string; step: string; holder: string; due: PlainDate | null }[];
    timeline: Happening[];
    /** Tasks decided on paper that the reader may say he did not sign. */
    objections: string[];
  }[];
};
/** `origins`: by `seq`, the door a fact came through. */
export type FactsAnswer = { facts: Fact[]; nextAfterSeq: number | null; origins: Record<string, DoorOfFact> };
export type StuckLine = Stuck & {
  cycleTitle: string | null;
  /** The duty whose day waiting breaks; null where nothing breaks, or its day moved since. */
  breaks: Pick<Obligation, 'id' | 'rule'> | null;
  words: {
    name: string;
    why: string;
    since: string;
    breaks: string;
    frees: string;
    undo: string;
    next: { text: string; line: string | null }[];
  };
};
export type StuckAnswer = { stuck: StuckLine[]; total: number };

/** Long work and how far it is; `parts` is null until they are counted, `endedAt` while it goes on. */
export type JobLine = {
  id: string;
  kind: 'import' | 'repair' | 'rebuild';
  reason: string | null;
  state: 'waiting' | 'working' | 'interrupted' | 'ended';
  mayAgain: boolean;
  askedAt: Instant;
  endedAt: Instant | null;
  parts: number | null;
  done: number;
  refused: number;
  failed: number;
};
/** What deriving the county again would go through, and whether somebody has asked for it already. */
export type RebuildAhead = { cycles: number; underWay: boolean };
export type JobsAnswer = { jobs: JobLine[] };
/** `result`: of a command that was done, what it was answered with; of one that was refused, the problem. */
export type JobAnswer = JobLine & {
  items: {
    n: number;
    cycleId: CycleId | null;
    title: string;
    outcome: 'done' | 'refused' | 'failed' | null;
    result: object | null;
  }[];
};

/** The counties an office looks after, its own first. */
export type CountiesAnswer = { counties: { code: RegionCode; name: string }[] };

/** What an accepted command is answered with: it is on record. */
export type Accepted = { cycleId: CycleId; commandId: string; seq: number; hash: string };

/** A case of an outside party, in whichever county. */
export type OfCase = { code: RegionCode; cycleId: CycleId; cycleTitle: string };
export type PortalDuty = OfCase &
  Pick<Obligation, 'id' | 'rule' | 'subject' | 'due' | 'status' | 'certainty'> & { leftWd: number | null };
export type AskedReport = ReportCommands['submit-report'];
export type PortalReport = PortalDuty & { asked: AskedReport | null };
export type PortalReceipt = OfCase & AskedReport & { on: PlainDate; at: Instant; seq: number; hash: string };
export type PortalContract = OfCase & { current: boolean } & Pick<
    ContractOnRecord,
    'year' | 'signedOn' | 'serviceFrom' | 'serviceTo' | 'fenInForce'
  >;
export type PortalTranche = OfCase & TrancheOnRecord & { lateInterestFen: number };
export type PortalWorker = OfCase &
  Pick<
    WorkerOnRecord,
    'worker' | 'name' | 'station' | 'role' | 'startedOn' | 'leftOn' | 'certificate' | 'labourContractOn'
  >;
export type PortalCase = OfCase & { stage: Stage; closedOn: PlainDate | null; allowedNow: CommandKind[] };
export type PortalAct = OfCase & {
  kind: FactKind;
  by: string;
  on: PlainDate;
  at: Instant;
  seq: number;
  hash: string;
};
/** What an outside party owes, has and did, over all counties that know its contact. */
export type MineAnswer = {
  kind: 'contractor' | 'evaluator' | 'agent';
  counties: CountiesAnswer['counties'];
  cases: PortalCase[];
  acts: PortalAct[];
  deadlines: PortalDuty[];
  reports: PortalReport[];
  receipts: PortalReceipt[];
  contracts: PortalContract[];
  payments: PortalTranche[];
  workers: PortalWorker[];
};
/** What was filed with the reader and waits for a receipt, and what he did. */
export type FilingsAnswer = { counties: CountiesAnswer['counties']; waiting: PortalDuty[]; acts: PortalAct[] };
/** Which technical repairs of a case would be done now; `problem`: why one would not. */
export type EngineOffersAnswer = { repairs: { does: EngineRepairKind; problem: { title: string } | null }[] };
/** What became of a repair of the engine: whether the record of the case has its trace already. */
export type EngineRepaired = { recorded: 'yes' | 'pending' };
