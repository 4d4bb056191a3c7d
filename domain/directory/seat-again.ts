import type { ResolvedSeat } from '../approval/facts.js';
import type { PlainDate } from '../calendar/plain-date.js';
import type { ResolveRequest, StandingSeat } from '../cycle/agenda-types.js';
import { type Group, nameOf } from './candidates.js';
import { inService, personOf, postsOf } from './lookup.js';
import type { DirectorySnapshot, Person } from './types.js';

/**
 * The seats of an entry that has people already, in their order. Only who left the service or lost the post is
 * replaced; newcomers do not join. A seat nobody can take stays vacant, unless others still speak for its post.
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
  const taken = new Set(request.standing.flatMap(({ people }) => people.map(({ id }) => id)));
  return request.standing.map((seat, at) => {
    const stays = seat.people.filter(
      (each) => !each.undecided || each.added || stillPlaced(each) || isStill(request, seat, each.id, directory, today),
    );
    const gone = seat.people.length - stays.length + (seat.people.length === 0 && seat.weight > 0 ? 1 : 0);
    const fresh = substitutes(groups, seat, taken).slice(0, gone);
    for (const { id } of fresh) taken.add(id);
    // Who is to sign one after the other is not passed over because he is gone: he is waited for until a repair.
    const awaited = request.mode === 'sequential' ? seat.people.filter((each) => !stays.includes(each)) : [];
    const kept = [...stays, ...awaited.slice(fresh.length)].flatMap(({ id }) => personOf(directory, id) ?? []);
    const people = [...kept, ...fresh].map((person) => nameOf(person, seat.post, directory, today));
    const post = seat.post === undefined ? {} : { post: seat.post };
    const spoken = people.length === 0 && othersSpeak(request, seat, at, directory, today);
    return { ...post, weight: spoken ? 0 : seat.weight, people };
  });
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
