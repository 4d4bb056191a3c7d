import type { Instant } from '../../../domain/calendar/instant.js';
import type { RegionCode, Sha256 } from '../../../domain/ids.js';
import type { SessionsTable } from '../../identity-tables.js';
import type { Database } from '../../tables.js';
import { digestOf } from './digest.js';

/** Whose session it is. */
export type SessionOf = { code: RegionCode; person: string };

/** A session that was not ended. Whether it has run out is for its reader to say: limits are configuration. */
export type OpenSession = SessionOf & {
  hash: Sha256;
  account: string | null;
  way: SessionsTable['way'];
  mustChange: boolean;
  seenAt: Instant;
  expiresAt: Instant;
};

/** Opens a session under a token that only the browser will hold. */
export async function openSession(
  db: Database,
  token: string,
  {
    account,
    way,
    at,
    expiresAt,
    ...of
  }: SessionOf & Pick<OpenSession, 'account' | 'way' | 'expiresAt'> & { at: Instant },
): Promise<void> {
  const moments = { made_at: at, seen_at: at, expires_at: expiresAt, ended_at: null, ended_why: null };
  await db
    .insertInto('sessions')
    .values({ hash: digestOf(token), ...of, account, way, ...moments })
    .execute();
}

/** The session of a token; null for one that was never given out, that was ended, or whose account was disabled. */
export async function sessionOf(db: Database, token: string): Promise<OpenSession | null> {
  const row = await db
    .selectFrom('sessions')
    .leftJoin('accounts', 'accounts.account', 'sessions.account')
    .select(['sessions.hash', 'sessions.code', 'sessions.person', 'sessions.account', 'way'])
    .select(['seen_at as seenAt', 'expires_at as expiresAt', 'must_change', 'disabled_at'])
    .where('hash', '=', digestOf(token))
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  if (row === undefined || row.disabled_at !== null) return null;
  const { must_change, disabled_at: _open, ...session } = row;
  return { ...session, mustChange: session.way === 'password' && must_change === true };
}

/** Notes that the session is in use. */
export async function touchSession(db: Database, hash: Sha256, at: Instant): Promise<void> {
  await db.updateTable('sessions').set({ seen_at: at }).where('hash', '=', hash).where('seen_at', '<', at).execute();
}

/** Ends the session of a token; one that is ended stays as it ended. */
export async function endSession(
  db: Database,
  token: string,
  { at, why }: { at: Instant; why: string },
): Promise<void> {
  await db
    .updateTable('sessions')
    .set({ ended_at: at, ended_why: why })
    .where('hash', '=', digestOf(token))
    .where('ended_at', 'is', null)
    .execute();
}

/** Ends every session of a person, on whatever machine. */
export async function endSessionsOf(
  db: Database,
  { code, person }: SessionOf,
  { at, why }: { at: Instant; why: string },
): Promise<void> {
  await db
    .updateTable('sessions')
    .set({ ended_at: at, ended_why: why })
    .where('code', '=', code)
    .where('person', '=', person)
    .where('ended_at', 'is', null)
    .execute();
}
