import { sql } from 'kysely';
import type { DirectorySnapshot } from '../../domain/directory/types.js';
import type { CycleId, RegionCode } from '../../domain/ids.js';
import type { Stuck } from '../../domain/stuck/types.js';
import { isHeld } from '../outbox/is-held.js';
import type { Database } from '../tables.js';

/** What telling the stuck things of a cycle begins with. The directory is null also where nobody had anything to do. */
export type AtHand = { known: Stuck[]; anyFailed: boolean; directory: DirectorySnapshot | null };

export type HandOf = { code: RegionCode; cycleId: CycleId };

/**
 * What stands of a cycle, whether any of its letters failed or may not leave, and the directory where people have tasks,
 * as parts of a question.
 */
export function handOf({ code, cycleId }: HandOf) {
  return {
    known: sql<Stuck[]>`coalesce((select json_agg(stuck.stuck) from stuck
      where code = ${code} and cycle_id = ${cycleId}), '[]')`,
    anyFailed: sql<boolean>`exists (select from outbox where cycle_id = ${cycleId}
      and (state in ('failed', 'bounced') or (state = 'queued' and ${isHeld})))`,
    directory: sql<DirectorySnapshot | null>`case when exists (select from tasks where cycle_id = ${cycleId}) then
      (select snapshot from directories where code = ${code} order by rev desc limit 1) end`,
  };
}

/** The same asked by itself. */
export async function atHand(db: Database, of: HandOf): Promise<AtHand> {
  const { known, anyFailed, directory } = handOf(of);
  return await db
    .selectNoFrom([known.as('known'), anyFailed.as('anyFailed'), directory.as('directory')])
    .executeTakeFirstOrThrow();
}
