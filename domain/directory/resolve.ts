import { separatedBy } from '../approval/eligible.js';
import type { ResolvedPerson, ResolvedSeat } from '../approval/facts.js';
import type { PlainDate } from '../calendar/plain-date.js';
import type { Resolution, ResolveRequest } from '../cycle/agenda-types.js';
import { firstOf, type Group, groupsOf, nameOf } from './candidates.js';
import { absenceOf, inService } from './lookup.js';
import { otherEntriesOf } from './same-person.js';
import { seatAgain } from './seat-again.js';
import { standInsFor } from './stand-ins.js';
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
  if (request.standing.length > 0) {
    const seats = seatAgain(request, groups, directory, today);
    const waits = (post: string | undefined) =>
      seats.some((seat) => seat.post === post && seat.people.length === 0 && seat.weight > 0);
    tellVacant(
      groups.filter(({ post, people }) => people.length === 0 && waits(post)),
      excluded,
    );
    return seats;
  }
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
    const why = exclusion(request, person, directory, today);
    if (why !== null && !excluded.some((each) => each.person === person.id)) excluded.push({ person: person.id, why });
    return why === null;
  });
  const one = group.first && request.standing.length === 0;
  return { ...group, people: one ? firstOf(people, directory, today) : people };
}

/** The initiator's own revision is no decision, so nothing separates him from it. */
function exclusion(
  request: ResolveRequest,
  person: Person,
  directory: DirectorySnapshot,
  today: PlainDate,
): string | null {
  if (!inService(person, today)) return 'left';
  return request.who.by === 'initiator' ? null : separatedBy(person.id, request, otherEntriesOf(directory, person.id));
}

/**
 * Where every post must agree, one that nobody holds may not be passed over in silence; in a vote that is so for the
 * posts with a veto.
 */
function manned({ mode, veto }: ResolveRequest, groups: readonly Group[], excluded: Excluded): boolean {
  const empty = groups.filter(({ people }) => people.length === 0);
  tellVacant(empty, excluded);
  if (groups.length === empty.length) return false;
  if (mode === 'any') return true;
  return mode === 'vote' ? !empty.some(({ post }) => veto.includes(post ?? '')) : empty.length === 0;
}

function tellVacant(empty: readonly Group[], excluded: Excluded): void {
  for (const { post } of empty) if (post !== undefined) excluded.push({ person: post, why: 'vacant' });
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
      const own = [person.id, ...otherEntriesOf(directory, person.id)];
      const have = single.find(({ people: [first] }) => first !== undefined && own.includes(first.id));
      // Two posts in one hand, or two entries of one person, are one seat with the votes of both.
      if (have === undefined) single.push(seatOf(nameOf(person, post, directory, today), post, weight));
      else if (request.mode === 'vote') joined(have, { post, weight, request });
    }
  }
  if (request.mode !== 'sequential') return single;
  return single.length === 0 ? [] : [{ weight: 1, people: single.flatMap((seat) => seat.people) }];
}

/** Votes given to the person himself are his once, whatever posts he holds; and who has a veto by one of them keeps it. */
function joined(
  seat: ResolvedSeat,
  { post, weight, request }: { post: string | undefined; weight: number; request: ResolveRequest },
): void {
  const [own] = seat.people;
  if (own !== undefined && request.weights[own.id] === undefined) seat.weight += weight;
  const vetoes = (of: string | undefined) => of !== undefined && request.veto.includes(of);
  if (own === undefined || post === undefined || vetoes(seat.post) || !vetoes(post)) return;
  seat.post = post;
  seat.people = [{ ...own, post }];
}

function seatOf(person: ResolvedPerson, post: string | undefined, weight: number): ResolvedSeat {
  return { ...(post === undefined ? {} : { post }), weight, people: [person] };
}

function weightOf({ mode, weights }: ResolveRequest, person: string, post: string | undefined): number {
  if (mode !== 'vote') return 1;
  return weights[person] ?? weights[post ?? ''] ?? 1;
}

/** Who is away, until when, and who stands in. A proxy who may not decide for him counts as none. */
function awayFrom(
  request: ResolveRequest,
  seats: readonly ResolvedSeat[],
  directory: DirectorySnapshot,
  today: PlainDate,
) {
  const known = request.standing.flatMap(({ people }) => people);
  const decided = known.flatMap(({ id, undecided }) => (undecided ? [] : [id]));
  const waiting = seats.map(({ people }) => people.flatMap(({ id }) => (decided.includes(id) ? [] : [id])));
  return seats.flatMap(({ people }, at) =>
    people.flatMap(({ id }) => {
      const absence = absenceOf(directory, id, today);
      if (absence === undefined) return [];
      const asked = { mode: request.mode, waiting, at };
      const [proxy] = standInsFor(directory, id, { ground: request, asked, decided }, today);
      return [{ person: id, until: absence.to, ...(proxy === undefined ? {} : { proxy: proxy.proxy }) }];
    }),
  );
}
