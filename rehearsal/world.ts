import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Connection, WorkflowClient } from '@temporalio/client';
import type { Instant } from '../domain/calendar/instant.js';
import type { CompiledCalendar } from '../domain/calendar/year-data.js';
import type { DirectorySnapshot } from '../domain/directory/types.js';
import type { CompiledPolicy } from '../domain/policy/types.js';
import type { Database } from '../store/database.js';
import { publishCalendar } from '../store/registry/calendars.js';
import { seedDirectory } from '../store/registry/directory.js';
import { publishPolicy } from '../store/registry/policies.js';
import { remoteDatabase } from '../store/remote.js';
import { startDevServer } from '../workers/dev-server.js';
import { SKIPPING_CONFIG } from './time-skipping.js';
import { startWorkerProcess, type WorkerProcess } from './worker-process.js';

/** The engine a rehearsal runs on: a server of its own, or one that was started with the settings for skipping time. */
export type EngineChoice = { binary: string } | { address: string; namespace: string };

/** Everything a rehearsal works with, apart from all other work: own store, task queue and mailbox. */
export type World = {
  db: Database;
  client: WorkflowClient;
  namespace: string;
  taskQueue: string;
  worker: WorkerProcess;
  /** Sends all letters due until then. */
  drain(until: Instant): Promise<void>;
  close(): Promise<void>;
};

/** What the world is furnished with. */
export type Furnishing = {
  policy: CompiledPolicy;
  calendar: CompiledCalendar;
  directory: DirectorySnapshot;
  /** All versions of that policy: one of them a command may move to. */
  versions?: readonly CompiledPolicy[];
};

export type WorldOptions = {
  engine: EngineChoice;
  /** Where store, mailbox and logs lie; left out, in a folder that is removed at the end. */
  home?: string;
  /** Compiled code of the worker process. */
  workerProgram?: string;
};

/** Starts server, worker and connection. What was started is ended when a later step fails. */
export async function openWorld(options: WorldOptions): Promise<World> {
  const own = options.home === undefined ? mkdtempSync(join(tmpdir(), 'caigou-rehearsal-')) : undefined;
  const home = options.home ?? own ?? '';
  const endings: (() => Promise<void>)[] = [];
  const close = async () => {
    for (const end of endings.splice(0).reverse()) await end();
    if (own !== undefined) rmSync(own, { recursive: true, force: true });
  };
  try {
    const temporal = await engineOf(options.engine, home, endings);
    const taskQueue = `rehearsal-${randomUUID()}`;
    const worker = await startWorkerProcess({ home, temporal, taskQueue }, options.workerProgram);
    endings.push(worker.stop);
    const connection = await Connection.connect({ address: temporal.address });
    endings.push(() => connection.close());
    const { namespace } = temporal;
    return {
      db: remoteDatabase(async (asked) => answered((await worker.ask({ kind: 'query', asked })).answer)),
      client: new WorkflowClient({ connection, namespace }),
      namespace,
      taskQueue,
      worker,
      drain: async (until) => {
        await worker.ask({ kind: 'drain', until });
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Puts into the registry what the cycle is judged by and who works there. */
export async function furnish(db: Database, furnishing: Furnishing, at: Instant): Promise<void> {
  const { policy, calendar, directory, versions = [] } = furnishing;
  for (const compiled of [policy, ...versions]) {
    await publishPolicy(db, { compiled, effectiveFrom: compiled.version, published: '', at });
  }
  await publishCalendar(db, calendar, at);
  await seedDirectory(db, directory, { at, by: 'rehearsal', what: '演练' });
}

async function engineOf(choice: EngineChoice, home: string, endings: (() => Promise<void>)[]) {
  if ('address' in choice) return choice;
  const { binary } = choice;
  const server = await startDevServer({ binary, home, port: 0, dynamicConfig: SKIPPING_CONFIG, memory: true });
  endings.push(server.stop);
  return { address: server.address, namespace: 'default' };
}

function answered<T>(answer: T | undefined): T {
  if (answer === undefined) throw new Error('the worker answered nothing');
  return answer;
}
