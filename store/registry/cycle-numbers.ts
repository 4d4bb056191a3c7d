import { type CycleId, isCycleId, type RegionCode, regionOf } from '../../domain/ids.js';
import type { Database } from '../tables.js';

/**
 * The next free cycle id of a county and year, e.g. `222401-2026-001`. A number that was taken is never given again,
 * also when the cycle was not opened in the end.
 */
export async function takeCycleNumber(db: Database, code: RegionCode, year: number): Promise<CycleId> {
  const { last } = await db
    .insertInto('cycle_numbers')
    .values({ code, year, last: 1 })
    .onConflict((conflict) =>
      conflict.columns(['code', 'year']).doUpdateSet((eb) => ({ last: eb('cycle_numbers.last', '+', 1) })),
    )
    .returning('last')
    .executeTakeFirstOrThrow();
  const id = `${code}-${year}-${String(last).padStart(3, '0')}`;
  if (!isCycleId(id)) throw new RangeError(`not a cycle id: ${id}`);
  return id;
}

/** Keeps the sequence ahead of a cycle whose number came from elsewhere (a scenario, a successor). */
export async function noteCycleNumber(db: Database, cycleId: CycleId): Promise<void> {
  const [, year, number] = cycleId.split('-').map(Number);
  if (year === undefined || number === undefined) return;
  const code = regionOf(cycleId);
  // Asked first: the insert below would lock the county's row even when there is nothing to change.
  const row = await db
    .selectFrom('cycle_numbers')
    .select('last')
    .where('code', '=', code)
    .where('year', '=', year)
    .executeTakeFirst();
  if (row !== undefined && row.last >= number) return;
  await db
    .insertInto('cycle_numbers')
    .values({ code, year, last: number })
    .onConflict((conflict) =>
      conflict.columns(['code', 'year']).doUpdateSet({ last: number }).where('cycle_numbers.last', '<', number),
    )
    .execute();
}
