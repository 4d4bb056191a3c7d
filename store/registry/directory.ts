import type { Instant } from '../../domain/calendar/instant.js';
import type { DirectorySnapshot } from '../../domain/directory/types.js';
import type { RegionCode } from '../../domain/ids.js';
import { codeOf } from '../error-code.js';
import { readdress } from '../outbox/readdress.js';
import { refreshStuck } from '../stuck/refresh.js';
import type { Database } from '../tables.js';
import { directoryOf } from './directory-now.js';

export { directoryCodes, directoryOf } from './directory-now.js';

/** Who changed the directory, when, and what for people to read. */
export type DirectoryChange = { at: Instant; by: string; what: string };

/** Somebody else changed the directory in between; read it again and decide anew. */
export type DirectoryMoved = Error & { code: 'DIRECTORY_MOVED'; rev: number };

export function isDirectoryMoved(error: unknown): error is DirectoryMoved {
  return codeOf(error) === 'DIRECTORY_MOVED';
}

/**
 * Writes the next revision. `edit` gets the directory as it is and answers the changed one; rev is counted here.
 * @throws DirectoryMoved when `expectRev` is given and no longer the newest, or two changes meet
 */
export async function changeDirectory(
  db: Database,
  code: RegionCode,
  edit: (now: DirectorySnapshot) => DirectorySnapshot,
  { expectRev, ...change }: DirectoryChange & { expectRev?: number },
): Promise<DirectorySnapshot> {
  const changed = await db.transaction().execute(async (trx) => {
    const now = await directoryOf(trx, code);
    if (now === null) throw new Error(`no directory of ${code}`);
    if (expectRev !== undefined && expectRev !== now.rev) throw moved(now.rev);
    const next = { ...edit(now), code, rev: now.rev + 1 };
    if (!(await inserted(trx, next, change))) throw moved(next.rev);
    return next;
  });
  await readdress(db, code);
  // Cycle by cycle and not in the same transaction: the change stands, whatever is seen of it. The hourly look repeats it.
  await refreshStuck(db, change.at, { code });
  return changed;
}

/** Puts a county's first directory in place; one that is there stays. @returns whether this call did it */
export function seedDirectory(db: Database, seed: DirectorySnapshot, change: DirectoryChange): Promise<boolean> {
  return inserted(db, { ...seed, rev: 1 }, change);
}

/** The change log of a county, newest first. */
export function directoryLog(db: Database, code: RegionCode): Promise<(DirectoryChange & { rev: number })[]> {
  return db
    .selectFrom('directories')
    .select(['rev', 'at', 'by', 'what'])
    .where('code', '=', code)
    .orderBy('rev', 'desc')
    .execute();
}

async function inserted(db: Database, snapshot: DirectorySnapshot, change: DirectoryChange): Promise<boolean> {
  const row = await db
    .insertInto('directories')
    .values({ code: snapshot.code, rev: snapshot.rev, snapshot, ...change })
    .onConflict((conflict) => conflict.columns(['code', 'rev']).doNothing())
    .returning('rev')
    .executeTakeFirst();
  return row !== undefined;
}

function moved(rev: number): DirectoryMoved {
  const message = `the directory has moved to revision ${rev}`;
  return Object.assign(new Error(message), { code: 'DIRECTORY_MOVED' as const, rev });
}
