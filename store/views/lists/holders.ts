import { sql } from 'kysely';
import type { PlainDate } from '../../../domain/calendar/plain-date.js';
import type { CycleId } from '../../../domain/ids.js';
import type { Database } from '../../tables.js';

/** Who has an approval in hand now. */
export type Holder = { task: string; person: string; since: PlainDate | null; due: PlainDate | null; urged: number };

/** Open tasks of these approvals, by `<cycle>/<approval>`. */
export async function holdersOf(
  db: Database,
  approvals: readonly { cycleId: CycleId; approval: string }[],
): Promise<Map<string, Holder[]>> {
  const places = sql.join(approvals.map(({ cycleId, approval }) => sql`(${cycleId}::text, ${approval}::text)`));
  const { rows } = await sql<Holder & { cycleId: CycleId; approval: string }>`
    select cycle_id as "cycleId", approval, task, holder as person, opened_on as since, due, urged
    from tasks where (cycle_id, approval) in (${places}) order by cycle_id, task`.execute(db);
  const found = new Map<string, Holder[]>();
  for (const { cycleId, approval, ...holder } of rows) {
    const name = `${cycleId}/${approval}`;
    found.set(name, [...(found.get(name) ?? []), holder]);
  }
  return found;
}
