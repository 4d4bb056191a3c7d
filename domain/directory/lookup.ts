import type { PlainDate } from '../calendar/plain-date.js';
import type { PersonCard, Post } from '../people.js';
import type { SubjectKind } from '../policy/vocabulary.js';
import { otherEntriesOf } from './same-person.js';
import type { Absence, DirectorySnapshot, Person, StandingProxy } from './types.js';

function covers(range: { from: PlainDate; to: PlainDate | null }, on: PlainDate): boolean {
  return range.from <= on && (range.to === null || on <= range.to);
}

/** True when the person is in service on that day. */
export function inService(person: Person, on: PlainDate): boolean {
  return covers({ from: person.activeFrom, to: person.activeTo }, on);
}

export function personOf(directory: DirectorySnapshot, id: string): Person | undefined {
  return directory.people.find((person) => person.id === id);
}

/** Holders of a post on that day who are in service, in directory order. */
export function holdersOf(directory: DirectorySnapshot, post: Post, on: PlainDate): Person[] {
  return directory.holdings
    .filter((holding) => holding.post === post && covers(holding, on))
    .map((holding) => personOf(directory, holding.person))
    .filter((person): person is Person => person !== undefined && inService(person, on));
}

/** Posts the person holds on that day, in directory order. */
export function postsOf(directory: DirectorySnapshot, person: string, on: PlainDate): Post[] {
  return directory.holdings
    .filter((holding) => holding.person === person && covers(holding, on))
    .map((each) => each.post);
}

/** The absence that covers that day, if any. */
export function absenceOf(directory: DirectorySnapshot, person: string, on: PlainDate): Absence | undefined {
  return directory.absences.find((absence) => absence.person === person && covers(absence, on));
}

/** True of somebody who is in service and not away on that day. */
export function isHere(directory: DirectorySnapshot, id: string, on: PlainDate): boolean {
  const person = personOf(directory, id);
  return person !== undefined && inService(person, on) && absenceOf(directory, id, on) === undefined;
}

/** Standing proxies that may act for the principal on that day for that kind of subject. */
export function proxiesFor(
  directory: DirectorySnapshot,
  principal: string,
  subject: SubjectKind,
  on: PlainDate,
): StandingProxy[] {
  return directory.proxies.filter(
    (each) => each.principal === principal && covers(each, on) && each.subjects.includes(subject),
  );
}

/** What the gateway stamps on a command. Undefined when the directory does not know the person. */
export function cardOf(directory: DirectorySnapshot, id: string, on: PlainDate): PersonCard | undefined {
  const person = personOf(directory, id);
  if (person === undefined) return undefined;
  const { name, party, activeFrom, activeTo } = person;
  const card = {
    id,
    name,
    posts: postsOf(directory, id, on),
    party,
    activeFrom,
    activeTo,
    directoryRev: directory.rev,
  };
  const sameAs = otherEntriesOf(directory, id);
  return sameAs.length === 0 ? card : { ...card, sameAs };
}
