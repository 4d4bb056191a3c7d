import { sql } from 'kysely';
import type { CycleId } from '../../domain/ids.js';
import type { Database } from '../../store/database.js';

/** Nothing more of that cycle goes into the table, as when its disk is full. @returns what takes the cause away */
export async function tableRefuses(
  db: Database,
  on: 'facts' | 'outbox',
  cycleId: CycleId,
): Promise<() => Promise<void>> {
  const [table, name] = [sql.ref(on), sql.ref(`full_${on}_${cycleId.replaceAll('-', '_')}`)];
  await sql`create function ${name}() returns trigger language plpgsql as
    'begin raise exception ''disk full''; end'`.execute(db);
  await sql`create trigger ${name} before insert on ${table} for each row
    when (new.cycle_id = ${sql.lit(cycleId)}) execute function ${name}()`.execute(db);
  return async () => {
    await sql`drop trigger ${name} on ${table}`.execute(db);
  };
}

/** Every change of what the table has of that cycle is dropped without a word. @returns what ends it */
export async function rowStays(db: Database, on: 'cycles' | 'outbox', cycleId: CycleId): Promise<() => Promise<void>> {
  const [table, name] = [sql.ref(on), sql.ref(`stays_${on}_${cycleId.replaceAll('-', '_')}`)];
  await sql`create function ${name}() returns trigger language plpgsql as 'begin return null; end'`.execute(db);
  await sql`create trigger ${name} before update on ${table} for each row
    when (new.cycle_id = ${sql.lit(cycleId)}) execute function ${name}()`.execute(db);
  return async () => {
    await sql`drop trigger ${name} on ${table}`.execute(db);
  };
}
