import { sql } from 'kysely';
import type { Instant } from '../../domain/calendar/instant.js';
import type { Database } from '../tables.js';
import type { Letter } from './types.js';

/**
 * What a letter says beside its rows: when it was made, and for each row how many other versions of the same notice
 * went out before (its calendar entry then replaces theirs, RFC 5545 3.8.7.4).
 */
export type Particulars = { madeAt: Instant; sequences: number[] };

/** The particulars of letters that were just claimed, in their order. */
export async function particularsOf(db: Database, letters: readonly Letter[]): Promise<Particulars[]> {
  if (letters.length === 0) return [];
  const ids = letters.map(({ id }) => id);
  const making = db.selectFrom('letters').select(['id', 'made_at']).where('id', 'in', ids).execute();
  // Row by row, by keys whose number is known: a database that does not yet know of a crowd may else read all of it.
  const counting = db
    .selectFrom('outbox as own')
    .select((eb) => [
      'own.id',
      eb
        .selectFrom('outbox as other')
        .select(sql<number>`count(distinct other.revision)::int`.as('versions'))
        .whereRef('other.cycle_id', '=', 'own.cycle_id')
        .whereRef('other.about', '=', 'own.about')
        .whereRef('other.recipient', '=', 'own.recipient')
        .whereRef('other.revision', '!=', 'own.revision')
        .where('other.state', 'in', ['sent', 'unknown', 'bounced'])
        .as('versions'),
    ])
    .where(
      'own.id',
      'in',
      letters.flatMap(({ rows }) => rows.map(({ id }) => id)),
    )
    .execute();
  const [made, earlier] = await Promise.all([making, counting]);
  const madeAt = new Map(made.map(({ id, made_at }) => [id, made_at]));
  const versions = new Map(earlier.map((row) => [row.id, row.versions]));
  return letters.map(({ id, rows }) => {
    const at = madeAt.get(id);
    if (at === undefined) throw new Error(`letter ${id} is not in the store`);
    return { madeAt: at, sequences: rows.map((row) => versions.get(row.id) ?? 0) };
  });
}
