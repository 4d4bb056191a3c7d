import { createHash, randomBytes } from 'node:crypto';
import type { Instant } from '../../domain/calendar/instant.js';
import { legalDay } from '../../domain/calendar/instant.js';
import type { PlainDate } from '../../domain/calendar/plain-date.js';
import type { RegionCode } from '../../domain/ids.js';
import type { Database } from '../tables.js';

const TOKEN_BYTES = 32;

/** Whose calendar it is. */
export type FeedOwner = { code: RegionCode; person: string };
/** That there is an address, since when, and when a calendar last asked for it. Its secret is not kept. */
export type Feed = { madeAt: Instant; usedOn: PlainDate | null };

function digestOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** The address that works now; null when there is none. */
export async function feedOf(db: Database, { code, person }: FeedOwner): Promise<Feed | null> {
  const row = await db
    .selectFrom('calendar_feeds')
    .select(['made_at as madeAt', 'used_on as usedOn'])
    .where('code', '=', code)
    .where('person', '=', person)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return row ?? null;
}

/** A new secret, shown this once; the one before works no more. */
export async function makeFeed(db: Database, { code, person }: FeedOwner, at: Instant): Promise<string> {
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  await db.transaction().execute(async (trx) => {
    await revokeFeed(trx, { code, person }, at);
    await trx
      .insertInto('calendar_feeds')
      .values({ hash: digestOf(token), code, person, made_at: at, used_on: null, revoked_at: null })
      .execute();
  });
  return token;
}

/** @returns whether there was one */
export async function revokeFeed(db: Database, { code, person }: FeedOwner, at: Instant): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('calendar_feeds')
    .set({ revoked_at: at })
    .where('code', '=', code)
    .where('person', '=', person)
    .where('revoked_at', 'is', null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

/** Whose calendar a secret opens, while it is not revoked. Notes the day, once a day. */
export async function feedOwner(db: Database, token: string, at: Instant): Promise<FeedOwner | null> {
  const hash = digestOf(token);
  const row = await db
    .selectFrom('calendar_feeds')
    .select(['code', 'person', 'used_on'])
    .where('hash', '=', hash)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  if (row === undefined) return null;
  const today = legalDay(at);
  if (row.used_on !== today) {
    await db.updateTable('calendar_feeds').set({ used_on: today }).where('hash', '=', hash).execute();
  }
  return { code: row.code, person: row.person };
}
