import { draft } from '../../cycle/chapter.js';
import { isNo, type No, no } from '../../refusal.js';
import type { ResolvedPerson, ResolvedSeat } from '../facts.js';
import { isLive, isPending, isVacant, isVote } from '../find.js';
import { personOf } from '../handlers/passing-on.js';
import { asResolved } from '../resolved-seat.js';
import { seatVerdict } from '../tally.js';
import type { Approval, Entry, Seat } from '../types.js';
import { placed } from './tasks.js';
import type { Does, Done, Ground } from './types.js';

/** Repairs of the seats of the entry that waits: who sits there, and the end of a vote. */

/** Whoever is next in the seat gives way to somebody else, who gets a task of his own; a vacant seat is filled. */
export const replaceSeat: Does<'repair-replace-seat'> = (ground, { entry: no_, seat: at, to }) => {
  const entry = waitingEntry(ground.approval, no_);
  if (isNo(entry)) return entry;
  const seat = entry.seats[at];
  if (seat === undefined) return no('unknown-subject', { subject: `seat ${at}` });
  if (!isReplaceable(seat)) return no('task-not-open', { status: seatVerdict(seat) });
  const card = placed(ground, to);
  if (isNo(card)) return card;
  const from = goesFrom(seat);
  const { people } = asResolved(ground.acting.state.approvals, seat);
  const others = people.filter(({ id }) => id !== from);
  const seats = seatsWith(ground, entry, (each, n) =>
    n === at ? { ...each, people: [...others, personOf(card)] } : each,
  );
  return seated(ground, entry, { seats, rev: card.directoryRev }, { entry: no_, seat: at, from: from ?? null, to });
};

/** True for a seat that still owes its answer. */
export function isReplaceable(seat: Seat): boolean {
  return seatVerdict(seat) === 'undecided';
}

/** Whose task goes: the first of the queue that is not done; nobody's when the seat, or a place in it, is vacant. */
function goesFrom({ tasks }: Seat): string | undefined {
  if (tasks.some(({ vacant }) => vacant === true)) return undefined;
  return tasks.find((task) => isPending(task) && task.origin !== 'added')?.owner;
}

/** Where the own bureau has nobody left who may decide, somebody of the superior bureau does. */
export const fromSuperior: Does<'repair-from-superior'> = (ground, { entry: no_, person }) => {
  const entry = waitingEntry(ground.approval, no_);
  if (isNo(entry)) return entry;
  if (entry.status !== 'unmanned') return no('task-not-open', { status: entry.status });
  const card = placed(ground, person);
  if (isNo(card)) return card;
  if (!card.posts.includes('superior')) return no('not-eligible', { person: card.name, post: 'superior' });
  const sent = { id: card.id, name: card.name, post: 'superior' };
  const seats =
    entry.seats.length === 0 ? [{ post: 'superior', weight: 1, people: [sent] }] : filled(ground, entry, sent);
  return seated(ground, entry, { seats, rev: card.directoryRev }, { entry: no_, person });
};

/** One person takes all vacant seats as one, with the weight of all. */
function filled(ground: Ground, entry: Entry, sent: ResolvedPerson): ResolvedSeat[] {
  const vacant = entry.seats.map((seat) => isReplaceable(seat) && isVacant(seat));
  const weight = entry.seats.reduce((sum, seat, n) => sum + (vacant[n] === true ? seat.weight : 0), 0);
  const first = vacant.indexOf(true);
  return seatsWith(ground, entry, (seat, n) => {
    if (vacant[n] !== true) return seat;
    return n === first ? { ...seat, weight, people: [...seat.people, sent] } : { ...seat, weight: 0 };
  });
}

/** Ends a vote that waits for answers: each one that is missing counts as an abstention. */
export const closeVote: Does<'repair-close-vote'> = ({ acting, approval }, { entry: no_, reason }) => {
  const entry = waitingEntry(approval, no_);
  if (isNo(entry)) return entry;
  if (!isClosableVote(approval, entry)) return no('not-in-vote', { step: entry.step });
  const closed = { approval: approval.id, via: acting.via, entry: no_, reason };
  return { facts: [draft('vote-closed', closed)], change: { entry: no_ } };
};

/** True for a vote that is under way. */
export function isClosableVote(approval: Approval, entry: Entry): boolean {
  return isVote(approval, entry) && entry.status === 'open';
}

function waitingEntry(approval: Approval, number: number): Entry | No {
  const entry = approval.entries.find((each) => each.no === number);
  if (entry === undefined) return no('unknown-subject', { subject: `entry ${number}` });
  return isLive(entry) && entry.status !== 'resolving' ? entry : no('task-not-open', { status: entry.status });
}

function seatsWith(
  { acting }: Ground,
  entry: Entry,
  change: (seat: ResolvedSeat, n: number) => ResolvedSeat,
): ResolvedSeat[] {
  return entry.seats.map((seat, n) => change(asResolved(acting.state.approvals, seat), n));
}

function seated(
  { acting, approval }: Ground,
  entry: Entry,
  { seats, rev }: { seats: ResolvedSeat[]; rev: number },
  change: Record<string, unknown>,
): Done {
  const resolved = { approval: approval.id, via: acting.via, entry: entry.no, directoryRev: rev, seats, excluded: [] };
  return { facts: [draft('seats-resolved', resolved)], change };
}
