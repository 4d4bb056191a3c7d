import { randomUUID } from 'node:crypto';
import type { Via } from '../domain/approval/facts.js';
import { legalDay } from '../domain/calendar/instant.js';
import type { Command } from '../domain/commands.js';
import { OPERATORS } from '../domain/cycle/posts.js';
import type { CycleState } from '../domain/cycle/state.js';
import { type CycleId, regionOf } from '../domain/ids.js';
import { isNo, type No, no } from '../domain/refusal.js';
import { ENGINE_REPAIRS, type EngineRepair, type EngineRepairKind, engineRepair } from '../domain/repair/engine.js';
import type { Caller } from './callers.js';
import { updating } from './cycles.js';
import { endRun, failingSteps, retrySteps, startAnew } from './engine-repairs.js';
import type { GatewayPorts } from './gateway-ports.js';
import { patiently } from './patience.js';
import type { Refused } from './refusals.js';

/** Repairs of the engine under one cycle: look first, then do it. */
export type Operator = {
  /** What it does, takes hold of and loses as things stand; nothing is done. Refused where there is nothing to do. */
  preview(caller: Caller, cycleId: CycleId, does: EngineRepairKind): Promise<EngineRepair | Refused>;
  /** Which of them would be done as things stand, in one look. Refused to a caller who may do none of them here. */
  offers(caller: Caller, cycleId: CycleId): Promise<EngineOffers | Refused>;
  /** Does it, and puts on the cycle's record who did it and why. */
  carryOut(caller: Caller, cycleId: CycleId, asked: OperatorAsked): Promise<EngineRepaired | Refused>;
};
export type OperatorAsked = { does: EngineRepairKind; reason: string; via: Via };

/** Each repair once; `refused`: why it would not be done, null where it would, or where that cannot be told just now. */
export type EngineOffers = { repairs: { does: EngineRepairKind; refused: Refused | null }[] };

/**
 * `ended`: of a restart, a run was there to be ended. `seq`: the last fact on record when it was done. `recorded`: the
 * trace on the record of the cycle; `pending` where the cycle did not take it in time, `accepted-not-archived` included.
 */
export type EngineRepaired = EngineRepair & { ended?: boolean; seq: number; recorded: 'yes' | 'pending' };

/** What the operator has from the store and the second clock. */
export type OperatorTools = {
  /** Derives the rows of the cycle again from its facts, and tells anew what is stuck in it. */
  rebuild(cycleId: CycleId): Promise<void>;
  /** Keys of notices that must be in the outbox and are not, or that lie there past their time. */
  missing(cycleId: CycleId): Promise<string[]>;
  queueMissing(cycleId: CycleId): Promise<void>;
  /** Recipients whose newest letter about something open failed, and who have another address since. */
  failed(cycleId: CycleId): Promise<string[]>;
  resend(cycleId: CycleId): Promise<void>;
  /** Whether the rows of the cycle are up to its record. */
  isBehind(cycleId: CycleId): Promise<boolean>;
};

type Ports = GatewayPorts & { tools: OperatorTools };
/** How long the trace may take to be put on record, before the answer says that it is pending. */
const TRACE_WAIT_MS = 8_000;

/** The operator over engine, record and outbox. */
export function createOperator(ports: Ports): Operator {
  return {
    preview: async (caller, cycleId, does) => {
      const found = await foreseen(ports, caller, cycleId, does);
      return isNo(found) ? refused(found, does) : found.repair;
    },
    offers: async (caller, cycleId) => {
      const state = await ofCaller(ports, caller, cycleId);
      if (isNo(state)) return refused(state, 'operate');
      return { repairs: await Promise.all(ENGINE_REPAIRS.map((does) => offered(ports, state, does))) };
    },
    carryOut: async (caller, cycleId, { does, reason, via }) => {
      const found = await foreseen(ports, caller, cycleId, does);
      if (isNo(found)) return refused(found, does);
      const { repair, state } = found;
      const done = await DOES[does](ports, state, `${caller.card.name}: ${reason}`);
      const recorded = await traced(ports, caller, { cycleId, does, reason, via });
      return { ...repair, ...done, seq: state.seq, recorded };
    },
  };
}

