import { separatedBy } from '../approval/eligible.js';
import type { ResolvedPerson, ResolvedSeat } from '../approval/facts.js';
import type { PlainDate } from '../calendar/plain-date.js';
import type { Resolution, ResolveRequest } from '../cycle/agenda-types.js';
import { firstOf, type Group, groupsOf, nameOf } from './candidates.js';
import { absenceOf, inService, proxiesFor } from './lookup.js';
import { seatAgain } from './seat-again.js';
import type { DirectorySnapshot, Person } from './types.js';

type Excluded = Resolution['excluded'];

/**
 * Who may decide a step, by the rule of its route and one revision of the directory. Who has left or is separated is
 * left out and named with the reason; who is away stays, with his proxy noted. No seats at all: nobody can act.
 */
export function resolveSeats(request: ResolveRequest, directory: DirectorySnapshot, today: PlainDate): Resolution {
  const excluded: Excluded = [];
  const groups = groupsOf(request, request.who, directory, today).map((group) =>
    screened(request, group, directory, today, excluded),
  );
  const seats = found(request, groups, directory, today, excluded);
  return { directoryRev: directory.rev, seats, excluded, away: awayFrom(request, seats, directory, today) };
}

function found(
  request: ResolveRequest,
  groups: Group[],
  directory: DirectorySnapshot,
  today: PlainDate,
  excluded: Excluded,
): ResolvedSeat[] {
  if (request.standing.length > 0) return seatAgain(request, groups, directory, today);
  return manned(request, groups, excluded) ? seatsOf(request, groups, directory, today) : [];
}

function screened(
  request: ResolveRequest,
  group: Group,
  directory: DirectorySnapshot,
  today: PlainDate,
  excluded: Excluded,
): Group {
  const people = group.people.filter((person) => {
    const why = exclusion(request, person, today);
    if (why !== null && !excluded.some((each) => each.person === person.id)) excluded.push({ person: person.id, why });
    return why === null;
  });
  const one = group.first && request.standing.length === 0;
  return { ...group, people: one ? firstOf(people, directory, today) : people };
}

/** The initiator's own revision is no decision, so nothing separates him from it. */
function exclusion(request: ResolveRequest, person: Person, today: PlainDate): string | null {
  if (!inService(person, today)) return 'left';
  return request.who.by === 'initiator' ? null : separatedBy(person.id, request);
}

/**
 * Where every post must agree, one that nobody holds may not be passed over in silence; in a vote that is so for the
 * posts with a veto.
 */
function manned({ mode, veto }: ResolveRequest, groups: readonly Group[], excluded: Excluded): boolean {
  const empty = groups.filter(({ people }) => people.length === 0);
  for (const { post } of empty) if (post !== undefined) excluded.push({ person: post, why: 'vacant' });
  if (groups.length === empty.length) return false;
  if (mode === 'any') return true;
  return mode === 'vote' ? !empty.some(({ post }) => veto.includes(post ?? '')) : empty.length === 0;
}

function seatsOf(
  request: ResolveRequest,
  groups: readonly Group[],
  directory: DirectorySnapshot,
  today: PlainDate,
): ResolvedSeat[] {
  const single: ResolvedSeat[] = [];
  for (const { post, people } of groups) {
    for (const person of people) {
      const weight = weightOf(request, person.id, post);
      const have = single.find((seat) => seat.people[0]?.id === person.id);
      // Two posts in one hand are one seat with the votes of both.
      if (have === undefined) single.push(seatOf(nameOf(person, post, directory, today), post, weight));
      else if (request.mode === 'vote') have.weight += weight;
    }
  }
  if (request.mode !== 'sequential') return single;
  return single.length === 0 ? [] : [{ weight: 1, people: single.flatMap((seat) => seat.people) }];
}

function seatOf(person: ResolvedPerson, post: string | undefined, weight: number): ResolvedSeat {
  return { ...(post === undefined ? {} : { post }), weight, people: [person] };
}

function weightOf({ mode, weights }: ResolveRequest, person: string, post: string | undefined): number {
  if (mode !== 'vote') return 1;
  return weights[person] ?? weights[post ?? ''] ?? 1;
}

/** A proxy who is separated himself, or away too, counts as none. */
function awayFrom(
  request: ResolveRequest,
  seats: readonly ResolvedSeat[],
  directory: DirectorySnapshot,
  today: PlainDate,
) {
  return seats.flatMap(({ people }) =>
    people.flatMap(({ id }) => {
      const absence = absenceOf(directory, id, today);
      if (absence === undefined) return [];
      const proxy = proxiesFor(directory, id, request.subject.kind, today).find(
        ({ proxy: by }) => separatedBy(by, request) === null && absenceOf(directory, by, today) === undefined,
      );
      return [{ person: id, until: absence.to, ...(proxy === undefined ? {} : { proxy: proxy.proxy }) }];
    }),
  );
}
