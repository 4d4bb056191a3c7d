import type { PlainDate } from '../domain/calendar/plain-date.js';
import { addressOf, type KnownAddress } from '../domain/directory/address.js';
import { inChargeOf, type Parties } from '../domain/directory/in-charge.js';
import { personOf } from '../domain/directory/lookup.js';
import type { DirectorySnapshot, Person } from '../domain/directory/types.js';
import type { Audience } from '../domain/notices/types.js';

/** Whom a notice goes to. `address` is empty where none is known: the letter then fails, and that shows. */
export type Recipient = { recipient: string; address: string };

export type Lookup = {
  directory: DirectorySnapshot;
  addresses: readonly KnownAddress[];
  parties: Parties;
  today: PlainDate;
};

/**
 * The people behind an audience on that day, each once, in directory order. A post that nobody holds gives one
 * recipient without an address, so that a duty without an owner does not fall silent.
 */
export function recipientsOf(audience: Audience, lookup: Lookup): Recipient[] {
  if ('person' in audience) {
    const person = personOf(lookup.directory, audience.person);
    return [person === undefined ? { recipient: audience.person, address: '' } : reached(person, lookup)];
  }
  const post = 'owner' in audience ? audience.owner : audience.post;
  const people = inChargeOf(post, lookup);
  if (people.length === 0) return [{ recipient: `post:${post}`, address: '' }];
  return people.map((person) => reached(person, lookup));
}

function reached(person: Person, { addresses }: Lookup): Recipient {
  return { recipient: person.id, address: addressOf(person, addresses) };
}
