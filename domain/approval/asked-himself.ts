import { isPending, stepOf, tasksOf } from './find.js';
import type { Approval, Entry, Seat, Tally } from './types.js';

/** Who of a step has still to decide for himself, as seen from one of its seats. */
export type StillAsked = {
  mode: Tally['mode'];
  /** By seat; of each, those whose turn is or will come. */
  waiting: readonly (readonly string[])[];
  /** The seat in which somebody would stand in. */
  at: number;
};

/** The same of an entry as it stands. */
export function stillAsked(approval: Approval, entry: Entry, seat: Seat): StillAsked {
  return {
    mode: stepOf(approval, entry.step)?.tally.mode ?? 'all',
    waiting: entry.seats.map(({ tasks }) => tasks.filter(isPending).map(({ owner }) => owner)),
    at: entry.seats.indexOf(seat),
  };
}

/**
 * A proxy whom the step asks himself decides for himself: his one decision spent for another, nobody could give his own.
 * Where any seat is enough, that of another ends the step. `ids`: all he has in the directory.
 */
export function isAskedHimself({ mode, waiting, at }: StillAsked, ids: readonly string[]): boolean {
  const needed = mode === 'any' ? (waiting[at] ?? []) : waiting.flat();
  return needed.some((owner) => ids.includes(owner));
}

/** Who decided in the entry, or had it decided in his place: his one decision there is given. */
export function decidersIn(entry: Entry): string[] {
  return tasksOf(entry).flatMap(({ decision }) =>
    decision === undefined ? [] : [decision.by, ...(decision.actingFor === undefined ? [] : [decision.actingFor])],
  );
}
