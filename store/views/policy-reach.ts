import type { RegionCode } from '../../domain/ids.js';
import type { Database } from '../tables.js';
import type { OpenCycle } from './calendar-reach.js';

/** Jurisdictions that have cycles under way. */
export async function codesWithOpenCycles(db: Database): Promise<RegionCode[]> {
  const rows = await db
    .selectFrom('cycles')
    .select('code')
    .distinct()
    .where('closed_on', 'is', null)
    .orderBy('code')
    .execute();
  return rows.map(({ code }) => code);
}

/** Open cycles of these jurisdictions by number, at most so many, and how many there are. */
export async function openCyclesOf(
  db: Database,
  codes: readonly RegionCode[],
  limit: number,
): Promise<{ cycles: OpenCycle[]; total: number }> {
  if (codes.length === 0) return { cycles: [], total: 0 };
  const open = db
    .selectFrom('cycles')
    .where('code', 'in', [...codes])
    .where('closed_on', 'is', null)
    .where('seq', '>', 0);
  const rows = await open.select(['cycle_id as cycleId', 'title', 'state']).orderBy('cycle_id').limit(limit).execute();
  const { total } = await open.select(({ fn }) => fn.countAll().as('total')).executeTakeFirstOrThrow();
  const cycles = rows.flatMap(({ cycleId, title, state }) => (state === null ? [] : [{ cycleId, title, state }]));
  return { cycles, total: Number(total) };
}
