import type { ResolvedPerson, ResolvedSeat } from './facts.js';
import type { ApprovalState, Seat } from './types.js';

/** A person as last seen on a card. */
export function knownPerson({ people }: Pick<ApprovalState, 'people'>, id: string): ResolvedPerson {
  return { id, name: people[id]?.name ?? id, post: people[id]?.post ?? '' };
}

/** A seat as it stands, written as a directory would answer it: who is still in it, in order. */
export function asResolved(slice: Pick<ApprovalState, 'people'>, seat: Seat): ResolvedSeat {
  const people = seat.tasks.filter(({ status }) => status !== 'dropped').map(({ owner }) => knownPerson(slice, owner));
  return { ...(seat.post === undefined ? {} : { post: seat.post }), weight: seat.weight, people };
}
