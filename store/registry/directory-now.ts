import type { DirectorySnapshot } from '../../domain/directory/types.js';
import type { RegionCode } from '../../domain/ids.js';
import type { Database } from '../tables.js';
import { remembering } from './refs.js';

/** A revision never changes, so it is read once; which one is the newest is asked each time. */
const known = new WeakMap<Database, ReturnType<typeof remembering<DirectorySnapshot>>>();
const KEPT = 200;

/** The directory of a county as it is now, or at a revision; null when there is none. */
export async function directoryOf(db: Database, code: RegionCode, rev?: number): Promise<DirectorySnapshot | null> {
  const newest = rev ?? (await newestRev(db, code));
  if (newest === null) return null;
  const seen = known.get(db)?.get(`${code}/${newest}`);
  if (seen !== undefined) return seen;
  const row = await db
    .selectFrom('directories')
    .select('snapshot')
    .where('code', '=', code)
    .where('rev', '=', newest)
    .executeTakeFirst();
  return row === undefined ? null : keep(db, `${code}/${newest}`, row.snapshot);
}

async function newestRev(db: Database, code: RegionCode): Promise<number | null> {
  const row = await db
    .selectFrom('directories')
    .select('rev')
    .where('code', '=', code)
    .orderBy('rev', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.rev ?? null;
}

/** What a transaction sees may never come to be: it is remembered for nobody else. */
function keep(db: Database, name: string, snapshot: DirectorySnapshot): DirectorySnapshot {
  if (db.isTransaction) return snapshot;
  const own = known.get(db) ?? remembering<DirectorySnapshot>(KEPT);
  known.set(db, own);
  return own.put(name, snapshot);
}

/** Codes and names of the counties that have a directory. */
export async function directoryCodes(db: Database): Promise<RegionCode[]> {
  const rows = await db.selectFrom('directories').select('code').distinct().orderBy('code').execute();
  return rows.map(({ code }) => code);
}
