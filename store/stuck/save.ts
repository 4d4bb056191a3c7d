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
 * keeps the moment it began, however often it is looked at. `known`: what stands there, where that was read before.
 */
export async function saveStuck(
  db: Database,
  scope: Scope,
  reasons: readonly Reason[],
  { found, known }: { found: readonly Stuck[]; known?: readonly Stuck[] },
): Promise<void> {
  const standing = known ?? (await standingIn(db, scope));
  const stored = standing.filter(({ reason }) => reasons.includes(reason)).map((stuck) => rowOf(stuck, scope));
  if (stored.length === 0 && found.length === 0) return;
  const since = new Map(stored.map((row) => [keyOf(row), row.since]));
  const wanted = found.map((stuck) => {
    const row = rowOf(stuck, scope);
    return rowOf({ ...stuck, since: since.get(keyOf(row)) ?? stuck.since }, scope);
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

async function standingIn(db: Database, { code, cycle }: Scope): Promise<Stuck[]> {
  const rows = await db
    .selectFrom('stuck')
    .select('stuck')
    .where('code', '=', code)
    .where('cycle_id', '=', cycle ?? '')
    .execute();
  return rows.map(({ stuck }) => stuck);
}

function rowOf(stuck: Stuck, { code, cycle }: Scope): StuckRow {
  const { reason, since, breaksOn } = stuck;
  return { code, cycle_id: cycle ?? '', reason, about: stuckKey(stuck), since, breaks_on: breaksOn, stuck };
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
