import { fromMs, type Instant, toMs } from '../../domain/calendar/instant.js';
import type { RegionCode, Sha256 } from '../../domain/ids.js';
import type { Database } from '../tables.js';

/** One act by one link. A link to one thing knows one act; one to all duties of a party has one for each. */
export type Use = { hash: Sha256; act: string };

/** An act that was concluded, with the receipt given for it. */
export type Concluded = { at: Instant; receipt: unknown };

/** A claim that nobody concluded for so long was left by a process that died; the command's id keeps it single. */
const ABANDONED_MS = 60_000;

/** The act as it was concluded; null while nobody did. */
export async function useOf(db: Database, { hash, act }: Use): Promise<Concluded | null> {
  const row = await db
    .selectFrom('link_uses')
    .select(['concluded_at as at', 'receipt'])
    .where('link_hash', '=', hash)
    .where('act', '=', act)
    .executeTakeFirst();
  return row === undefined || row.at === null ? null : { at: row.at, receipt: row.receipt };
}

/** Every act that was concluded by a link. */
export async function usesOf(db: Database, hash: Sha256): Promise<string[]> {
  const rows = await db
    .selectFrom('link_uses')
    .select('act')
    .where('link_hash', '=', hash)
    .where('concluded_at', 'is not', null)
    .execute();
  return rows.map(({ act }) => act);
}

/** Takes the act for one caller: of several at the same moment one gets it. False when it is taken or done. */
export async function claimUse(db: Database, { hash, act, code, at }: Use & { code: RegionCode; at: Instant }) {
  const left = fromMs(toMs(at) - ABANDONED_MS);
  const rows = await db
    .insertInto('link_uses')
    .values({ link_hash: hash, act, code, claimed_at: at, concluded_at: null, receipt: null })
    .onConflict((conflict) =>
      conflict
        .columns(['link_hash', 'act'])
        .doUpdateSet({ claimed_at: at })
        .where('link_uses.concluded_at', 'is', null)
        .where('link_uses.claimed_at', '<', left),
    )
    .returning('act')
    .execute();
  return rows.length === 1;
}

/** The record has it: from here on the act is done, and the link shows the receipt. */
export async function concludeUse(db: Database, { hash, act }: Use, { at, receipt }: Concluded): Promise<void> {
  await db
    .updateTable('link_uses')
    .set({ concluded_at: at, receipt: JSON.stringify(receipt) })
    .where('link_hash', '=', hash)
    .where('act', '=', act)
    .execute();
}

/** It was refused: the link may be used once more, with what was wrong put right. */
export async function freeUse(db: Database, { hash, act }: Use): Promise<void> {
  await db
    .deleteFrom('link_uses')
    .where('link_hash', '=', hash)
    .where('act', '=', act)
    .where('concluded_at', 'is', null)
    .execute();
}
