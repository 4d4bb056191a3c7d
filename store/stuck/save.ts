import { NATION } from '../../domain/calendar/year-data.js';
import type { CycleId, RegionCode } from '../../domain/ids.js';
import { stuckKey } from '../../domain/stuck/detect.js';
import type { Reason, Stuck } from '../../domain/stuck/types.js';
import { difference } from '../ledger/projectors/difference.js';
import type { Database, StuckRow } from '../tables.js';

/** Whom rows are about: a cycle, a county (`cycle` is null), or the installation (and no county either). */
export type Scope = { code: RegionCode; cycle: CycleId | null };

/** Where rows stand that concern the installation as a whole. */
export const INSTALLATION: Scope = { code: NATION as RegionCode, cycle: null };

/**
 * Brings the rows of some reasons up to what was found: what is no longer so goes, what is new comes, and what stays
 * keeps the moment it began, however often it is looked at.
 */
export async function saveStuck(
  db: Database,
  { code, cycle }: Scope,
  reasons: readonly Reason[],
  found: readonly Stuck[],
): Promise<void> {
  if (reasons.length === 0) return;
  const cycle_id: StuckRow['cycle_id'] = cycle ?? '';
  const stored = await db
    .selectFrom('stuck')
    .selectAll()
    .where('code', '=', code)
    .where('cycle_id', '=', cycle_id)
    .where('reason', 'in', [...reasons])
    .execute();
  if (stored.length === 0 && found.length === 0) return;
  const since = new Map(stored.map((row) => [keyOf(row), row.since]));
  const wanted = found.map((stuck): StuckRow => {
    const row = { code, cycle_id, reason: stuck.reason, about: stuckKey(stuck), breaks_on: stuck.breaksOn };
    const first = since.get(keyOf(row)) ?? stuck.since;
    return { ...row, since: first, stuck: { ...stuck, since: first } };
  });
  const { gone, fresh } = difference(stored, distinct(wanted), keyOf);
  for (const row of stored.filter((each) => gone.includes(keyOf(each)))) await remove(db, row);
  if (fresh.length === 0) return;
  // Two processes may look at the same moment: they see the same.
  await db
    .insertInto('stuck')
    .values(fresh)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** A thing that is stuck twice for one reason is one row. */
function distinct(rows: readonly StuckRow[]): StuckRow[] {
  return [...new Map(rows.map((row) => [keyOf(row), row])).values()];
}

function keyOf({ reason, about }: Pick<StuckRow, 'reason' | 'about'>): string {
  return `${reason} ${about}`;
}

async function remove(db: Database, { code, cycle_id, reason, about }: StuckRow): Promise<void> {
  await db
    .deleteFrom('stuck')
    .where('code', '=', code)
    .where('cycle_id', '=', cycle_id)
    .where('reason', '=', reason)
    .where('about', '=', about)
    .execute();
}
