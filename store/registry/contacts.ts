import type { Instant } from '../../domain/calendar/instant.js';
import type { RegionCode } from '../../domain/ids.js';
import type { Database } from '../tables.js';

/** How an outside party (contractor, evaluator, superior bureau) is reached over one channel. */
export type Contact = {
  party: string;
  channel: string;
  address: string;
  badSince: Instant | null;
  badWhy: string | null;
  changedBy: string;
};
/** Who is said to have entered an address that only came back. */
export const BOUNCED = 'bounce';
export type ContactChange = { party: string; channel: string; address: string; at: Instant; by: string };

/** Addresses of a county's outside parties; of one party when it is named. */
export function contactsOf(db: Database, code: RegionCode, party?: string): Promise<Contact[]> {
  return db
    .selectFrom('contacts')
    .select(['party', 'channel', 'address', 'bad_since as badSince', 'bad_why as badWhy', 'changed_by as changedBy'])
    .where('code', '=', code)
    .$if(party !== undefined, (query) => query.where('party', '=', party ?? ''))
    .orderBy('party')
    .orderBy('channel')
    .execute();
}

/** Enters or corrects an address and notes the change; a corrected address counts as good again. */
export function setContact(db: Database, code: RegionCode, change: ContactChange): Promise<void> {
  const { party, channel, address, at, by } = change;
  return db.transaction().execute(async (trx) => {
    const before = (await contactsOf(trx, code, party)).find((each) => each.channel === channel)?.address ?? null;
    const now = { address, bad_since: null, bad_why: null, changed_at: at, changed_by: by };
    await trx
      .insertInto('contacts')
      .values({ code, party, channel, ...now })
      .onConflict((conflict) => conflict.columns(['code', 'party', 'channel']).doUpdateSet(now))
      .execute();
    await trx.insertInto('contact_changes').values({ code, party, channel, before, after: address, at, by }).execute();
  });
}

/** Marks an address that refused mail for good; ignored when it was corrected in between. */
export async function markContactBad(
  db: Database,
  code: RegionCode,
  { channel, address, at, why }: { channel: string; address: string; at: Instant; why: string },
): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('contacts')
    .set({ bad_since: at, bad_why: why })
    .where('code', '=', code)
    .where('channel', '=', channel)
    .where('address', '=', address)
    .where('bad_since', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}

/**
 * The same where the address may come from the directory: nothing entered by hand has it, so it is put down for its
 * reader, as bad. What was entered for him since, another address, stays.
 */
export async function markAddressBad(
  db: Database,
  code: RegionCode,
  { party, ...refusal }: { party: string; channel: string; address: string; at: Instant; why: string },
): Promise<void> {
  if ((await markContactBad(db, code, refusal)) > 0) return;
  const { channel, address, at, why } = refusal;
  await db
    .insertInto('contacts')
    .values({ code, party, channel, address, bad_since: at, bad_why: why, changed_at: at, changed_by: BOUNCED })
    .onConflict((conflict) => conflict.columns(['code', 'party', 'channel']).doNothing())
    .execute();
}
