import type { ResolvedSeat } from '../approval/facts.js';
import type { PlainDate } from '../calendar/plain-date.js';
import type { ResolveRequest, StandingSeat } from '../cycle/agenda-types.js';
import { type Group, nameOf } from './candidates.js';
import { inService, personOf, postsOf } from './lookup.js';
import { otherEntriesOf } from './same-person.js';
import { secondPosts, speaksFor } from './second-posts.js';
import type { DirectorySnapshot, Person } from './types.js';

/**
 * The seats of an entry that has people already, in their order. Only who left the service or lost the post is
 * replaced; newcomers do not join. A seat nobody can take stays vacant, unless others still speak for its post; and so
 * does a place in the queue of a seat, for nobody behind it is to sign as if he were not missing. Where all must agree,
 * a post that lost its voice with who left has a seat of its own behind the others.
 */
export function seatAgain(
  request: ResolveRequest,
  groups: readonly Group[],
  directory: DirectorySnapshot,
  today: PlainDate,
): ResolvedSeat[] {
  // Whom a repair put there needs no post for it, but must be in service.
  const stillPlaced = ({ id, placed }: StandingSeat['people'][number]) => {
    const person = placed === true ? personOf(directory, id) : undefined;
    return person !== undefined && inService(person, today);
  };
  const withOthers = (id: string) => [id, ...otherEntriesOf(directory, id)];
  const stay = (seat: StandingSeat) =>
    seat.people.filter(
      (each) => !each.undecided || each.added || stillPlaced(each) || isStill(request, seat, each.id, directory, today),
    );
  // Who loses one seat may be who follows in another.
  const taken = new Set(request.standing.flatMap((seat) => stay(seat).flatMap(({ id }) => withOthers(id))));
  const found = request.standing.map((seat) => {
    const stays = stay(seat);
    const gone = seat.people.length - stays.length + vacancies(seat);
    const fresh = substitutes(groups, seat, taken).slice(0, gone);
    for (const id of fresh.flatMap((each) => withOthers(each.id))) taken.add(id);
    const kept = stays.flatMap(({ id }) => personOf(directory, id) ?? []);
    const people = [...kept, ...fresh].map((person) => nameOf(person, seat.post, directory, today));
    return { seat, people, missing: fresh.length < gone };
  });
  const seats = found.map(({ seat, people, missing }, at): ResolvedSeat => {
    const spoken =
      missing && (othersSpeak(request, seat, at, directory, today) || speaksFor(request, seat.post, groups, found));
    const post = seat.post === undefined ? {} : { post: seat.post };
    if (people.length === 0) return { ...post, weight: spoken ? 0 : seat.weight, people };
    return { ...post, weight: seat.weight, people, ...(missing && !spoken ? { vacant: true as const } : {}) };
  });
  const left = request.standing.flatMap((seat) => seat.people.filter((each) => !stay(seat).includes(each)));
  return [...seats, ...secondPosts(request, groups, { seats, left: left.map(({ id }) => id) }, directory, today)];
}

/** Places of a seat that wait for somebody since an earlier look-up. */
function vacancies({ people, weight, vacant = 0 }: StandingSeat): number {
  return people.length === 0 && weight > 0 ? Math.max(1, vacant) : vacant;
}

/** People named, chosen or sent by a party have no rule that would find somebody else: they stay until a repair. */
function isStill(
  request: ResolveRequest,
  seat: StandingSeat,
  id: string,
  directory: DirectorySnapshot,
  today: PlainDate,
): boolean {
  const { who } = request;
  if (who.by === 'named' || who.by === 'chosen' || who.by === 'party') return true;
  const person = personOf(directory, id);
  if (person === undefined || !inService(person, today)) return false;
  if (who.by !== 'post') return true;
  const held: string[] = postsOf(directory, id, today);
  return seat.post === undefined ? who.posts.some((post) => held.includes(post)) : held.includes(seat.post);
}

function substitutes(groups: readonly Group[], seat: StandingSeat, taken: ReadonlySet<string>): Person[] {
  const fitting = groups.filter(({ post }) => seat.post === undefined || post === seat.post);
  return fitting.flatMap(({ people }) => people).filter(({ id }) => !taken.has(id));
}

/** In `any` one other seat is enough; elsewhere somebody else must hold the same post. */
function othersSpeak(
  request: ResolveRequest,
  seat: StandingSeat,
  at: number,
  directory: DirectorySnapshot,
  today: PlainDate,
): boolean {
  return request.standing.some((other, n) => {
    const alive = other.people.some((each) => !each.undecided || isStill(request, other, each.id, directory, today));
    return n !== at && alive && (request.mode === 'any' || (seat.post !== undefined && other.post === seat.post));
  });
}
