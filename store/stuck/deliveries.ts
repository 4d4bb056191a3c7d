import { sql } from 'kysely';
import { personOf } from '../../domain/directory/lookup.js';
import type { DirectorySnapshot } from '../../domain/directory/types.js';
import type { CycleId, RegionCode } from '../../domain/ids.js';
import type { FailedDelivery } from '../../domain/stuck/types.js';
import { BOUNCED, type Contact, contactsOf } from '../registry/contacts.js';
import { directoryOf } from '../registry/directory-now.js';
import type { Database } from '../tables.js';

/** Letters of a cycle that failed for good or came back, but for addresses that took a later one. */
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
  if (rows.length === 0) return [];
  const [people, contacts] = [directory ?? (await directoryOf(db, code)), await contactsOf(db, code)];
  return rows.flatMap(({ about, recipient, channel, address, settled_at, last_error }) => {
    if (settled_at === null) return [];
    const currentAddress = currentAddressOf(recipient, people, contactsBy(contacts, channel));
    return [{ about, recipient, address, currentAddress, at: settled_at, why: last_error ?? '' }];
  });
}

function contactsBy(contacts: readonly Contact[], channel: string): Map<string, Contact> {
  return new Map(contacts.filter((each) => each.channel === channel).map((each) => [each.party, each]));
}

/**
 * What was entered by hand goes before the directory's own, also where it is known to be bad. What a bounce put down is
 * the directory's own of that day: it does not stand before the one the directory has been given since.
 */
function currentAddressOf(
  recipient: string,
  directory: DirectorySnapshot | null,
  contacts: ReadonlyMap<string, Contact>,
): string {
  const person = directory === null ? undefined : personOf(directory, recipient);
  const party = person?.partyId ?? null;
  const byHand = contacts.get(recipient) ?? (party === null ? undefined : contacts.get(party));
  const own = person?.email ?? '';
  if (byHand === undefined) return own;
  return byHand.changedBy === BOUNCED && own !== '' ? own : byHand.address;
}
