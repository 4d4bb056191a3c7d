import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Kysely, PostgresDialect, type PostgresPool } from 'kysely';
import { oneConnection } from './driver/one-connection.js';
import { startPglite } from './driver/pglite-thread.js';
import { serverPool } from './driver/server-pool.js';
import { takeLock } from './lock.js';
import type { Database, Tables } from './tables.js';

export type { Database };

/** Where the data lies: a directory of this machine with one owner process, or a PostgreSQL server. */
export type DatabaseConfig = { kind: 'embedded'; directory: string } | { kind: 'postgres'; url: string };

/**
 * Opens the database; `destroy()` closes it (and frees the lock of an embedded one). Migrations are the caller's.
 * @throws LockedError when another process holds the embedded directory
 */
export async function openDatabase(config: DatabaseConfig): Promise<Database> {
  const pool = config.kind === 'embedded' ? await embedded(config.directory) : serverPool(config.url);
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}

/** The lock lies beside the directory: PGlite expects to find only its own files inside. */
async function embedded(directory: string): Promise<PostgresPool> {
  mkdirSync(dirname(directory), { recursive: true });
  const release = await takeLock(`${directory}.lock`);
  try {
    // Left over by a kill; the lock has shown that nobody else runs on this directory.
    rmSync(join(directory, 'postmaster.pid'), { force: true });
    return oneConnection(await startPglite(directory), release);
  } catch (error) {
    release();
    throw error;
  }
}
