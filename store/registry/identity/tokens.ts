import type { Instant } from '../../../domain/calendar/instant.js';
import type { RegionCode } from '../../../domain/ids.js';
import type { TokenScope } from '../../identity-tables.js';
import type { Database } from '../../tables.js';
import { digestOf } from './digest.js';

/** A token as lists show it; what it is made of was shown once, when it was made. */
export type ApiToken = {
  id: string;
  code: RegionCode;
  person: string;
  name: string;
  scope: TokenScope;
  madeAt: Instant;
  expiresAt: Instant;
  seenAt: Instant | null;
  revokedAt: Instant | null;
};

type Whose = { code: RegionCode; person: string };

/** Keeps a token by its digest. */
export async function keepToken(
  db: Database,
  token: string,
  { madeAt, expiresAt, ...given }: Omit<ApiToken, 'seenAt' | 'revokedAt'>,
): Promise<void> {
  const moments = { made_at: madeAt, expires_at: expiresAt, seen_at: null, revoked_at: null, revoked_by: null };
  await db
    .insertInto('api_tokens')
    .values({ ...given, hash: digestOf(token), ...moments })
    .execute();
}

/** The token as it was made; null for one that was never given out. Whether it still works is for the reader to say. */
export async function tokenOf(db: Database, token: string): Promise<ApiToken | null> {
  return (await shown(db).where('hash', '=', digestOf(token)).executeTakeFirst()) ?? null;
}

/** Tokens of a county, newest first; of one person when he is named. */
export function tokensOf(db: Database, { code, person }: { code: RegionCode; person?: string }): Promise<ApiToken[]> {
  return shown(db)
    .where('code', '=', code)
    .$if(person !== undefined, (query) => query.where('person', '=', person ?? ''))
    .orderBy('made_at', 'desc')
    .orderBy('id')
    .execute();
}

/** Notes that the token is in use. */
export async function touchToken(db: Database, id: string, at: Instant): Promise<void> {
  await db.updateTable('api_tokens').set({ seen_at: at }).where('id', '=', id).execute();
}

/** Ends a token of the county, of one person when he is named. False when there is none that still worked. */
export async function revokeToken(
  db: Database,
  { id, code, person }: { id: string; code: RegionCode; person?: string },
  { at, by }: { at: Instant; by: string },
): Promise<boolean> {
  const row = await db
    .updateTable('api_tokens')
    .set({ revoked_at: at, revoked_by: by })
    .where('id', '=', id)
    .where('code', '=', code)
    .$if(person !== undefined, (query) => query.where('person', '=', person ?? ''))
    .where('revoked_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Ends every token of a person. */
export async function revokeTokensOf(
  db: Database,
  { code, person }: Whose,
  { at, by }: { at: Instant; by: string },
): Promise<void> {
  await db
    .updateTable('api_tokens')
    .set({ revoked_at: at, revoked_by: by })
    .where('code', '=', code)
    .where('person', '=', person)
    .where('revoked_at', 'is', null)
    .execute();
}

function shown(db: Database) {
  return db
    .selectFrom('api_tokens')
    .select(['id', 'code', 'person', 'name', 'scope', 'made_at as madeAt', 'expires_at as expiresAt'])
    .select(['seen_at as seenAt', 'revoked_at as revokedAt']);
}
