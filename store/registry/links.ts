import { createHash } from 'node:crypto';
import { fromMs, type Instant, toMs } from '../../domain/calendar/instant.js';
import type { CycleId, RegionCode, Sha256 } from '../../domain/ids.js';
import { LINK_DAYS, type LinkPurpose } from '../../domain/notices/links.js';
import type { Database } from '../tables.js';

/** What a link is bound to: a person and one thing, at one version of it. Without a thing: all duties of a party. */
export type LinkBond = {
  code: RegionCode;
  person: string;
  purpose: LinkPurpose;
  cycleId: CycleId | null;
  about: string | null;
  revision: string;
};

/** A link as it is found again by its token. */
export type Link = LinkBond & { hash: Sha256; madeAt: Instant; expiresAt: Instant; revokedAt: Instant | null };

const DAY_MS = 86_400_000;

/** The digest a token is kept and found by; the one cast that makes it a Sha256. */
function linkHash(token: string): Sha256 {
  return createHash('sha256').update(token).digest('hex') as Sha256;
}

/** The links of one letter. */
export type KeptLinks = { letterId: string; at: Instant; links: readonly (LinkBond & { token: string })[] };

/**
 * Keeps the links of letters, of all of them by one statement. The same letter made again has the same tokens and
 * leaves the same rows; should they differ (the secret was lost), the earlier ones work no more: a letter never has two
 * sets of links.
 */
export async function keepLinks(db: Database, letters: readonly KeptLinks[]): Promise<void> {
  const rows = letters.flatMap(rowsOf);
  const latest = rows
    .map(({ made_at }) => made_at)
    .toSorted()
    .at(-1);
  if (latest === undefined) return;
  const replaced = db
    .updateTable('links')
    .set({ revoked_at: latest, revoked_why: 'replaced' })
    .where('letter_id', 'in', [...new Set(rows.map(({ letter_id }) => letter_id))])
    .where(
      'hash',
      'not in',
      rows.map(({ hash }) => hash),
    )
    .where('revoked_at', 'is', null)
    .returning('hash');
  await db
    .with('replaced', () => replaced)
    .insertInto('links')
    .values(rows)
    .onConflict((conflict) => conflict.column('hash').doNothing())
    .execute();
}

function rowsOf({ letterId, at, links }: KeptLinks) {
  return links.map(({ token, cycleId, ...bond }) => ({
    ...bond,
    hash: linkHash(token),
    cycle_id: cycleId,
    letter_id: letterId,
    made_at: at,
    expires_at: fromMs(toMs(at) + LINK_DAYS[bond.purpose] * DAY_MS),
  }));
}

/** The link of a token; null for one that was never given out. */
export async function linkOf(db: Database, token: string): Promise<Link | null> {
  const row = await db
    .selectFrom('links')
    .select(['hash', 'code', 'person', 'purpose', 'cycle_id as cycleId', 'about', 'revision'])
    .select(['made_at as madeAt', 'expires_at as expiresAt', 'revoked_at as revokedAt'])
    .where('hash', '=', linkHash(token))
    .executeTakeFirst();
  return row ?? null;
}

/** Ends what a person's links about one thing still allow. */
export async function revokeLinks(
  db: Database,
  { code, person, cycleId, about }: Pick<LinkBond, 'code' | 'person' | 'cycleId' | 'about'>,
  { at, why }: { at: Instant; why: string },
): Promise<void> {
  await db
    .updateTable('links')
    .set({ revoked_at: at, revoked_why: why })
    .where('code', '=', code)
    .where('person', '=', person)
    .where('cycle_id', '=', cycleId)
    .where('about', '=', about)
    .where('revoked_at', 'is', null)
    .execute();
}
