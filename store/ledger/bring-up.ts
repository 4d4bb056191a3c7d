import { sql } from 'kysely';
import type { CycleId } from '../../domain/ids.js';
import type { Database, Tables } from '../tables.js';
import { difference } from './projectors/difference.js';

/** A table of derived rows, and the columns that tell the rows of one cycle apart. */
type Kept<Row> = { table: keyof Tables; key: readonly (keyof Row & string)[] };

/** Brings the rows of a cycle from those that stand to those that are wanted, with one statement each way. */
export async function bringUp<Row extends object>(
  { trx, cycleId }: { trx: Database; cycleId: CycleId },
  { table, key }: Kept<Row>,
  { stored, wanted }: { stored: readonly Row[]; wanted: readonly Row[] },
): Promise<void> {
  const keyOf = (row: Row): string => JSON.stringify(key.map((column) => row[column]));
  const { gone, fresh } = difference(stored, wanted, keyOf);
  const coming = new Set(fresh.map(keyOf));
  const leaving = stored.filter((row) => gone.includes(keyOf(row)) && !coming.has(keyOf(row)));
  const names = sql.join(key.map((column) => sql.ref(column)));
  if (leaving.length > 0) {
    const keys = leaving.map((row) => sql`(${sql.join(key.map((column) => row[column]))})`);
    await sql`delete from ${sql.table(table)} where cycle_id = ${cycleId} and (${names}) in (${sql.join(keys)})`.execute(
      trx,
    );
  }
  const [first] = fresh;
  if (first === undefined) return;
  const columns = Object.keys(first) as (keyof Row & string)[];
  const rows = fresh.map((row) => sql`(${sql.join(columns.map((column) => row[column]))})`);
  const becomes = columns.map((column) => sql`${sql.ref(column)} = ${sql.ref(`excluded.${column}`)}`);
  await sql`insert into ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))})
    values ${sql.join(rows)} on conflict (cycle_id, ${names}) do update set ${sql.join(becomes)}`.execute(trx);
}
