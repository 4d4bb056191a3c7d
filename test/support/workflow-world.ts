import { randomBytes } from 'node:crypto';
import { Client, type ScheduleClient, type WorkflowClient } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import type { OutgoingLetter, Sender } from '../../activities/adapters/sender.js';
import { type AtEffect, noHook } from '../../activities/effects.js';
import type { Ports } from '../../activities/ports.js';
import { fromMs } from '../../domain/calendar/instant.js';
import { plainDate } from '../../domain/calendar/plain-date.js';
import type { Command } from '../../domain/commands.js';
import type { CycleState } from '../../domain/cycle/state.js';
import type { ScenarioCommand } from '../../domain/drive/scenario.js';
import type { Ack, Fact } from '../../domain/facts.js';
import type { CycleId } from '../../domain/ids.js';
import { isNo } from '../../domain/refusal.js';
import type { Database } from '../../store/database.js';
import { factsOf } from '../../store/ledger/facts.js';
import { publishCalendar } from '../../store/registry/calendars.js';
import { seedDirectory } from '../../store/registry/directory.js';
import { publishPolicy } from '../../store/registry/policies.js';
import { composePorts, type LetterLinks } from '../../workers/composition.js';
import { type RunningWorker, startWorker } from '../../workers/worker.js';
import {
  CYCLE_WORKFLOW,
  type CycleInput,
  cycleStart,
  cycleWorkflowId,
  refusalIn,
  stateQuery,
  submitUpdate,
} from '../../workflows/messages.js';
import { embeddedDatabase } from './database.js';
import { temporalAddress, workflowBundle } from './temporal.js';
import { bureau, inputOf, now, opening, shippedJudging, stamped } from './workflow-office.js';
import { quietRuntime } from './workflow-runtime.js';

/** Less than a test has; how slow a machine is that also does other things is not what is tested. */
const PATIENCE_MS = 100_000;
/** What is asked costs the engine that is to get on: the longer it takes, the less often. */
const FIRST_PAUSE_MS = 20;
const LONGEST_PAUSE_MS = 200;
const GROWTH = 1.3;

export type World = {
  taskQueue: string;
  db: Database;
  client: WorkflowClient;
  schedule: ScheduleClient;
  letters: OutgoingLetter[];
  ports: Ports;
  worker: RunningWorker;
  /** Stops the worker in good order and starts another on the same queue. */
  restartWorker(): Promise<void>;
  start(cycleId: CycleId, more?: Partial<CycleInput>): Promise<void>;
  /** Starts a cycle and opens it. */
  open(cycleId: CycleId, more?: Partial<CycleInput>): Promise<Ack>;
  submit(command: Command): Promise<Ack>;
  /** Stamps, fills and submits; a task that is not open yet is waited for. */
  give(cycleId: CycleId, asked: ScenarioCommand): Promise<Ack>;
  state(cycleId: CycleId): Promise<CycleState>;
  facts(cycleId: CycleId): Promise<Fact[]>;
  connection: NativeConnection;
  close(): Promise<void>;
};

/** `adapt`: puts something in the way of a port. */
export type WorldOptions = {
  at?: AtEffect;
  adapt?: (ports: Ports) => Ports;
  /** Links of letters; left out, letters carry none. */
  letterLinks?: LetterLinks;
  /** How far the clocks of its cycles, and of whoever gives them commands, are ahead. */
  aheadMs?: number;
};

/** A worker with the real store and a sender that keeps what it is given, on a task queue of its own. */
export async function createWorld({
  at = noHook,
  adapt = (ports) => ports,
  letterLinks,
  aheadMs = 0,
}: WorldOptions = {}): Promise<World> {
  const shown = () => fromMs(Date.now() + aheadMs);
  quietRuntime();
  const own = await embeddedDatabase();
  await publish(own.db);
  const connection = await NativeConnection.connect({ address: temporalAddress() });
  const { workflow: client, schedule } = new Client({ connection });
  const taskQueue = `test-${randomBytes(6).toString('hex')}`;
  const letters: OutgoingLetter[] = [];
  const from = { name: '采购', email: 'caigou@mz.example' };
  const senders = { mail: keepingSender(letters) };
  const ports = adapt(composePorts({ db: own.db, client, taskQueue, senders, from, letterLinks, at }));
  const parts = { connection, namespace: 'default', taskQueue, bundle: workflowBundle(), cachedCycles: 50, ports };
  const world: World = {
    taskQueue,
    db: own.db,
    client,
    schedule,
    letters,
    ports,
    worker: await startWorker(parts),
    restartWorker: async () => {
      await world.worker.stop();
      world.worker = await startWorker(parts);
    },
    start: async (cycleId, more) => {
      await client.start(
        CYCLE_WORKFLOW,
        cycleStart({ ...inputOf(cycleId), clockOffsetMs: aheadMs, ...more }, taskQueue),
      );
    },
    open: async (cycleId, more) => {
      await world.start(cycleId, more);
      return world.submit(opening(cycleId, { at: shown() }));
    },
    submit: (command) => submit(client, command),
    give: async (cycleId, asked) => {
      const command = await eventually(async () => {
        const filled = stamped(await world.state(cycleId), asked, shown());
        return isNo(filled) ? null : filled;
      }, `nothing to fill ${asked.kind} with`);
      return world.submit(command);
    },
    state: (cycleId) => client.getHandle(cycleWorkflowId(cycleId)).query(stateQuery),
    facts: (cycleId) => factsOf(own.db, cycleId),
    connection,
    close: async () => {
      await world.worker.stop();
      await connection.close();
      await own.close();
    },
  };
  return world;
}

/** As the gateway does it: its update id is the command id, and `retry-soon` is no answer. */
export async function submit(client: WorkflowClient, command: Command): Promise<Ack> {
  const cycle = client.getHandle(cycleWorkflowId(command.cycleId));
  return eventually(async () => {
    try {
      return await cycle.executeUpdate(submitUpdate, { args: [command], updateId: command.commandId });
    } catch (error) {
      if (refusalIn(error)?.code === 'retry-soon') return null;
      throw error;
    }
  }, `${command.kind} was not taken`);
}

/** Asks again until there is an answer. */
export async function eventually<T>(ask: () => Promise<T | null>, otherwise: string): Promise<T> {
  const until = Date.now() + PATIENCE_MS;
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * GROWTH, LONGEST_PAUSE_MS)) {
    const answer = await ask();
    if (answer !== null) return answer;
    if (Date.now() > until) throw new Error(otherwise);
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

/** Policy, calendar and directory of the county, as an administrator would have put them there. */
export async function publish(db: Database): Promise<void> {
  const { policy, calendar } = shippedJudging();
  const at = now();
  await publishPolicy(db, { compiled: policy, effectiveFrom: plainDate(policy.version), published: '', at });
  await publishCalendar(db, calendar, at);
  await seedDirectory(db, bureau(), { at, by: 'test', what: 'test' });
}

function keepingSender(letters: OutgoingLetter[]): Sender {
  return {
    send: async (letter) => {
      letters.push(letter);
      return { outcome: 'accepted', reply: 'kept', repeat: false };
    },
    close: async () => {},
  };
}
