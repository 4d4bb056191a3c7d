import type { Instant } from '../../domain/calendar/instant.js';
import type { DirectorySnapshot } from '../../domain/directory/types.js';
import type { RegionCode } from '../../domain/ids.js';
import { codeOf } from '../error-code.js';
import type { Database } from '../tables.js';

/** Who changed the directory, when, and what for people to read. */
export type DirectoryChange = { at: Instant; by: string; what: string };

/** Somebody else changed the directory in between; read it again and decide anew. */
export type DirectoryMoved = Error & { code: 'DIRECTORY_MOVED'; rev: number };

export function isDirectoryMoved(error: unknown): error is DirectoryMoved {
  return codeOf(error) === 'DIRECTORY_MOVED';
}

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

/**
 * Writes the next revision. `edit` gets the directory as it is and answers the changed one; rev is counted here.
 * @throws DirectoryMoved when `expectRev` is given and no longer the newest, or two changes meet
 */
export function changeDirectory(
  db: Database,
  code: RegionCode,
  edit: (now: DirectorySnapshot) => DirectorySnapshot,
  { expectRev, ...change }: DirectoryChange & { expectRev?: number },
): Promise<DirectorySnapshot> {
  return db.transaction().execute(async (trx) => {
    const now = await directoryOf(trx, code);
    if (now === null) throw new Error(`no directory of ${code}`);
    if (expectRev !== undefined && expectRev !== now.rev) throw moved(now.rev);
    const next = { ...edit(now), code, rev: now.rev + 1 };
    if (!(await inserted(trx, next, change))) throw moved(next.rev);
    return next;
  });
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
