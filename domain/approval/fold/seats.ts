import type { FactOf } from '../../facts.js';
import type { ResolvedSeat } from '../facts.js';
import { INITIATOR, isPending, isVacant, isVote, placeOf, stepOf, tasksOf } from '../find.js';
import { seatVerdict } from '../tally.js';
import type { Approval, ApprovalState, Entry, Seat, Task } from '../types.js';
import {
  acted,
  asWaiting,
  newTask,
  sinceFact,
  tasksGiven,
  withApproval,
  withEntry,
  withPeople,
  withSeatOf,
  withTask,
} from './slice.js';

/** Who sits where: people found, found anew, added and removed. */

export function seatsResolved(slice: ApprovalState, { data, actor }: FactOf<'seats-resolved'>): ApprovalState {
  const named = withPeople(
    slice,
    data.seats.flatMap((seat) => seat.people),
  );
  return withApproval(named, data.approval, (approval) => {
    const manned = withEntry(approval, data.entry, ({ recheck: _recheck, ...entry }) => {
      const found = merged(approval, entry, data.seats);
      // Seats a person gave, and not the directory: a repair put somebody there.
      const placed = 'id' in actor ? found.map((seat) => withPlaced(seat, entry)) : found;
      const seats = ownFirst(placed);
      return { ...entry, seats, status: statusOf(seats) };
    });
    const entry = manned.entries.find((each) => each.no === data.entry);
    if (entry?.step !== INITIATOR) return manned;
    const revisers = tasksOf(entry).map((task) => task.owner);
    return { ...manned, initiators: [...new Set([...manned.initiators, ...revisers])] };
  });
}

/** Whoever comes to have a part of his own gives back what was delegated to him: nobody has two in one entry. */
function ownFirst(seats: Seat[]): Seat[] {
  const pending = seats.flatMap((seat) => seat.tasks).filter(isPending);
  const goesBack = ({ holder, owner }: Task) => holder !== owner && pending.some((task) => task.owner === holder);
  if (!pending.some(goesBack)) return seats;
  const back = (task: Task) => (isPending(task) && goesBack(task) ? { ...task, holder: task.owner } : task);
  return seats.map((seat) => ({ ...seat, tasks: seat.tasks.map(back) }));
}

/** Somebody must be there for every seat that is still wanted; else the administrator has to find them. */
export function statusOf(seats: Seat[]): Entry['status'] {
  const vacant = seats.some((seat) => seatVerdict(seat) === 'undecided' && isVacant(seat));
  return seats.length === 0 || vacant ? 'unmanned' : 'open';
}

/** Seats that stand keep their tasks; who is no longer in a seat is dropped and followed by who is new in it. */
function merged(approval: Approval, entry: Entry, found: ResolvedSeat[]): Seat[] {
  let count = tasksGiven(approval, entry);
  const origin = entry.step === INITIATOR ? 'revise' : 'route';
  return found.map((seat, at) => {
    const old: Task[] = entry.seats[at]?.tasks ?? [];
    const named = (task: Task) => seat.people.some(({ id }) => id === task.owner);
    const leaves = (task: Task) => isPending(task) && task.origin !== 'added' && !named(task);
    const here = new Set(old.filter((task) => task.status !== 'dropped' && !leaves(task)).map((task) => task.owner));
    const fresh = seat.people
      .filter(({ id }) => !here.has(id))
      .map(({ id }) => {
        count += 1;
        return newTask(entry, approval.id, count, id, origin);
      });
    // Whoever comes takes the place in the queue of who left.
    const kept = old.flatMap((task): Task[] => {
      if (!leaves(task) && task.vacant !== true) return [task];
      const { vacant: _waited, ...rest } = task;
      const next = fresh.splice(0, 1);
      const waits =
        next.length === 0 && (task.vacant === true || seat.vacant === true) ? { vacant: true as const } : {};
      return [{ ...rest, status: 'dropped', dropped: 'left', ...waits }, ...next];
    });
    const post = seat.post === undefined ? {} : { post: seat.post };
    return { ...post, weight: seat.weight, tasks: [...kept, ...fresh] };
  });
}

function withPlaced(seat: Seat, entry: Omit<Entry, 'recheck'>): Seat {
  const old = new Set(tasksOf(entry).map(({ id }) => id));
  return { ...seat, tasks: seat.tasks.map((task) => (old.has(task.id) ? task : { ...task, placed: true })) };
}

