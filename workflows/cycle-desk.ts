import type { OpenedRun } from '../activities/open-run.js';
import type { CompiledCalendar } from '../domain/calendar/year-data.js';
import type { Command } from '../domain/commands.js';
import type { Judging } from '../domain/cycle/chapter.js';
import { decide, isRefusal } from '../domain/cycle/decide.js';
import { completed } from '../domain/cycle/fold.js';
import { factActor, seal } from '../domain/cycle/seal.js';
import { type CycleState, STATE_VERSION } from '../domain/cycle/state.js';
import type { Ack, Fact, FactDraft } from '../domain/facts.js';
import { contentHash } from '../domain/hash.js';
import type { CycleId, Sha256 } from '../domain/ids.js';
import type { FactActor } from '../domain/people.js';
import type { PackedPolicy } from '../domain/policy/pack.js';
import type { CompiledPolicy } from '../domain/policy/types.js';
import type { Refusal } from '../domain/refusal.js';
import type { Now } from './clock.js';
import type { CycleInput, HandledCommand } from './messages.js';
import { sharedCalendar, sharedPolicy } from './shared-judging.js';

/** Ids older than these are still caught by the archive's unique index on (cycle, command, n). */
const HANDLED_KEPT = 100;

/**
 * What lies on the desk of one run: the state, the facts not yet archived and the commands already answered. It is
 * changed only by the functions of this file, never across an await.
 */
export type Desk = {
  readonly cycleId: CycleId;
  state: CycleState;
  /** Accepted, not yet archived, in order. */
  pending: Fact[];
  /** Everything up to here is in the archive: only then may a caller hear his Ack. */
  archivedSeq: number;
  handled: HandledCommand[];
  policy: CompiledPolicy;
  /** The same policy as the next run will get it. */
  packed: PackedPolicy;
  calendar: CompiledCalendar;
  /** False while the state is not to be trusted: before a rebuild, and after the archive knew better. */
  ready: boolean;
  /** Why the archive did not take what was accepted here. */
  overturned: Overturned | null;
  /** The last yes: the handler of an update asks what its validator has asked a moment before. */
  tried: Tried | null;
};

type Tried = { command: Command; state: CycleState; at: Now['at']; drafts: FactDraft[] };

/** `known`: the command had been recorded by an earlier run. `conflict`: another fact has this number. */
export type Overturned = { kind: 'known'; commandId: string; ack: Ack } | { kind: 'conflict'; seq: number };

/** The desk as the run finds it. What is carried over is archived, by the rule of leaving. */
export function openDesk(input: CycleInput): Desk {
  const { policy, packed } = sharedPolicy(input.policy);
  const calendar = sharedCalendar(input.calendar);
  // The engine holds the input for as long as the run lasts: it shall not hold copies.
  Object.assign(input, { policy: packed, calendar });
  return {
    cycleId: input.cycleId,
    state: input.stateVersion === STATE_VERSION ? input.state : completed(input.state),
    pending: [],
    archivedSeq: input.state.seq,
    handled: input.handledCommands,
    policy,
    packed,
    calendar,
    ready: input.rebuild !== true,
    overturned: null,
    tried: null,
  };
}

/** Lays the archive's version on the desk: from here on the state is to be trusted. */
export function reopen(desk: Desk, { state, handledCommands, judging }: OpenedRun): void {
  if (judging !== null) {
    const { policy, packed } = sharedPolicy(judging.policy);
    setPolicy(desk, policy, packed);
    desk.calendar = sharedCalendar(judging.calendar);
  }
  // In a replay the answer is the one that older code once gave.
  Object.assign(desk, { state: completed(state), handled: handledCommands, archivedSeq: state.seq, ready: true });
}

/** What a judgement at this moment rests on. */
export function judgingAt(desk: Desk, { at, today }: Now): Judging {
  return { policy: desk.policy, calendar: desk.calendar, at, today };
}

