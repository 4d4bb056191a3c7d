import { sql } from 'kysely';
import type { Instant } from '../../domain/calendar/instant.js';
import type { CycleId } from '../../domain/ids.js';
import type { Database } from '../tables.js';
import { sendable } from './queue.js';

/** Letters that should have left: `waiting` since before `waitingSince`, or taken and not settled since `takenSince`. */
export type Overdue = { waiting: number; sending: number };
type Since = { waitingSince: Instant; takenSince: Instant };

/** How many notices are not where they should be. */
export async function overdueNotices(db: Database, { waitingSince, takenSince }: Since): Promise<Overdue> {
  const counted = (query: { executeTakeFirstOrThrow(): Promise<{ rows: string | number | bigint }> }) =>
    query.executeTakeFirstOrThrow().then(({ rows }) => Number(rows));
  const outbox = db.selectFrom('outbox').select((eb) => eb.fn.countAll().as('rows'));
  const waiting = await counted(
    outbox.where(sendable).where('rides', '=', false).where('not_before', '<', waitingSince),
  );
  const sending = await counted(outbox.where('state', '=', 'sending').where('claimed_at', '<', takenSince));
  return { waiting, sending };
}

/** Keys of a cycle's notices that are not where they should be, by the same measure. */
export async function lyingNotices(
  db: Database,
  cycleId: CycleId,
  { waitingSince, takenSince }: Since,
): Promise<string[]> {
  const rows = await db
    .selectFrom('outbox')
    .select(sql<string>`about || '/' || occurrence || '/' || revision`.as('key'))
    .distinct()
    .where('cycle_id', '=', cycleId)
    .where(
      sql<boolean>`((${sendable} and not rides and not_before < ${waitingSince})
        or (outbox.state = 'sending' and claimed_at < ${takenSince}))`,
    )
    .orderBy('key')
    .execute();
  return rows.map(({ key }) => key);
}
