import { completed } from '../../../domain/cycle/fold.js';
import type { CycleState } from '../../../domain/cycle/state.js';
import type { RegionCode } from '../../../domain/ids.js';
import type { Database } from '../../tables.js';

/** Cycles of a county whose contract is with this party now, the newest first. */
export async function partyCycles(
  db: Database,
  code: RegionCode,
  party: string,
): Promise<{ title: string; state: CycleState }[]> {
  const rows = await db
    .selectFrom('cycles')
    .select(['title', 'state'])
    .where('code', '=', code)
    .where('contractor_id', '=', party)
    .orderBy('cycle_id', 'desc')
    .execute();
  return rows.flatMap(({ title, state }) => (state === null ? [] : [{ title, state: completed(state) }]));
}
