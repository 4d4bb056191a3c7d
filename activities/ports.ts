/** What the activities need from outside. workers/composition builds the real ones; tests may hand in their own. */
import type { WorkflowClient } from '@temporalio/client';
import type { Instant } from '../domain/calendar/instant.js';
import type { PlainDate } from '../domain/calendar/plain-date.js';
import type { CompiledCalendar } from '../domain/calendar/year-data.js';
import type { KnownAddress } from '../domain/directory/address.js';
import type { DirectorySnapshot } from '../domain/directory/types.js';
import type { Ack, Fact } from '../domain/facts.js';
import type { CycleId, RegionCode } from '../domain/ids.js';
import type { HeldNotice } from '../domain/notices/balance.js';
import type { CompiledPolicy, PolicyRef } from '../domain/policy/types.js';
import type { CyclesAfter, Standing } from '../store/ledger/open-cycles.js';
import type { Overdue } from '../store/outbox/overdue.js';
import type { Failure } from '../store/outbox/settle.js';
import type { ToldReader } from '../store/outbox/told.js';
import type { QueuedNotice } from '../store/outbox/types.js';
import type { KeptLinks } from '../store/registry/links.js';
import type { Refreshed, RefreshHow } from '../store/stuck/refresh.js';
import type { Mailbox, Sender } from './adapters/sender.js';
import type { ClaimedLetter } from './compose-letter.js';
import type { AtEffect } from './effects.js';

/** The record of cycles. */
export type LedgerPort = {
  /**
   * One transaction; `during` is called inside it.
   * @throws ArchiveConflict, CommandAlreadyRecorded (store/ledger/errors.ts)
   */
  append(cycleId: CycleId, facts: Fact[], during: () => void): Promise<void>;
  factsOf(cycleId: CycleId): Promise<Fact[]>;
  /** The answer a command got when it was put on record; null when it is not. */
  ackOf(cycleId: CycleId, commandId: string): Promise<Ack | null>;
  /** What the record says of a cycle, whether or not the engine has it. */
  standingOf(cycleId: CycleId): Promise<'unknown' | 'open' | 'closed'>;
  /** The newest commands on record with their answers, oldest first. */
  handledCommands(cycleId: CycleId): Promise<{ commandId: string; ack: Ack }[]>;
  /** Cycles that are open, or have closed since that day, of all counties, in order, after the one named. */
  cyclesInWork(page: CyclesAfter): Promise<CycleId[]>;
  /** The state the record leaves a cycle in; null when nothing is on record of it. */
  snapshotOf(cycleId: CycleId): Promise<Standing | null>;
};

/** Published data, each null (or throwing, where a reference must exist) when it is not there. */
export type RegistryPort = {
  directory(code: RegionCode): Promise<DirectorySnapshot | null>;
  policy(ref: PolicyRef): Promise<CompiledPolicy>;
  policyInForce(code: RegionCode, on: PlainDate): Promise<CompiledPolicy | null>;
  calendar(ref: string): Promise<CompiledCalendar>;
  /** Addresses entered by hand, and those that are known to take no letter. */
  addresses(code: RegionCode, channel: Channel): Promise<KnownAddress[]>;
  addressRefused(
    code: RegionCode,
    refusal: { party: string; channel: string; address: string; at: Instant; why: string },
  ): Promise<void>;
  newestCalendar(code: RegionCode): Promise<CompiledCalendar | null>;
};

export type OutboxPort = {
  /** Puts notices into the outbox; one that is there already stays as it is. */
  queue(notices: QueuedNotice[]): Promise<void>;
  /** Who was sent a day of these obligations and tasks, or may have been. */
  told(cycleId: CycleId, abouts: string[]): Promise<ToldReader[]>;
  /** Fixes what is due at `now` into letters; again until the answer is empty. `during` is called in the transaction. */
  claim(now: Instant, during: () => void): Promise<ClaimedLetter[]>;
  /** What a dead process left half sent: its fate is unknown, and it is sent once more. For the mail room alone. */
  recover(now: Instant): Promise<void>;
  sent(letters: string[], now: Instant): Promise<void>;
  failed(failure: Failure, now: Instant): Promise<void>;
  unknown(letter: string, why: string, now: Instant): Promise<void>;
  /** When the next letter may go; null when nothing is queued. */
  nextSendAt(): Promise<Instant | null>;
  /** What is there of a cycle's notices, whatever became of it. */
  held(cycleId: CycleId): Promise<HeldNotice[]>;
  /** How many notices should have left by then and have not, or were taken before then and are not settled. */
  overdue(since: { waitingSince: Instant; takenSince: Instant }): Promise<Overdue>;
};

/** How notices travel. Robots and SMS come behind the same `Sender`. */
export const CHANNELS = ['mail'] as const;
export type Channel = (typeof CHANNELS)[number];

/** Links of letters to people who have no account. */
export type LinksPort = {
  /** Address of the pages, and what tokens are made from. */
  base: string;
  secret: string;
  /** Keeps the links of letters; given again with the same tokens it changes nothing. */
  keep(letters: readonly KeptLinks[]): Promise<void>;
};

export type Ports = {
  /** What is seen to be stuck: told anew where time, and no fact, has changed it. */
  stuck: { refresh(at: Instant, how: RefreshHow): Promise<Refreshed> };
  ledger: LedgerPort;
  registry: RegistryPort;
  outbox: OutboxPort;
  senders: Record<Channel, Sender>;
  /** Who the letters are from. */
  from: Mailbox;
  /** Null: letters carry no links. */
  links: LinksPort | null;
  /** The worker's own connection, and the task queue of the workflows it starts. */
  engine: { client: WorkflowClient; taskQueue: string };
  at: AtEffect;
};
