import { sql } from 'kysely';
import type { CycleId } from '../../domain/ids.js';
import type { HeldNotice } from '../../domain/notices/balance.js';
import type { Database } from '../tables.js';

/** The notices of a cycle that are in the outbox, whatever became of them, each once for all its recipients. */
export async function heldNotices(db: Database, cycleId: CycleId): Promise<HeldNotice[]> {
  return db
    .selectFrom('outbox')
    .select([
      sql<string>`about || '/' || occurrence || '/' || revision`.as('key'),
      sql<boolean>`bool_or(state <> 'cancelled')`.as('isLive'),
    ])
    .where('cycle_id', '=', cycleId)
    .groupBy(['about', 'occurrence', 'revision'])
    .execute();
}
