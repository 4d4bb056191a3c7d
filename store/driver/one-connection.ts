import type { PostgresPool } from 'kysely';
import { type Answer, clientOf } from './client.js';
import type { PgliteThread } from './pglite-thread.js';
import type { WireResult } from './types.js';
import { fromWire } from './wire.js';

/**
 * The embedded database as a pool of one connection: who asks next waits until the one before has released it, so
 * transactions run one after the other. Asking the database itself from inside a transaction would wait for ever;
 * inside one, everything goes through the transaction.
 */
export function oneConnection(thread: PgliteThread, onEnd: () => void): PostgresPool {
  let free: Promise<unknown> = Promise.resolve();
  return {
    connect: async () => {
      const before = free;
      let release: () => void = () => undefined;
      free = new Promise<void>((resolve) => {
        release = resolve;
      });
      await before;
      return clientOf(async (text, values) => named(await thread.query(text, values)), release);
    },
    end: async () => {
      await thread.end();
      onEnd();
    },
  };
}

function named({ fields, rows, command, rowCount }: WireResult): Answer {
  const objects = rows.map((row) =>
    Object.fromEntries(fields.map(({ name, dataTypeID }, i) => [name, parsed(dataTypeID, row[i])])),
  );
  return { command, rowCount, rows: objects };
}

function parsed(type: number, text: string | null | undefined): unknown {
  return text === null || text === undefined ? null : fromWire(type, text);
}
