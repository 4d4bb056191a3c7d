import { type ChildProcess, fork } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection, type WorkflowClient } from '@temporalio/client';
import type { Effect, Moment } from '../../activities/effects.js';
import { ROOT } from '../../scripts/setup/paths.mjs';
import { type Database, openDatabase } from '../../store/database.js';
import { type Answer, remoteDatabase } from '../../store/remote.js';
import { bounded } from './crash-patience.js';
import { template } from './database.js';
import { createDatabase } from './postgres.js';
import { temporalAddress, temporalBinary } from './temporal.js';

const CHILD = join(ROOT, 'test', 'support', 'crash-child.mjs');
const START_MS = 240_000;
const ANSWER_MS = 180_000;

/** Where a process is to die or to lose its database; nulls stand for any. `skip`: so many such moments pass first. */
export type Trap = {
  effect: Effect | null;
  moment: Moment | null;
  skip: number;
  delayMs: number;
  act: 'kill' | 'cut';
};
export type Stack = 'embedded' | 'postgres';

/** What became of a process: `gone` resolves when it is. */
type Incarnation = {
  pid: number;
  client: WorkflowClient;
  gone: Promise<NodeJS.Signals | null>;
  ask(kind: string, more?: object): Promise<unknown>;
  end(): Promise<void>;
};

/** One installation with one engine process at a time: the same data before and after each kill. */
export type Lane = {
  stack: Stack;
  db: Database;
  taskQueue: string;
  home: string;
  /** The process alive now; while one is being started, the next one. */
  now(): Promise<Incarnation>;
  restart(): Promise<Incarnation>;
  close(): Promise<void>;
};

/** Opens an installation of its own: its data, its task queue, its mailbox; nothing of it outlives `close`. */
export async function openLane(stack: Stack, taskQueue: string, smtpUrl: string | null): Promise<Lane> {
  const home = mkdtempSync(join(tmpdir(), 'caigou-crash-'));
  const own = stack === 'postgres' ? await createDatabase() : null;
  const env = {
    PATH: process.env.PATH,
    CAIGOU_HOME: home,
    CAIGOU_TASK_QUEUE: taskQueue,
    CAIGOU_CACHED_CYCLES: '50',
    ...(smtpUrl === null ? {} : { CAIGOU_SMTP_URL: smtpUrl }),
    ...(own === null
      ? { TEMPORAL_CLI: temporalBinary() }
      : {
          DATABASE_URL: own.url,
          TEMPORAL_ADDRESS: temporalAddress(),
          CRASH_ADMIN_URL: process.env.CAIGOU_TEST_POSTGRES,
        }),
  };
  if (own === null) cpSync(await template(), join(home, 'store'), { recursive: true });
  const all: Promise<Incarnation>[] = [];
  const next = (): Promise<Incarnation> => {
    const started = start(env);
    all.push(started);
    return started;
  };
  let alive = next();
  const direct = own === null ? null : await openDatabase({ kind: 'postgres', url: own.url });
  const through = remoteDatabase(async (statement) => (await (await alive).ask('sql', { statement })) as Answer);
  return {
    stack,
    taskQueue,
    home,
    db: direct ?? through,
    now: () => alive,
    restart: () => {
      alive = next();
      return alive;
    },
    close: async () => {
      // A connection is closed last: a call that is under way on a closed one is never answered.
      for (const each of await Promise.allSettled(all)) if (each.status === 'fulfilled') await each.value.end();
      await direct?.destroy();
      await own?.drop();
      rmSync(home, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    },
  };
}

/** Starts the engine process and waits until it works. */
async function start(env: NodeJS.ProcessEnv): Promise<Incarnation> {
  const printed: string[] = [];
  const child = fork(CHILD, [], { env, execArgv: [], stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => printed.push(String(chunk)));
  const gone = new Promise<NodeJS.Signals | null>((resolve) => child.once('exit', (_code, signal) => resolve(signal)));
  const waiting = listening(child, gone);
  const said = () => printed.join('').slice(-4000);
  const ended = gone.then((signal) => Promise.reject(new Error(`ended while starting (${signal}): ${said()}`)));
  try {
    const address = await bounded(Promise.race([waiting.ready, ended]), START_MS, () => `no start: ${said()}`);
    ended.catch(() => undefined);
    const connection = await Connection.connect({ address, connectTimeout: START_MS });
    return {
      pid: child.pid ?? 0,
      client: new Client({ connection }).workflow,
      gone,
      ask: waiting.ask,
      end: async () => {
        if (child.connected) child.disconnect();
        await gone;
        await connection.close();
      },
    };
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }
}

type Message = { ready?: { address: string }; id?: number; answer?: unknown; fault?: string };

function listening(child: ChildProcess, gone: Promise<unknown>) {
  const open = new Map<number, (message: Message) => void>();
  let lastId = 0;
  let isGone = false;
  let isReady: (address: string) => void;
  const ready = new Promise<string>((resolve) => {
    isReady = resolve;
  });
  child.on('message', (message: Message) => {
    if (message.ready !== undefined) isReady(message.ready.address);
    if (message.id === undefined) return;
    open.get(message.id)?.(message);
    open.delete(message.id);
  });
  const lost = { fault: 'the process is gone' };
  void gone.then(() => {
    isGone = true;
    for (const answer of open.values()) answer(lost);
  });
  const ask = async (kind: string, more: object = {}): Promise<unknown> => {
    if (isGone || !child.connected) throw new Error(lost.fault);
    lastId += 1;
    const id = lastId;
    const answered = new Promise<Message>((resolve) => open.set(id, resolve));
    child.send({ ...more, id, ask: kind });
    const { answer, fault } = await bounded(answered, ANSWER_MS, () => `no answer to ${kind}`);
    if (fault !== undefined) throw new Error(fault);
    return answer;
  };
  return { ready, ask };
}
