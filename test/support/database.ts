import { createHash, randomBytes } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe } from '@jest/globals';
import { ROOT } from '../../scripts/setup/paths.mjs';
import { openDatabase } from '../../store/database.js';
import { migrate } from '../../store/migrate.js';
import type { Database } from '../../store/tables.js';
import { createDatabase, describePostgres } from './postgres.js';

const CACHE = join(ROOT, '.cache');

/** A database of a test: `close` closes and removes it. `reopen` closes it and opens the same data again. */
export type OwnDatabase = { db: Database; close: () => Promise<void>; reopen: () => Promise<Database> };

/** An empty database with all tables. Creating one takes seconds, so it is made once for each set of migrations and then copied. */
export async function template(): Promise<string> {
  const folder = join(ROOT, 'store', 'migrations');
  const digest = createHash('sha256').update(readFileSync(join(ROOT, 'package-lock.json')));
  for (const name of readdirSync(folder).sort()) digest.update(readFileSync(join(folder, name)));
  const made = join(CACHE, `pglite-${digest.digest('hex').slice(0, 16)}`);
  if (existsSync(made)) return made;
  mkdirSync(CACHE, { recursive: true });
  const aside = join(CACHE, `pglite-${randomBytes(6).toString('hex')}`);
  const db = await openDatabase({ kind: 'embedded', directory: aside });
  await migrate(db);
  await db.destroy();
  try {
    renameSync(aside, made);
  } catch {
    // Another test process was faster; its template is the same.
    rmSync(aside, { recursive: true, force: true });
  }
  return made;
}

/** An embedded database with all tables, in a folder of its own. */
export async function embeddedDatabase(): Promise<OwnDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'caigou-store-'));
  const directory = join(folder, 'data');
  cpSync(await template(), directory, { recursive: true });
  const own: OwnDatabase = {
    db: await openDatabase({ kind: 'embedded', directory }),
    reopen: async () => {
      await own.db.destroy();
      own.db = await openDatabase({ kind: 'embedded', directory });
      return own.db;
    },
    close: async () => {
      await own.db.destroy();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return own;
}

/** A PostgreSQL database with all tables, on the cluster of this test run. */
async function postgresDatabase(): Promise<OwnDatabase> {
  const { url, drop } = await createDatabase();
  const own: OwnDatabase = {
    db: await openDatabase({ kind: 'postgres', url }),
    reopen: async () => {
      await own.db.destroy();
      own.db = await openDatabase({ kind: 'postgres', url });
      return own.db;
    },
    close: async () => {
      await own.db.destroy();
      await drop();
    },
  };
  await migrate(own.db);
  return own;
}

/** The same tests on the embedded database and on PostgreSQL; `database()` is there from the first test on. */
export function onEachDatabase(title: string, tests: (database: () => Database, own: () => OwnDatabase) => void): void {
  const suites = [
    [describe, 'embedded', embeddedDatabase],
    [describePostgres, 'PostgreSQL', postgresDatabase],
  ] as const;
  for (const [suite, name, open] of suites) {
    suite(`${title} (${name})`, () => {
      let own: OwnDatabase | undefined;
      const opened = (): OwnDatabase => {
        if (own === undefined) throw new Error('the database is not open yet');
        return own;
      };
      beforeAll(async () => {
        own = await open();
      });
      afterAll(() => own?.close());
      tests(() => opened().db, opened);
    });
  }
}
