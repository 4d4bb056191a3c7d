import { sql } from 'kysely';
import type { Instant } from '../../domain/calendar/instant.js';
import type { PlainDate } from '../../domain/calendar/plain-date.js';
import type { CycleState } from '../../domain/cycle/state.js';
import type { CycleId } from '../../domain/ids.js';
import type { Database } from '../tables.js';

/** What is asked of a page of cycles: those after an id, still open or closed since that day. */
export type CyclesAfter = { after: CycleId | null; limit: number; closedSince: PlainDate };

/** A cycle as its record leaves it, at the moment of its last fact. */
export type Standing = { state: CycleState; nextWake: Instant | null; lastAt: Instant };

/** Ids of cycles that are open, or have closed lately, in order, a page at a time, over all counties. */
export async function cyclesInWork(db: Database, { after, limit, closedSince }: CyclesAfter): Promise<CycleId[]> {
  const rows = await db
    .selectFrom('cycles')
    .select('cycle_id')
    .where('seq', '>', 0)
    .where((is) => is.or([is('closed_on', 'is', null), is('closed_on', '>=', closedSince)]))
    .$if(after !== null, (query) => query.where(sql<string>`cycle_id`, '>', after ?? ''))
    .orderBy('cycle_id')
    .limit(limit)
    .execute();
  return rows.map(({ cycle_id }) => cycle_id);
}

/** The snapshot of a cycle; null when nothing is on record of it. */
export async function standingState(db: Database, cycleId: CycleId): Promise<Standing | null> {
  const row = await db
    .selectFrom('cycles')
    .select(['state', 'next_wake', 'last_at'])
    .where('cycle_id', '=', cycleId)
    .executeTakeFirst();
  if (row === undefined || row.state === null || row.last_at === null) return null;
  return { state: row.state, nextWake: row.next_wake, lastAt: row.last_at };
}