type Did = { ended?: boolean };
type Does = (ports: Ports, state: CycleState, why: string) => Promise<Did>;

const DOES: Record<EngineRepairKind, Does> = {
  'restart-from-record': async (ports, state, why) => {
    const ended = await endRun(ports.engine, state.cycleId, why);
    await startAnew(ports, state);
    return { ended };
  },
  'retry-now': async ({ engine }, { cycleId }) => {
    await retrySteps(engine, cycleId);
    return {};
  },
  'rebuild-row': async ({ tools }, { cycleId }) => {
    await tools.rebuild(cycleId);
    return {};
  },
  'queue-reminders': async ({ tools }, { cycleId }) => {
    await tools.queueMissing(cycleId);
    return {};
  },
  'resend-letters': async ({ tools }, { cycleId }) => {
    await tools.resend(cycleId);
    return {};
  },
};

/** What each takes hold of now; null where there is nothing for it to do. */
const FINDS: Record<EngineRepairKind, (ports: Ports, cycleId: CycleId) => Promise<string[] | null>> = {
  'restart-from-record': async () => [],
  'retry-now': async ({ engine }, cycleId) => some((await failingSteps(engine, cycleId)).map(({ type }) => type)),
  'rebuild-row': async ({ tools }, cycleId) => ((await tools.isBehind(cycleId)) ? [] : null),
  'queue-reminders': async ({ tools }, cycleId) => some(await tools.missing(cycleId)),
  'resend-letters': async ({ tools }, cycleId) => some(await tools.failed(cycleId)),
};

function some(found: string[]): string[] | null {
  return found.length === 0 ? null : found;
}

type Foreseen = { repair: EngineRepair; state: CycleState };

/** The repair of a cycle as it stands, where this caller may do it: it is open and of his county. */
async function foreseen(
  ports: Ports,
  caller: Caller,
  cycleId: CycleId,
  does: EngineRepairKind,
): Promise<Foreseen | No> {
  const state = await ofCaller(ports, caller, cycleId);
  return isNo(state) ? state : foreseenIn(ports, state, does);
}

/** The cycle, where it is of the caller's county and he keeps the system there. */
async function ofCaller(ports: Ports, { card, code }: Caller, cycleId: CycleId): Promise<CycleState | No> {
  const { posts } = OPERATORS;
  if (!posts.some((post) => card.posts.includes(post))) {
    return no('post-missing', { person: card.name, posts: posts.join(',') });
  }
  const state = regionOf(cycleId) === code ? await ports.record.stateOf(cycleId) : null;
  return state ?? no('unknown-cycle', { cycle: cycleId });
}

async function foreseenIn(ports: Ports, state: CycleState, does: EngineRepairKind): Promise<Foreseen | No> {
  const { cycleId, yearEnd } = state;
  if (yearEnd.closedOn !== null) return no('cycle-closed', { on: yearEnd.closedOn });
  const on = await FINDS[does](ports, cycleId);
  return on === null ? no('nothing-to-repair') : { repair: engineRepair(does, cycleId, on), state };
}

/** While the engine does not answer the others are told all the same; asked for by itself, the repair says so. */
async function offered(ports: Ports, state: CycleState, does: EngineRepairKind) {
  const found = await foreseenIn(ports, state, does).catch(() => null);
  return { does, refused: found !== null && isNo(found) ? refused(found, does) : null };
}

/** The trace is a command like any other: the workflow puts it on record, and keeps it until the archive is back. */
async function traced(
  ports: Ports,
  { card }: Caller,
  { cycleId, does: repair, reason, via }: OperatorAsked & { cycleId: CycleId },
): Promise<EngineRepaired['recorded']> {
  const command: Command = {
    kind: 'record-engine-repair',
    commandId: randomUUID(),
    cycleId,
    on: legalDay(ports.now()),
    actor: { person: card },
    people: [],
    via,
    data: { repair, reason },
  };
  const within = { ...ports, waitMs: Math.min(ports.waitMs, TRACE_WAIT_MS) };
  const answer = await patiently(within, command, updating(ports));
  return 'code' in answer ? 'pending' : 'yes';
}

function refused({ refused: code, why }: No, tried: string): Refused {
  return { code, tried, why, allowedNow: [] };
}
