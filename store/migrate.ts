import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Kysely, sql } from 'kysely';
import type { Database, Tables } from './tables.js';

const FOLDER = fileURLToPath(new URL('./migrations/', import.meta.url));
// Any fixed number does; it only keeps two processes from migrating one database at once.
const LOCK = 7_230_014;

/**
 * Brings the database to the newest form: each file of migrations/ once, in order of name, all or nothing.
 * Forward only; a database that is newer than this code is refused.
 * @returns the names that were run now
 */
export async function migrate(db: Database): Promise<string[]> {
  const files = readdirSync(FOLDER)
    .filter((name) => name.endsWith('.sql'))
    .sort();
  return db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(${sql.lit(LOCK)})`.execute(trx);
    const done = await namesDone(trx);
    const unknown = done.filter((name) => !files.includes(name));
    if (unknown.length > 0) throw new Error(`the database is newer than this program: it knows ${unknown.join(', ')}`);
    const pending = files.filter((name) => !done.includes(name));
    for (const name of pending) await run(trx, name);
    return pending;
  });
}

async function namesDone(trx: Kysely<Tables>): Promise<string[]> {
  await sql`create table if not exists migrations (name text primary key, at timestamptz not null default now())`.execute(
    trx,
  );
  const { rows } = await sql<{ name: string }>`select name from migrations order by name`.execute(trx);
  return rows.map(({ name }) => name);
}

async function run(trx: Kysely<Tables>, name: string): Promise<void> {
  await sql.raw(readFileSync(`${FOLDER}${name}`, 'utf8')).execute(trx);
  await sql`insert into migrations (name) values (${name})`.execute(trx);
}
