import { sql } from 'kysely';
import type { PlainDate } from '../../../domain/calendar/plain-date.js';
import type { CycleId } from '../../../domain/ids.js';
import type { Database } from '../../tables.js';

/** Reminders of one duty: how many went out, on which day the last did, and when the next is to go. */
export type Reminded = { sent: number; lastOn: PlainDate | null; nextOn: PlainDate | null };

/** Reminders of these duties by `<cycle>/<duty>`; a duty without any is not in it. */
export async function remindersOf(
  db: Database,
  duties: readonly { cycleId: CycleId; id: string }[],
): Promise<Map<string, Reminded>> {
  const places = sql.join(duties.map(({ cycleId, id }) => sql`(${cycleId}::text, ${id}::text)`));
  const { rows } = await sql<Reminded & { name: string }>`
    select cycle_id || '/' || about as name,
      count(distinct occurrence || '/' || revision) filter (where state in ('sent', 'unknown'))::int as sent,
      max(slot) filter (where state in ('sent', 'unknown')) as "lastOn",
      min(slot) filter (where state in ('queued', 'sending')) as "nextOn"
    from outbox where (cycle_id, about) in (${places}) group by 1`.execute(db);
  return new Map(rows.map(({ name, ...reminded }) => [name, reminded]));
}
