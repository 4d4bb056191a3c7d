import type { CycleId, RegionCode } from '../../domain/ids.js';
import type { Database } from '../tables.js';

/** Cycles of a county that have a record. */
export function recordedIn(db: Database, code: RegionCode): Promise<{ cycleId: CycleId; title: string }[]> {
  return db
    .selectFrom('cycles')
    .select(['cycle_id as cycleId', 'title'])
    .where('code', '=', code)
    .where('seq', '>', 0)
    .orderBy('cycle_id')
    .execute();
}
