import { Worker } from 'node:worker_threads';
import type { WireResult } from './types.js';
import { RAW_TYPES } from './wire.js';

type Reply = Partial<WireResult> & { id: number; error?: { message: string } };
type Waiting = { resolve(reply: Reply): void; reject(error: unknown): void };

/** The embedded database behind its thread. */
export type PgliteThread = {
  query(sql: string, params: readonly (string | null)[]): Promise<WireResult>;
  /** Closes the database and its thread; safe to call again. */
  end(): Promise<void>;
};

/** Opens (and at first creates) the database in `directory`. @throws what PGlite says when it cannot. */
export async function startPglite(directory: string): Promise<PgliteThread> {
  const worker = new Worker(new URL('./pglite-worker.mjs', import.meta.url), {
    workerData: { directory, rawTypes: RAW_TYPES },
    // The flags of a test runner or loader are none of its business.
    execArgv: [],
  });
  const waiting = new Map<number, Waiting>();
  let broken: Error | undefined;
  const fail = (error: Error): void => {
    broken = error;
    for (const each of waiting.values()) each.reject(error);
    waiting.clear();
  };
  worker.on('message', (reply: Reply) => settle(waiting, reply));
  worker.on('error', fail);
  worker.on('exit', () => fail(new Error('the embedded database is closed')));
  let lastId = 0;
  const ask = (id: number, request?: object): Promise<Reply> =>
    new Promise((resolve, reject) => {
      if (broken !== undefined) return reject(broken);
      waiting.set(id, { resolve, reject });
      if (request !== undefined) worker.postMessage({ id, ...request });
    });
  // Reply 0 is the thread's own: opened, or why not.
  await ask(0).catch(async (error: unknown) => {
    await worker.terminate();
    throw error;
  });
  let ending: Promise<void> | undefined;
  const end = async (): Promise<void> => {
    const gone = new Promise((resolve) => worker.once('exit', resolve));
    lastId += 1;
    await ask(lastId, { end: true });
    await gone;
  };
  return {
    query: async (sql, params) => {
      lastId += 1;
      const { fields = [], rows = [], command = '', rowCount = 0 } = await ask(lastId, { sql, params });
      return { fields, rows, command, rowCount };
    },
    end: () => {
      ending ??= broken === undefined ? end() : Promise.resolve();
      return ending;
    },
  };
}

function settle(waiting: Map<number, Waiting>, reply: Reply): void {
  const asker = waiting.get(reply.id);
  waiting.delete(reply.id);
  if (reply.error === undefined) asker?.resolve(reply);
  else asker?.reject(revived(reply.error));
}

function revived({ message, ...rest }: { message: string }): Error {
  return Object.assign(new Error(message), rest);
}
