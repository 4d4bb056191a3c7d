import type { Instant } from '../../domain/calendar/instant.js';
import type { Database } from '../tables.js';
import { sendable } from './queue.js';

/** Letters that should have left: `waiting` since before `waitingSince`, or taken and not settled since `takenSince`. */
export type Overdue = { waiting: number; sending: number };

/** How many notices are not where they should be. */
export async function overdueNotices(
  db: Database,
  { waitingSince, takenSince }: { waitingSince: Instant; takenSince: Instant },
): Promise<Overdue> {
  const counted = (query: { executeTakeFirstOrThrow(): Promise<{ rows: string | number | bigint }> }) =>
    query.executeTakeFirstOrThrow().then(({ rows }) => Number(rows));
  const outbox = db.selectFrom('outbox').select((eb) => eb.fn.countAll().as('rows'));
  const waiting = await counted(
    outbox.where(sendable).where('rides', '=', false).where('not_before', '<', waitingSince),
  );
  const sending = await counted(outbox.where('state', '=', 'sending').where('claimed_at', '<', takenSince));
  return { waiting, sending };
}
