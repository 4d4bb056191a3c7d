import type { WorkflowClient } from '@temporalio/client';
import type { Via } from '../domain/approval/facts.js';
import type { PossibleVerb } from '../domain/approval/verbs-for.js';
import type { Instant } from '../domain/calendar/instant.js';
import type { PlainDate } from '../domain/calendar/plain-date.js';
import type { CompiledCalendar } from '../domain/calendar/year-data.js';
import type { CommandKind } from '../domain/commands.js';
import type { Preview } from '../domain/cycle/preview-types.js';
import type { CycleState } from '../domain/cycle/state.js';
import type { Ack } from '../domain/facts.js';
import type { CycleId, RegionCode, Sha256 } from '../domain/ids.js';
import type { Account } from '../domain/payment/account.js';
import type { CompiledPolicy } from '../domain/policy/types.js';
import type { StationOutlook } from '../domain/staff/forecast.js';
import type { CommandRequest } from '../schemas/request.js';
import type { Caller } from './callers.js';
import type { Refused } from './refusals.js';

/** One request on its way in: who asks, and through which door. */
export type Asked = { request: CommandRequest; caller: Caller; via: Via };
export type AskedOf = Asked & { cycleId: CycleId };

/** The answer to an accepted command, with the ids to ask for it again. */
export type Accepted = { cycleId: CycleId; commandId: string } & Ack;

/** The one way in for commands: console, command line, HTTP and rehearsal all come through here. */
export type Gateway = {
  /** Opens or takes over a cycle under the next number of the caller's county. */
  open(asked: Asked): Promise<Accepted | Refused>;
  submit(asked: AskedOf): Promise<Accepted | Refused>;
  /** What the command would change; nothing is written. Without a cycle: of an opening. */
  preview(asked: Asked & { cycleId: CycleId | null }): Promise<Preview | Refused>;
  /** What the caller could do now with a cycle in this state. */
  allowed(caller: Caller, state: CycleState): Promise<CommandKind[]>;
  /** The approval verbs the caller could give now, each with its task. */
  verbs(caller: Caller, state: CycleState): Promise<PossibleVerb[]>;
  /** The money of a cycle in this state: its ledger, what is short, interest owed. */
  account(state: CycleState): Promise<Account>;
  /** Its stations as they stand and as its policy wants them. */
  stations(state: CycleState): Promise<StationOutlook[]>;
};

/** What has been recorded and asked before. */
export type RecordPort = {
  ackOf(cycleId: CycleId, commandId: string): Promise<Ack | null>;
  /** The cycle as last archived; null before its first fact. */
  stateOf(cycleId: CycleId): Promise<CycleState | null>;
  takeNumber(code: RegionCode, year: number): Promise<CycleId>;
  askedBefore(scope: string, commandId: string): Promise<{ cycleId: CycleId; digest: Sha256 } | null>;
  /** False when somebody asked under this id in the meantime. */
  noteAsked(scope: string, asked: { commandId: string; cycleId: CycleId; digest: Sha256 }): Promise<boolean>;
  forgetAsked(scope: string, commandId: string): Promise<void>;
};

/** What a judgement rests on, by county and day or by the version a cycle is pinned to. */
export type JudgingPort = {
  policyInForce(code: RegionCode, on: PlainDate): Promise<CompiledPolicy | null>;
  newestCalendar(code: RegionCode): Promise<CompiledCalendar | null>;
  /** Versions that began after the one day and before the other, the oldest first. */
  versionsBetween(code: RegionCode, after: PlainDate, before: PlainDate): Promise<CompiledPolicy[]>;
  policy(ref: string): Promise<CompiledPolicy>;
  /** Keeps what one cycle goes by after a move, so that whoever reads its record finds it. */
  keepMoved(policy: CompiledPolicy): Promise<void>;
  calendar(ref: string): Promise<CompiledCalendar>;
};

export type GatewayPorts = {
  engine: WorkflowClient;
  taskQueue: string;
  record: RecordPort;
  judging: JudgingPort;
  /** The present moment of the cycles; a rehearsal's is not the machine's. */
  now(): Instant;
  /** Goes into the start of a cycle: 0 in production. */
  clockOffsetMs: number;
  /** How long one call may wait for its answer. */
  waitMs: number;
};
