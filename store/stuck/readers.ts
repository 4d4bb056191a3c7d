import type { PlainDate } from '../../domain/calendar/plain-date.js';
import { addressOf } from '../../domain/directory/address.js';
import { holdersOf } from '../../domain/directory/lookup.js';
import type { DirectorySnapshot } from '../../domain/directory/types.js';
import type { Post } from '../../domain/people.js';
import type { Contact } from '../registry/contacts.js';

/** Whom what is stuck is told. The address is empty where none is known: the letter then fails, and that shows. */
export type Reader = { recipient: string; address: string };

/** Who is told first, and who where nobody before can be reached: those who can at least say so to one who frees. */
const POSTS = ['administrator', 'superior', 'headOfOffice', 'officer'] as const satisfies readonly Post[];

/**
 * The administrators of a county who can be reached by mail that day; where there is none, those of the superior bureau,
 * else its head of office, else its officers. An address that takes no letter reaches nobody: what waits for its
 * correction would arrive with all other mornings' lists.
 */
export function stuckReaders(directory: DirectorySnapshot, contacts: readonly Contact[], today: PlainDate): Reader[] {
  const mail = contacts.filter(({ channel }) => channel === 'mail');
  const bad = new Set(mail.flatMap(({ address, badSince }) => (badSince === null ? [] : [address])));
  const posts = POSTS.map((post) => {
    const people = new Map(holdersOf(directory, post, today).map((person) => [person.id, person]));
    return [...people.values()].map((person) => ({ recipient: person.id, address: addressOf(person, mail) }));
  });
  const reached = posts.map((holders) => holders.filter(({ address }) => address !== '' && !bad.has(address)));
  const someone = (lists: Reader[][]) => lists.find(({ length }) => length > 0);
  return someone(reached) ?? someone(posts) ?? [{ recipient: 'post:administrator', address: '' }];
}
