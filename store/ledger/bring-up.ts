import { type OperationNodeSource, sql } from 'kysely';
import type { CycleId } from '../../domain/ids.js';
import { plannedOnce } from '../driver/planned-once.js';
import type { Database, Tables } from '../tables.js';
import { difference } from './projectors/difference.js';

/** A table of derived rows, and the columns that tell the rows of one cycle apart. */
type Kept<Row> = { table: keyof Tables; key: readonly (keyof Row & string)[] };

/** A statement, given as a part of another. */
export type Change = OperationNodeSource;

/** What brings the rows of a cycle in one table from those that stand to those that are wanted. */
export function changesOf<Row extends object>(
  cycleId: CycleId,
  kept: Kept<Row>,
  { stored, wanted }: { stored: readonly Row[]; wanted: readonly Row[] },
): Change[] {
  const keyOf = (row: Row): string => JSON.stringify(kept.key.map((column) => row[column]));
  const { gone, fresh } = difference(stored, wanted, keyOf);
  const coming = new Set(fresh.map(keyOf));
  const leaving = stored.filter((row) => gone.includes(keyOf(row)) && !coming.has(keyOf(row)));
  return [
    ...(leaving.length === 0 ? [] : [deletion(cycleId, kept, leaving)]),
    ...(fresh.length === 0 ? [] : [upsert(kept, fresh)]),
  ];
}

/** What brings the row of the cycle itself up to this. */
export function update({ cycle_id, ...columns }: { cycle_id: CycleId } & Record<string, unknown>): Change {
  const becomes = Object.entries(columns).map(([column, value]) => sql`${sql.ref(column)} = ${value}`);
  return sql`update ${sql.table('cycles')} set ${sql.join(becomes)} where cycle_id = ${cycle_id}`;
}

function deletion<Row extends object>(cycleId: CycleId, { table, key }: Kept<Row>, rows: readonly Row[]): Change {
  const keys = rows.map((row) => sql`(${sql.join(key.map((column) => row[column]))})`);
  return sql`delete from ${sql.table(table)} where cycle_id = ${cycleId} and (${refs(key)}) in (${sql.join(keys)})`;
}

function upsert<Row extends object>({ table, key }: Kept<Row>, rows: readonly Row[]): Change {
  const columns = Object.keys(rows[0] ?? {}) as (keyof Row & string)[];
  const values = rows.map((row) => sql`(${sql.join(columns.map((column) => row[column]))})`);
  const becomes = columns.map((column) => sql`${sql.ref(column)} = ${sql.ref(`excluded.${column}`)}`);
  return sql`insert into ${sql.table(table)} (${refs(columns)}) values ${sql.join(values)}
    on conflict (cycle_id, ${refs(key)}) do update set ${sql.join(becomes)}`;
}

function refs(columns: readonly string[]) {
  return sql.join(columns.map((column) => sql.ref(column)));
}

/**
 * Makes all these changes with one statement; none of them touches a row of another. Those in `more` may speak of each
 * other by their names.
 */
export async function make(
  trx: Database,
  changes: readonly Change[],
  more: Readonly<Record<string, Change>> = {},
): Promise<void> {
  const named = [...Object.entries(more), ...changes.map((change, n) => [`part${n}`, change] as const)];
  const parts = named.map(([name, change]) => sql`${sql.ref(name)} as (${change})`);
  if (parts.length > 0) await sql`with ${sql.join(parts)} select ${plannedOnce}`.execute(trx);
}
