import { sql } from 'kysely';
import type { Instant } from '../../domain/calendar/instant.js';
import { addressOf } from '../../domain/directory/address.js';
import { personOf } from '../../domain/directory/lookup.js';
import type { CycleId, RegionCode } from '../../domain/ids.js';
import { contactsOf } from '../registry/contacts.js';
import { directoryOf } from '../registry/directory-now.js';
import type { Database } from '../tables.js';
import { isHeld } from './is-held.js';

type Row = {
  id: number;
  cycleId: CycleId;
  recipient: string;
  channel: string;
  address: string;
  settledAt: Instant | null;
};

/** A notice that did not reach its reader and can go to another address now. */
export type Readdressed = Pick<Row, 'id' | 'cycleId' | 'recipient' | 'address'> & { to: string };

/**
 * After an address was corrected: what waits goes to the one that is there now, and of what failed or came back the
 * last notice of each thing that is still to be done goes out once more. What no address has changed for stays.
 * @returns how many notices are on their way by this call
 */
export async function readdress(db: Database, code: RegionCode, cycleId?: CycleId): Promise<number> {
  let moved = 0;
  const cycles = cycleId === undefined ? undefined : [cycleId];
  for (const each of await readdressable(db, code, cycles)) moved += await sentTo(db, each);
  return moved;
}

/** What `readdress` would send on, of a county or of some of its cycles. */
export async function readdressable(
  db: Database,
  code: RegionCode,
  cycles?: readonly CycleId[],
): Promise<Readdressed[]> {
  if (cycles?.length === 0) return [];
  const rows = [...(await waiting(db, code, cycles)), ...(await lost(db, code, cycles))];
  if (rows.length === 0) return [];
  const [directory, contacts] = [await directoryOf(db, code), await contactsOf(db, code)];
  return rows.flatMap((row) => {
    const person = directory === null ? undefined : personOf(directory, row.recipient);
    if (person === undefined) return [];
    const own = contacts.filter(({ channel }) => channel === row.channel);
    const to = addressOf(person, own);
    const entered = own.find((each) => each.address === to);
    // Entered again as it was, after the letter failed: somebody says that it works now.
    const isAgain = row.settledAt !== null && entered !== undefined && entered.changedAt > row.settledAt;
    if (to === '' || entered?.badSince != null || (to === row.address && !isAgain)) return [];
    return [{ ...row, to }];
  });
}

/** Queued and not yet fixed into a letter, or in one that may not leave. */
function waiting(db: Database, code: RegionCode, cycles?: readonly CycleId[]): Promise<Row[]> {
  return db
    .selectFrom('outbox')
    .select(['id', 'cycle_id as cycleId', 'recipient', 'channel', 'address', 'settled_at as settledAt'])
    .where('code', '=', code)
    .where('state', '=', 'queued')
    .$if(cycles !== undefined, (rows) => rows.where('cycle_id', 'in', cycles ?? []))
    .where((is) => is.or([is('letter_id', 'is', null), isHeld]))
    .orderBy('id')
    .execute();
}

function lost(db: Database, code: RegionCode, cycles?: readonly CycleId[]): Promise<Row[]> {
  return db
    .selectFrom('outbox')
    .distinctOn(['cycle_id', 'about', 'recipient', 'channel'])
    .select(['id', 'cycle_id as cycleId', 'recipient', 'channel', 'address', 'settled_at as settledAt', 'state'])
    .where('code', '=', code)
    .$if(cycles !== undefined, (rows) => rows.where('cycle_id', 'in', cycles ?? []))
    .where('state', 'in', ['failed', 'bounced', 'sent', 'queued'])
    .where(
      sql<boolean>`(exists (select from obligations o where o.cycle_id = outbox.cycle_id and o.id = outbox.about
        and o.status = 'open')
      or exists (select from tasks where tasks.cycle_id = outbox.cycle_id and tasks.task = outbox.about))`,
    )
    .where(
      sql<boolean>`exists (select from outbox failed where failed.code = ${code} and failed.recipient = outbox.recipient
        and failed.state in ('failed', 'bounced'))`,
    )
    .orderBy('cycle_id')
    .orderBy('about')
    .orderBy('recipient')
    .orderBy('channel')
    .orderBy('id', 'desc')
    .execute()
    .then((rows) => rows.filter(({ state }) => state === 'failed' || state === 'bounced'));
}

/** Its earlier letter keeps its number, its address and what became of it. */
async function sentTo(db: Database, { id, to }: Readdressed): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('outbox')
    .set({ state: 'queued', address: to, letter_id: null, settled_at: null, attempts: 0 })
    .where('id', '=', id)
    .where('state', 'in', ['queued', 'failed', 'bounced'])
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}
