import { fromMs, type Instant, toMs } from '../../../domain/calendar/instant.js';
import type { SignInTriesTable } from '../../identity-tables.js';
import type { Database } from '../../tables.js';
import { digestOf } from './digest.js';

/** Whose tries are counted together: those on one account, or those from one address. */
export type TriesOf = { kind: SignInTriesTable['kind']; name: string };

/** After so many failures within `lockMs` nothing is tried any more for `lockMs`. */
export type TryLimit = { most: number; lockMs: number };

/**
 * Counts a try before it is made, so that many at once are counted, too. Answers when it may be made at the earliest:
 * null is now. A name nobody has is counted like any other.
 */
export async function claimTry(
  db: Database,
  of: TriesOf,
  { most, lockMs }: TryLimit,
  at: Instant,
): Promise<Instant | null> {
  const key = { kind: of.kind, key: digestOf(of.name) };
  return db.transaction().execute(async (trx) => {
    await trx
      .insertInto('sign_in_tries')
      .values({ ...key, failures: 0, since: at, locked_until: null })
      .onConflict((conflict) => conflict.columns(['kind', 'key']).doNothing())
      .execute();
    const row = await trx
      .selectFrom('sign_in_tries')
      .select(['failures', 'since', 'locked_until'])
      .where('kind', '=', key.kind)
      .where('key', '=', key.key)
      .forUpdate()
      .executeTakeFirstOrThrow();
    if (row.locked_until !== null && row.locked_until > at) return row.locked_until;
    const until = fromMs(toMs(at) + lockMs);
    const begun = toMs(at) - toMs(row.since) >= lockMs || row.locked_until !== null;
    const tried = begun ? 1 : row.failures + 1;
    await trx
      .updateTable('sign_in_tries')
      .set({ failures: tried, since: begun ? at : row.since, locked_until: tried > most ? until : null })
      .where('kind', '=', key.kind)
      .where('key', '=', key.key)
      .execute();
    return tried > most ? until : null;
  });
}

/** The try was none that failed: an account begins again at nothing, an address only takes that one back. */
export async function forgiveTry(db: Database, of: TriesOf): Promise<void> {
  const own = db.updateTable('sign_in_tries').where('kind', '=', of.kind).where('key', '=', digestOf(of.name));
  await (of.kind === 'account'
    ? own.set({ failures: 0 })
    : own.set(({ eb }) => ({ failures: eb('failures', '-', 1) })).where('failures', '>', 0)
  ).execute();
}
