import type { ContentChange, LastSeen } from '../../../domain/approval/changes.js';
import type { Approval, ApprovalStatus, ApprovalSubject, ClosedApproval } from '../../../domain/approval/types.js';
import type { PossibleVerb } from '../../../domain/approval/verbs-for.js';
import type { Instant } from '../../../domain/calendar/instant.js';
import type { PlainDate } from '../../../domain/calendar/plain-date.js';
import type { CommandKind } from '../../../domain/commands.js';
import type { ContractOnRecord } from '../../../domain/contract/fold.js';
import type { Stage } from '../../../domain/cycle/stage.js';
import type { CycleState } from '../../../domain/cycle/state.js';
import type { Fact, FactKind } from '../../../domain/facts.js';
import type { CycleId, RegionCode } from '../../../domain/ids.js';
import type { Obligation } from '../../../domain/obligations/types.js';
import type { TrancheOnRecord } from '../../../domain/payment/fold.js';
import type { ReportCommands } from '../../../domain/report/types.js';
import type { WorkerOnRecord } from '../../../domain/staff/fold.js';
import type { Stuck } from '../../../domain/stuck/types.js';

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
  title: string;
  subject: { kind: string; ref: string };
  version: number;
  money: boolean;
  owner: string;
  holder: string;
  initiator: string | null;
  unread: boolean;
  openedOn: PlainDate | null;
  due: PlainDate | null;
  certainty: 'final' | 'provisional' | null;
  overdue: boolean;
  slackWd: number | null;
  stayWd: number | null;
};
export type DutyLine = { cycleId: CycleId; cycleTitle: string; slackWd: number | null } & Obligation;
export type Todo = { tasks: TaskLine[]; duties: DutyLine[] };
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
  words: string | null;
};
export type TimelineAnswer = {
  approvals: {
    id: string;
    subject: ApprovalSubject;
    status: ApprovalStatus;
    inHand: { task: string; step: string; holder: string; due: string | null }[];
    timeline: Happening[];
  }[];
};
export type FactsAnswer = { facts: Fact[]; nextAfterSeq: number | null };
export type NoticeLine = {
  id: number;
  about: string;
  occurrence: string;
  recipient: string;
  channel: string;
  address: string;
  notBefore: Instant;
  state: string;
  settledAt: Instant | null;
  lastError: string | null;
};
export type NoticesAnswer = { notices: NoticeLine[]; next: string | null };
export type StuckLine = Stuck & {
  cycleTitle: string | null;
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

/** What an accepted command is answered with: it is on record. */
export type Accepted = { cycleId: CycleId; commandId: string; seq: number; hash: string };

/** A case of a contractor, in whichever county. */
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
/** The portal of a contractor: what it owes and has, over all counties that know its contact. */
export type MineAnswer = {
  counties: { code: RegionCode; name: string }[];
  deadlines: PortalDuty[];
  reports: PortalReport[];
  receipts: PortalReceipt[];
  contracts: PortalContract[];
  payments: PortalTranche[];
  workers: PortalWorker[];
};