export function resolutionAsked(slice: ApprovalState, { data }: FactOf<'resolution-asked'>): ApprovalState {
  return withApproval(slice, data.approval, (approval) =>
    withEntry(approval, data.entry, (entry) => ({ ...entry, recheck: data.directoryRev })),
  );
}

export function taskOpened(slice: ApprovalState, fact: FactOf<'task-opened'>): ApprovalState {
  const { data, on: openedOn } = fact;
  const open = { status: 'open', openedOn, due: data.due, ...sinceFact(fact) } as const;
  return withApproval(slice, data.approval, (approval) =>
    withTask(approval, data.task, (task) => ({ ...task, ...open })),
  );
}

export function signersAdded(slice: ApprovalState, fact: FactOf<'signers-added'>): ApprovalState {
  const { task: at, where, persons } = fact.data;
  return withApproval(withPeople(slice, persons), fact.data.approval, (approval) => {
    const entry = approval.entries.find((each) => tasksOf(each).some((task) => task.id === at));
    const by = entry === undefined ? undefined : tasksOf(entry).find((task) => task.id === at)?.owner;
    if (entry === undefined || by === undefined) return approval;
    const first = tasksGiven(approval, entry) + 1;
    const added = persons.map(
      ({ id }, n): Task => ({
        ...newTask(entry, approval.id, first + n, id, 'added'),
        addedBy: by,
        addedAt: at,
      }),
    );
    const marked = withTask(approval, at, (task) => ({ ...task, movedSeq: fact.seq }));
    return acted(placed(marked, entry.no, at, where, added), fact);
  });
}

function placed(
  approval: Approval,
  entryNo: number,
  at: string,
  where: 'before' | 'after' | 'beside',
  added: Task[],
): Approval {
  if (where === 'beside') {
    const seats = added.map((task): Seat => ({ weight: 1, tasks: [task] }));
    return withEntry(approval, entryNo, (entry) => ({ ...entry, seats: [...entry.seats, ...seats] }));
  }
  return withSeatOf(approval, at, (seat) => ({
    ...seat,
    tasks: seat.tasks.flatMap((task) => {
      if (task.id !== at) return [task];
      return where === 'before' ? [...added, asWaiting(task)] : [task, ...added];
    }),
  }));
}

export function signerRemoved(slice: ApprovalState, fact: FactOf<'signer-removed'>): ApprovalState {
  return withApproval(slice, fact.data.approval, (approval) => {
    const dropped = { status: 'dropped', dropped: 'removed', movedSeq: fact.seq } as const;
    return acted(
      withTask(approval, fact.data.task, (task) => ({ ...task, ...dropped })),
      fact,
    );
  });
}

export function handed(slice: ApprovalState, fact: FactOf<'handed'>): ApprovalState {
  const { task: id, to, toPerson, why } = fact.data;
  return withApproval(withPeople(slice, [toPerson]), fact.data.approval, (approval) => {
    const moved = withTask(approval, id, (old) => {
      const task = { ...old, movedSeq: fact.seq, ...sinceFact(fact) };
      if (why === 'delegate') return { ...task, holder: to };
      if (why === 'giveBack' || why === 'recall') return { ...task, holder: task.owner };
      const again = why === 'transfer' ? task.handed + 1 : task.handed;
      const { placed: _earlier, ...free } = task;
      const stays = why === 'reassign' || !speaksFor(approval, id, toPerson.post) ? { placed: true as const } : {};
      return { ...free, owner: to, holder: to, handed: again, ...stays };
    });
    const revises = moved.entries.some(
      (each) => each.step === INITIATOR && tasksOf(each).some((task) => task.id === id),
    );
    const initiators = revises && why !== 'delegate' ? [...new Set([...moved.initiators, to])] : moved.initiators;
    return acted({ ...moved, initiators }, fact);
  });
}

/**
 * Whether this post is one the task's step asks. Who got a task without it stays when the directory is looked up again:
 * he can't lose what he never held.
 */
function speaksFor(approval: Approval, id: string, post: string): boolean {
  const place = placeOf(approval, id);
  const who = place && stepOf(approval, place.entry.step)?.who;
  if (place?.seat.post !== undefined) return place.seat.post === post;
  return who?.by !== 'post' || (who.posts as string[]).includes(post);
}

export function voteClosed(slice: ApprovalState, fact: FactOf<'vote-closed'>): ApprovalState {
  return withApproval(slice, fact.data.approval, (approval) =>
    acted(
      withEntry(approval, fact.data.entry, (entry) =>
        isVote(approval, entry) ? { ...entry, voteClosed: true } : entry,
      ),
      fact,
    ),
  );
}
