import type { CycleId, RegionCode } from '../../domain/ids.js';
import type { Database } from '../tables.js';

/** Which cycles of a county have new facts after a place in its feed, and the place that is reached now. */
export type Changes = { cycles: CycleId[]; cursor: number };

/** More than anybody looks at singly: whoever fell behind reads his lists anew. */
const MOST = 200;

/** Where the feeds of these counties stand, by one question for all of them; 0 where nothing is on record yet. */
export async function feedHeads(db: Database, codes: readonly RegionCode[]): Promise<Map<RegionCode, number>> {
  const rows = await db.selectFrom('feed_heads').select(['code', 'last']).where('code', 'in', codes).execute();
  return new Map([...codes.map((code) => [code, 0] as const), ...rows.map(({ code, last }) => [code, last] as const)]);
}

/** What changed in the feed of a county after a place in it. */
export async function changesAfter(db: Database, code: RegionCode, cursor: number): Promise<Changes> {
  const rows = await db
    .selectFrom('facts')
    .select(['cycle_id', 'position'])
    .where('code', '=', code)
    .where('position', '>', cursor)
    .orderBy('position')
    .limit(MOST)
    .execute();
  return { cycles: [...new Set(rows.map((row) => row.cycle_id))], cursor: rows.at(-1)?.position ?? cursor };
}
