import { sql } from 'kysely';
import type { CycleId } from '../../domain/ids.js';
import type { Database } from '../tables.js';

/** Who was sent a day of a thing, or may have been. */
export type ToldReader = { about: string; recipient: string };

/** Whose calendars may hold the days of these obligations and tasks: only letters that left, or may have. */
export async function toldReaders(db: Database, cycleId: CycleId, abouts: readonly string[]): Promise<ToldReader[]> {
  if (abouts.length === 0) return [];
  return db
    .selectFrom('outbox')
    .select(['about', 'recipient'])
    .distinct()
    .where('cycle_id', '=', cycleId)
    .where('about', 'in', abouts)
    .where('state', 'in', ['sending', 'sent', 'unknown'])
    .where('occurrence', 'not in', ['escalation', 'withdrawn', 'done'])
    .where(sql<boolean>`occurrence not like 'redirected-%' and occurrence not like 'late-answer-%'`)
    .orderBy('about')
    .orderBy('recipient')
    .execute();
}
