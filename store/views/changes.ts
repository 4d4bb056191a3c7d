import type { CycleId, RegionCode } from '../../domain/ids.js';
import type { Database } from '../tables.js';

/** Which cycles of a county have new facts after a place in its feed, and the place that is reached now. */
export type Changes = { cycles: CycleId[]; cursor: number };

/** More than anybody looks at singly: whoever fell behind reads his lists anew. */
const MOST = 200;

/** What changed after a cursor. Without one: nothing, and where the feed stands. */
export async function changesAfter(db: Database, code: RegionCode, cursor: number | null): Promise<Changes> {
  if (cursor === null) return { cycles: [], cursor: await newest(db, code) };
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

async function newest(db: Database, code: RegionCode): Promise<number> {
  const row = await db
    .selectFrom('facts')
    .select('position')
    .where('code', '=', code)
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.position ?? 0;
}
