import { type ChildProcess, fork } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Question, Reply, WorkerOrder } from './channel.js';
import { type Pending, pendingQuestions } from './pending.js';

const PROGRAM = fileURLToPath(new URL('./worker.js', import.meta.url));

/** A worker that dies is started anew; one that dies again and again has a reason that a restart does not cure. */
const MOST_STARTS = 6;
const STUBBORN_MS = 10_000;
const LAST_WORDS = 2000;

/** The worker of a rehearsal in a process of its own. */
export type WorkerProcess = {
  /** Asks until it is answered, of the next process when one dies: every question may be asked twice. */
  ask(question: Question): Promise<Reply>;
  pid(): number | undefined;
  /** Ends it and waits until it is gone. */
  stop(): Promise<void>;
};

/**
 * Starts the worker and resolves when it works. `program` is its compiled code.
 * @throws Error with its last words when it does not start
 */
export async function startWorkerProcess(order: WorkerOrder, program: string = PROGRAM): Promise<WorkerProcess> {
  mkdirSync(order.home, { recursive: true });
  const pending = pendingQuestions();
  let child: ChildProcess | undefined;
  let stopping = false;
  let starts = 0;
  const start = async (): Promise<void> => {
    starts += 1;
    child = spawned(order, program);
    child.once('exit', () => {
      // Until the next one works, questions wait.
      pending.connect(() => undefined);
      if (stopping) return;
      if (starts < MOST_STARTS) start().catch(pending.fail);
      else pending.fail(dead(order));
    });
    await working(child, pending, order);
  };
  await start();
  return {
    ask: pending.ask,
    pid: () => child?.pid,
    stop: async () => {
      stopping = true;
      if (child !== undefined) await ended(child);
    },
  };
}

function logOf({ home }: WorkerOrder): string {
  return join(home, 'worker.log');
}

/** Its log may be gone with its folder, so the end of it is said here. */
function dead(order: WorkerOrder): Error {
  const lastWords = readFileSync(logOf(order), 'utf8').slice(-LAST_WORDS);
  return new Error(`the worker of the rehearsal ended: ${lastWords}`);
}

function spawned(order: WorkerOrder, program: string): ChildProcess {
  const log = openSync(logOf(order), 'a');
  const child = fork(program, [JSON.stringify(order)], { stdio: ['ignore', log, log, 'ipc'], execArgv: [] });
  closeSync(log);
  return child;
}

/** Reply 0 is the worker's own: it is open for questions. */
function working(child: ChildProcess, pending: Pending, order: WorkerOrder): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('exit', () => reject(dead(order)));
    child.on('message', (reply: Reply) => {
      if (reply.id !== 0) return pending.settle(reply);
      // What does not arrive because the process is dying is handed to the next one.
      pending.connect((request) => child.send(request, () => undefined));
      resolve();
    });
  });
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const killing = setTimeout(() => child.kill('SIGKILL'), STUBBORN_MS);
  if (child.connected) child.disconnect();
  await gone;
  clearTimeout(killing);
}
