import type { ResolvedPerson } from '../approval/facts.js';
import type { Who } from '../approval/types.js';
import type { PlainDate } from '../calendar/plain-date.js';
import type { ResolveRequest } from '../cycle/agenda-types.js';
import { POSTS, type Post } from '../people.js';
import { absenceOf, holdersOf, inService, personOf, postsOf } from './lookup.js';
import type { DirectorySnapshot, Person } from './types.js';

/** People one part of a step could be decided by. `first`: one of them is enough, the others are not asked. */
export type Group = { post?: string; people: Person[]; first: boolean };

/** Who the rule of a step points at on that day, before anybody is excluded. */
export function groupsOf(
  request: ResolveRequest,
  who: ResolveRequest['who'],
  directory: DirectorySnapshot,
  today: PlainDate,
): Group[] {
  switch (who.by) {
    case 'post':
      return who.posts.map((post) => ({
        post,
        people: holdersOf(directory, post, today),
        first: who.holders === 'first',
      }));
    case 'heads': {
      const starts = who.of === 'initiator' ? request.initiators : request.previous;
      return headGroups(directory, starts, who.levels);
    }
    case 'named':
      return each(directory, who.persons);
    case 'chosen':
      return chosenOf(request, who.from, directory, today);
    case 'party':
      return partyOf(request, who.party, directory);
    case 'field':
      return each(
        directory,
        directory.fields.filter(({ field }) => field === who.field).map(({ person }) => person),
      );
    case 'initiator':
      return initiatorOf(request, who.post, directory, today);
  }
}

function each(directory: DirectorySnapshot, persons: readonly string[]): Group[] {
  return persons.flatMap((id) => {
    const person = personOf(directory, id);
    return person === undefined ? [] : [{ people: [person], first: true }];
  });
}

/** One group a level. Further heads stand behind each level, so that an excluded head is passed on upward. */
function headGroups(directory: DirectorySnapshot, starts: readonly string[], levels: number): Group[] {
  return starts.flatMap((start) => {
    const chain = chainOf(directory, start);
    return Array.from({ length: Math.min(levels, chain.length) }, (_, level) => ({
      people: chain.slice(level),
      first: true,
    }));
  });
}

/** A chain that closes on itself ends where it began. */
function chainOf(directory: DirectorySnapshot, start: string, seen: readonly string[] = [start]): Person[] {
  const head = directory.heads.find(({ person }) => person === start)?.head;
  const person = head === undefined || seen.includes(head) ? undefined : personOf(directory, head);
  return person === undefined ? [] : [person, ...chainOf(directory, person.id, [...seen, person.id])];
}

/** Chosen people must be among those one could choose from. */
function chosenOf(request: ResolveRequest, from: Who, directory: DirectorySnapshot, today: PlainDate): Group[] {
  const offered = new Set(
    groupsOf(request, from, directory, today).flatMap(({ people }) => people.map(({ id }) => id)),
  );
  return each(
    directory,
    request.chosen.filter((id) => offered.has(id)),
  );
}

function partyOf(
  { contractor }: ResolveRequest,
  party: 'contractor' | 'evaluator',
  directory: DirectorySnapshot,
): Group[] {
  const people = directory.people.filter(
    (person) =>
      person.party === party && (party !== 'contractor' || contractor === null || person.partyId === contractor),
  );
  return people.length === 0 ? [] : [{ people, first: true }];
}

function initiatorOf(
  { initiators }: ResolveRequest,
  post: string,
  directory: DirectorySnapshot,
  today: PlainDate,
): Group[] {
  const own = initiators.map((id) => personOf(directory, id)).filter((person) => person !== undefined);
  const here = own.filter((person) => inService(person, today));
  const held = isPost(post) ? holdersOf(directory, post, today) : [];
  return [{ post, people: here.length > 0 ? here : held, first: true }];
}

function isPost(text: string): text is Post {
  return (POSTS as readonly string[]).includes(text);
}

/** The one to ask where one is enough: somebody who is there before somebody who is away. */
export function firstOf(people: readonly Person[], directory: DirectorySnapshot, today: PlainDate): Person[] {
  const present = people.find(({ id }) => absenceOf(directory, id, today) === undefined);
  const one = present ?? people[0];
  return one === undefined ? [] : [one];
}

/** Name and post as text that still reads well in 15 years. */
export function nameOf(
  person: Person,
  post: string | undefined,
  directory: DirectorySnapshot,
  today: PlainDate,
): ResolvedPerson {
  return { id: person.id, name: person.name, post: post ?? postsOf(directory, person.id, today)[0] ?? person.party };
}