/** The earlier answer to this command id, if it is among the last ones. */
export function handledBefore(desk: Desk, command: Command): HandledCommand | undefined {
  return desk.handled.find(({ id }) => id === command.commandId);
}

/** True when the id was used before for something else: the answer to that would be no answer to this. */
export function isReused({ digest }: HandledCommand, command: Command): boolean {
  return digest !== '' && digest !== digestOf(command);
}

/** The cards stamped on a command may differ from one try to the next; what it asks may not. */
function digestOf({ kind, on, data }: Command): string {
  return contentHash({ kind, on, data }).slice(0, 16);
}

/** Yes (the drafts) or no to a command at this moment; changes nothing but what is remembered of a yes. */
export function judge(desk: Desk, command: Command, now: Now): FactDraft[] | Refusal {
  const { state, tried } = desk;
  if (tried !== null && tried.command === command && tried.state === state && tried.at === now.at) return tried.drafts;
  const answer = decide(state, command, judgingAt(desk, now));
  if (!isRefusal(answer)) desk.tried = { command, state, at: now.at, drafts: answer };
  return answer;
}

/** Accepts a command: its facts are on the desk and folded when this returns. A refusal changes nothing. */
export function accept(desk: Desk, command: Command, now: Now): Ack | Refusal {
  const drafts = judge(desk, command, now);
  if (isRefusal(drafts)) return drafts;
  const ack = record(
    desk,
    drafts,
    { actor: factActor(command.actor), commandId: command.commandId, on: command.on },
    now,
  );
  desk.handled = [...desk.handled, { id: command.commandId, ...ack, digest: digestOf(command) }];
  switchJudging(desk, command);
  return ack;
}

/** Puts facts on the desk, sealed and folded. */
export function record(
  desk: Desk,
  drafts: FactDraft[],
  by: { actor: FactActor; commandId: string; on?: Command['on'] },
  { at, today }: Now,
): Ack {
  const { facts, state } = seal(desk.state, drafts, {
    at,
    on: by.on ?? today,
    actor: by.actor,
    commandId: by.commandId,
  });
  desk.state = state;
  desk.tried = null;
  desk.pending.push(...facts);
  return { seq: state.seq, hash: state.hash };
}

/** Two commands bring what all later ones are judged by; the facts name only its reference. */
function switchJudging(desk: Desk, command: Command): void {
  if (command.kind === 'move-to-policy') {
    const { policy, packed } = sharedPolicy(command.data.policy);
    setPolicy(desk, policy, packed);
  }
  if (command.kind === 'apply-calendar') desk.calendar = command.data.calendar;
}

function setPolicy(desk: Desk, policy: CompiledPolicy, packed: PackedPolicy): void {
  desk.policy = policy;
  desk.packed = packed;
}

/** Notes that the archive has this batch, which is the oldest of what is pending. */
export function noteArchived(desk: Desk, batch: readonly Fact[]): void {
  desk.pending.splice(0, batch.length);
  desk.archivedSeq = batch.at(-1)?.seq ?? desk.archivedSeq;
  const spare = desk.handled.length - HANDLED_KEPT;
  desk.handled = desk.handled.filter(({ seq }, index) => index >= spare || seq > desk.archivedSeq);
}

/** The archive knows better: what was not archived never happened, and the state that held it is void. */
export function overturn(desk: Desk, overturned: Overturned): void {
  desk.pending = [];
  desk.handled = desk.handled.filter(({ seq }) => seq <= desk.archivedSeq);
  desk.ready = false;
  desk.overturned = overturned;
}

/** The answer that is on record for a command whose own facts were overturned. */
export function ackOnRecord(desk: Desk, commandId: string): Ack | undefined {
  const { overturned } = desk;
  return overturned?.kind === 'known' && overturned.commandId === commandId ? overturned.ack : undefined;
}

/** seq and hash of the last fact. */
export function headOf(desk: Desk): { seq: number; hash: Sha256 } {
  return { seq: desk.state.seq, hash: desk.state.hash };
}
