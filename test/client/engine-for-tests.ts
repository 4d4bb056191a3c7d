import { ApplicationFailure, type WorkflowClient, WorkflowUpdateFailedError } from '@temporalio/client';
import type { Caller } from '../../client/callers.js';
import { createGateway, type Gateway, type GatewayPorts } from '../../client/cycles.js';
import type { Command } from '../../domain/commands.js';
import type { CycleState } from '../../domain/cycle/state.js';
import { cardOf } from '../../domain/directory/lookup.js';
import type { DirectorySnapshot } from '../../domain/directory/types.js';
import type { Ack } from '../../domain/facts.js';
import { GENESIS_HASH } from '../../domain/hash.js';
import { type CycleId, isCycleId, type Sha256 } from '../../domain/ids.js';
import type { Refusal, RefusalCode } from '../../domain/refusal.js';
import { shippedJudging } from '../support/workflow-office.js';
import { county, NOW, TODAY } from './world.js';

/** How the engine answers one call; throwing is how it says no. */
type Answer = (command: Command) => Promise<Ack>;

/** What an engine and a record were asked, for tests to look at. */
export type Watched = {
  gateway: Gateway;
  ports: GatewayPorts;
  sent: { command: Command; updateId: string; started?: unknown }[];
  numbersTaken: number;
  acks: Map<string, Ack>;
  states: Map<CycleId, CycleState>;
  answer: Answer;
};

export const ACK: Ack = { seq: 5, hash: GENESIS_HASH };

export function cycleOf(id: string): CycleId {
  if (!isCycleId(id)) throw new RangeError(id);
  return id;
}

/** The engine's way to say no by the rules. */
export function refusedBy(code: RefusalCode): Error {
  const refusal: Refusal = { code, tried: 'comment', why: {}, allowedNow: [] };
  return new WorkflowUpdateFailedError('refused', ApplicationFailure.nonRetryable(code, code, refusal));
}

export function callerLike(id = 'officer', directory: DirectorySnapshot = county()): Caller {
  const card = cardOf(directory, id, TODAY);
  if (card === undefined) throw new RangeError(id);
  return { code: directory.code, card, directory };
}

/** A gateway over an engine that accepts everything and a record kept in memory, until a test says otherwise. */
export function watchedGateway(): Watched {
  const asked = new Map<string, { cycleId: CycleId; digest: Sha256 }>();
  const watched = {
    sent: [],
    numbersTaken: 0,
    acks: new Map(),
    states: new Map(),
    answer: async () => ACK,
  } as unknown as Watched;
  const update = async (
    _definition: unknown,
    options: { args: [Command]; updateId: string; startWorkflowOperation?: unknown },
  ) => {
    const { args, updateId, startWorkflowOperation: started } = options;
    watched.sent.push({ command: args[0], updateId, ...(started === undefined ? {} : { started }) });
    return watched.answer(args[0]);
  };
  const engine = {
    withDeadline: (_deadline: number, call: () => Promise<Ack>) => call(),
    getHandle: () => ({ executeUpdate: update }),
    executeUpdateWithStart: update,
  } as unknown as WorkflowClient;
  const { policy, calendar } = shippedJudging();
  watched.ports = {
    engine,
    taskQueue: 'test',
    record: {
      ackOf: async (cycleId, commandId) => watched.acks.get(`${cycleId} ${commandId}`) ?? null,
      stateOf: async (cycleId) => watched.states.get(cycleId) ?? null,
      takeNumber: async (code, year) => {
        watched.numbersTaken += 1;
        return cycleOf(`${code}-${year}-00${watched.numbersTaken}`);
      },
      askedBefore: async (scope, commandId) => asked.get(`${scope} ${commandId}`) ?? null,
      noteAsked: async (scope, { commandId, ...what }) => {
        const fresh = !asked.has(`${scope} ${commandId}`);
        if (fresh) asked.set(`${scope} ${commandId}`, what);
        return fresh;
      },
      forgetAsked: async (scope, commandId) => {
        asked.delete(`${scope} ${commandId}`);
      },
    },
    judging: {
      policyInForce: async () => policy,
      newestCalendar: async () => calendar,
      versionsBetween: async () => [],
      policy: async () => policy,
      keepMoved: async () => undefined,
      calendar: async () => calendar,
    },
    now: () => NOW,
    clockOffsetMs: 0,
    waitMs: 2_000,
  };
  watched.gateway = createGateway(watched.ports);
  return watched;
}
