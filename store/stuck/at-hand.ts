import { sql } from 'kysely';
import type { DirectorySnapshot } from '../../domain/directory/types.js';
import type { CycleId, RegionCode } from '../../domain/ids.js';
import type { Stuck } from '../../domain/stuck/types.js';
import { isHeld } from '../outbox/is-held.js';
import type { Database } from '../tables.js';

/** What telling the stuck things of a cycle begins with. The directory is null also where it was not wanted. */
export type AtHand = { known: Stuck[]; anyFailed: boolean; directory: DirectorySnapshot | null };

/**
 * What stands of a cycle, whether any of its letters failed or may not leave, and the directory where people are waited for: one question
 * and not three, because every answer to a command waits for it.
 */
export async function atHand(
  db: Database,
  { code, cycleId, people }: { code: RegionCode; cycleId: CycleId; people: boolean },
): Promise<AtHand> {
  const { rows } = await sql<AtHand>`select
    coalesce((select json_agg(stuck.stuck) from stuck where code = ${code} and cycle_id = ${cycleId}), '[]') as known,
    exists (select from outbox where cycle_id = ${cycleId}
      and (state in ('failed', 'bounced') or (state = 'queued' and ${isHeld}))) as "anyFailed",
    case when ${people}::boolean then
      (select snapshot from directories where code = ${code} order by rev desc limit 1) end as directory`.execute(db);
  return rows[0] ?? { known: [], anyFailed: false, directory: null };
}
