import { sql } from 'kysely';
import type { Instant } from '../../../domain/calendar/instant.js';
import type { Database } from '../../tables.js';

/** The database: its version, its size, its newest migration, and how many cycles are open. */
export type StoreState = { version: string; bytes: number; migration: string; openCycles: number };

export async function storeState(db: Database): Promise<StoreState> {
  const { rows } = await sql<StoreState>`
    select current_setting('server_version') as version, pg_database_size(current_database())::float8 as bytes,
      (select max(name) from migrations) as migration,
      (select count(*)::int from cycles where closed_on is null and seq > 0) as "openCycles"`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error('the database answered nothing');
  return row;
}

/** Letters of the installation that are due and lie, and since when the oldest of them does; and those of unknown fate. */
export type QueueAge = { due: number; oldestDue: Instant | null; queued: number; unknown: number; failed: number };

export async function queueAge(db: Database, at: Instant): Promise<QueueAge> {
  const { rows } = await sql<QueueAge>`
    select count(*) filter (where state = 'queued' and not_before <= ${at}::timestamptz)::int as due,
      min(not_before) filter (where state = 'queued' and not_before <= ${at}::timestamptz) as "oldestDue",
      count(*) filter (where state = 'queued')::int as queued,
      count(*) filter (where state = 'unknown')::int as unknown,
      count(*) filter (where state in ('failed', 'bounced'))::int as failed
    from outbox where state in ('queued', 'unknown', 'failed', 'bounced')`.execute(db);
  return rows[0] ?? { due: 0, oldestDue: null, queued: 0, unknown: 0, failed: 0 };
}
