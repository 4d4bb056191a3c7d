import type { DirectorySnapshot, Person } from './types.js';

/** What tells that entries are one natural person: the mail address, or the number of a mobile telephone. */
export type SameBy = 'email' | 'mobile';

/** Entries of a directory that separation of duties takes for one person: two or more, in directory order. */
export type SamePerson = { people: { id: string; name: string }[]; by: SameBy };

type People = Pick<DirectorySnapshot, 'people'>;

/** Entries that stand for one natural person, by what they have in common. */
export function samePeople(directory: People): SamePerson[] {
  return groupsOf(directory).map(({ people, by }) => ({ people: people.map(({ id, name }) => ({ id, name })), by }));
}

/**
 * Ids of all other entries that stand for the same natural person, also through a third entry. Nobody is to agree with
 * himself, nor to decide on what he asked for, because the directory has him twice.
 */
export function otherEntriesOf(directory: People, id: string): string[] {
  const groups = groupsOf(directory);
  const found = [id];
  for (const each of found) {
    const beside = groups.filter(({ people }) => people.some((person) => person.id === each));
    const ids = beside.flatMap(({ people }) => people.map((person) => person.id));
    found.push(...new Set(ids.filter((other) => !found.includes(other))));
  }
  return found.slice(1);
}

type Group = { people: Person[]; by: SameBy };

/** A revision never changes, and each of its people is asked about many times. */
const known = new WeakMap<Person[], Group[]>();

function groupsOf({ people }: People): Group[] {
  const groups = known.get(people) ?? [...byMobile(people), ...byEmail(people)];
  known.set(people, groups);
  return groups;
}

/** A mobile number is one person's for good. Other telephones belong to rooms. */
function byMobile(people: readonly Person[]): Group[] {
  return shared(people, ({ phone }) => mobilesIn(phone)).map((group) => ({ people: group, by: 'mobile' }));
}

/**
 * A mail address is somebody's while he serves: that of a post passes on to who follows in it, but those who serve at one
 * time and read one mailbox sign for each other.
 */
function byEmail(people: readonly Person[]): Group[] {
  const addresses = shared(people, ({ email }) => (email === null ? [] : [email.trim().toLowerCase()]));
  return addresses.flatMap(together).map((group) => ({ people: group, by: 'email' }));
}

/** Those who have one key in common, key by key. */
function shared(people: readonly Person[], keysOf: (person: Person) => string[]): Person[][] {
  const byKey = new Map<string, Person[]>();
  for (const person of people) {
    for (const key of new Set(keysOf(person))) byKey.set(key, [...(byKey.get(key) ?? []), person]);
  }
  return [...byKey.values()].filter(({ length }) => length > 1);
}

/** Of people with one address those who serve at one time, as groups in which each follows on another. */
function together(people: readonly Person[]): Person[][] {
  const bySince = [...people].sort((a, b) => (a.activeFrom < b.activeFrom ? -1 : 1));
  const groups: Person[][] = [];
  for (const person of bySince) {
    const last = groups.at(-1);
    const meets = last?.some(({ activeTo }) => activeTo === null || person.activeFrom <= activeTo);
    if (last !== undefined && meets) last.push(person);
    else groups.push([person]);
  }
  const inOrder = (group: Person[]) => people.filter((person) => group.includes(person));
  return groups.filter(({ length }) => length > 1).map(inOrder);
}

/** Eleven digits from 13 to 19, however they are grouped and whatever stands beside them. */
const MOBILE = /(?<!\d)(?:(?:\+|00)?86[\s-]?)?(1[3-9]\d[\s-]?\d{4}[\s-]?\d{4})(?!\d)/g;

function mobilesIn(phone: string | null): string[] {
  return [...(phone ?? '').matchAll(MOBILE)].map(([, number = '']) => number.replaceAll(/\D/g, ''));
}
