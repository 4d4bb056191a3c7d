import type { DirectorySnapshot } from '../../domain/directory/types.js';
import type { RegionCode } from '../../domain/ids.js';
import type { Database } from '../tables.js';

/** The directory of a county as it is now, or at a revision; null when there is none. */
export async function directoryOf(db: Database, code: RegionCode, rev?: number): Promise<DirectorySnapshot | null> {
  const row = await db
    .selectFrom('directories')
    .select('snapshot')
    .where('code', '=', code)
    .$if(rev !== undefined, (query) => query.where('rev', '=', rev ?? 0))
    .orderBy('rev', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.snapshot ?? null;
}

/** Codes and names of the counties that have a directory. */
export async function directoryCodes(db: Database): Promise<RegionCode[]> {
  const rows = await db.selectFrom('directories').select('code').distinct().orderBy('code').execute();
  return rows.map(({ code }) => code);
}
