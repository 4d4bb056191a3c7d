import type { ResolvedSeat } from '../approval/facts.js';
import type { PlainDate } from '../calendar/plain-date.js';
import type { ResolveRequest } from '../cycle/agenda-types.js';
import type { Post } from '../people.js';
import { firstOf, type Group, nameOf } from './candidates.js';
import type { DirectorySnapshot } from './types.js';

/** The seats as they are now found, and who left his. */
type Found = { seats: readonly ResolvedSeat[]; left: readonly string[] };

/**
 * Seats for posts that nobody would be asked for any more where all must agree: whoever left held them beside the one of
 * his seat, or their own seat had fallen to somebody who is gone. He himself is asked, where he has kept one; a post
 * nobody holds has an empty seat, which waits for its holder as if it had been vacant from the start.
 */
export function secondPosts(
  request: ResolveRequest,
  groups: readonly Group[],
  found: Found,
  directory: DirectorySnapshot,
  today: PlainDate,
): ResolvedSeat[] {
  const { who } = request;
  if (who.by !== 'post' || request.mode !== 'all') return [];
  const lost = who.posts.filter((post) => isLost(request, post, found, directory));
  return lost.flatMap((post): ResolvedSeat[] => {
    const people = groups.find((group) => group.post === post)?.people ?? [];
    if (isHere(people, found.seats)) return [];
    const asked = who.holders === 'first' ? firstOf(people, directory, today) : people;
    if (asked.length === 0) return [{ post, weight: 1, people: [] }];
    return asked.map((person) => ({ post, weight: 1, people: [nameOf(person, post, directory, today)] }));
  });
}

/** Where all must agree, a post whose holder has a seat of the step already is his to speak for with that one. */
export function speaksFor(
  { who, mode }: ResolveRequest,
  post: Post | string | undefined,
  groups: readonly Group[],
  seats: readonly Pick<ResolvedSeat, 'people'>[],
): boolean {
  if (who.by !== 'post' || mode !== 'all' || post === undefined) return false;
  return isHere(groups.find((group) => group.post === post)?.people ?? [], seats);
}

function isLost(
  { standing }: ResolveRequest,
  post: Post,
  { seats, left }: Found,
  { holdings }: DirectorySnapshot,
): boolean {
  if (seats.some((seat) => seat.post === post && seat.weight > 0)) return false;
  const held = (id: string) => holdings.some((each) => each.post === post && each.person === id);
  if (left.some(held)) return true;
  // Whom a repair put there speaks for the seats that fell to him; who decided has spoken for all he held.
  const fell = standing.some((seat) => seat.post === post);
  const people = standing.flatMap((seat) => seat.people).filter(({ id }) => !left.includes(id));
  return fell && !people.some((each) => each.placed === true || (!each.undecided && held(each.id)));
}

function isHere(people: readonly { id: string }[], seats: readonly Pick<ResolvedSeat, 'people'>[]): boolean {
  const here = new Set(seats.flatMap((seat) => seat.people.map(({ id }) => id)));
  return people.some(({ id }) => here.has(id));
}
