import type { PlainDate } from '../calendar/plain-date.js';
import type { Post } from '../people.js';
import { holdersOf } from './lookup.js';
import type { DirectorySnapshot, Person } from './types.js';

/** Who is in charge of this one cycle, where a post alone would name too many. */
export type Parties = { officer: string | null; contractor: string | null };

type Where = { directory: DirectorySnapshot; parties: Parties; today: PlainDate };

/**
 * Who is meant by a post in one cycle on that day, each once, in directory order: a county has many officers and many
 * contractors; a cycle has one of each, once it is known.
 */
export function inChargeOf(post: Post, { directory, parties, today }: Where): Person[] {
  const holders = distinct(holdersOf(directory, post, today));
  if (post === 'contractor') return narrowed(holders, ({ partyId }) => partyId === parties.contractor);
  if (post === 'officer') return narrowed(holders, ({ id }) => id === parties.officer);
  return holders;
}

/** Telling one too many is better than telling nobody. */
function narrowed(people: Person[], isMeant: (person: Person) => boolean): Person[] {
  const meant = people.filter(isMeant);
  return meant.length > 0 ? meant : people;
}

function distinct(people: readonly Person[]): Person[] {
  return [...new Map(people.map((person) => [person.id, person])).values()];
}
