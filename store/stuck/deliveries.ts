import { sql } from 'kysely';
import { addressOf } from '../../domain/directory/address.js';
import { personOf } from '../../domain/directory/lookup.js';
import type { DirectorySnapshot } from '../../domain/directory/types.js';
import type { CycleId, RegionCode } from '../../domain/ids.js';
import type { FailedDelivery } from '../../domain/stuck/types.js';
import { contactsOf } from '../registry/contacts.js';
import { directoryOf } from '../registry/directory-now.js';
import type { Database } from '../tables.js';

/** Letters of a cycle that failed for good, came back or may not leave, but for addresses that took a later one. */
export async function failedDeliveries(
  db: Database,
  { code, cycleId }: { code: RegionCode; cycleId: CycleId },
  directory: DirectorySnapshot | null,
): Promise<FailedDelivery[]> {
  const rows = await db
    .selectFrom('outbox')
    .select(['about', 'recipient', 'channel', 'address', 'settled_at', 'last_error'])
    .where('cycle_id', '=', cycleId)
    .where('state', 'in', ['failed', 'bounced'])
    .where(
      sql<boolean>`not exists (select from outbox as later where later.code = outbox.code
        and later.recipient = outbox.recipient and later.address = outbox.address and later.state = 'sent'
        and later.settled_at > outbox.settled_at)`,
    )
    .orderBy('id')
    .execute();
  if (rows.length === 0) return heldBack(db, cycleId);
  const [people, contacts] = [directory ?? (await directoryOf(db, code)), await contactsOf(db, code)];
  return [...rows.flatMap(failed), ...(await heldBack(db, cycleId))];

  function failed({ about, recipient, channel, address, settled_at, last_error }: (typeof rows)[number]) {
    if (settled_at === null) return [];
    const person = (people === null ? undefined : personOf(people, recipient)) ?? nobody(recipient);
    const currentAddress = addressOf(
      person,
      contacts.filter((each) => each.channel === channel),
    );
    return [{ about, recipient, address, currentAddress, at: settled_at, why: last_error ?? '' }];
  }
}

/** Letters that wait because their address is known to take none. */
async function heldBack(db: Database, cycleId: CycleId): Promise<FailedDelivery[]> {
  const rows = await db
    .selectFrom('outbox')
    .innerJoin('contacts', (join) =>
      join
        .onRef('contacts.code', '=', 'outbox.code')
        .onRef('contacts.channel', '=', 'outbox.channel')
        .onRef('contacts.address', '=', 'outbox.address'),
    )
    .select([
      'outbox.about',
      'outbox.recipient',
      'outbox.address',
      'contacts.bad_since as at',
      'contacts.bad_why as why',
    ])
    .where('outbox.cycle_id', '=', cycleId)
    .where('outbox.state', '=', 'queued')
    .where('contacts.bad_since', 'is not', null)
    .orderBy('outbox.id')
    .execute();
  return rows.flatMap(({ at, why, ...row }) =>
    at === null ? [] : [{ ...row, currentAddress: row.address, at, why: why ?? '' }],
  );
}

function nobody(id: string) {
  return { id, partyId: null, email: null };
}
