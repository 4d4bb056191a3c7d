import { type PlainDate, plainDate } from '../calendar/plain-date.js';

/**
 * What tells one version of a notice from the next: the due day, and how often it was moved. Without the count a day
 * that comes back (extended, then corrected) would pass for one that was told.
 */
export function revisionOf(due: PlainDate, moves: number): string {
  return moves === 0 ? due : `${due}.${moves}`;
}

/** The due day a revision names. */
export function dayIn(revision: string): PlainDate {
  return plainDate(revision.slice(0, 10));
}

/** Revisions of an obligation or task that were handed to the outbox, in no order. */
export function toldRevisions(notified: Record<string, 1>, about: string): string[] {
  const prefix = `${about}/`;
  const keys = Object.keys(notified).filter((key) => key.startsWith(prefix));
  return [...new Set(keys.map((key) => key.slice(key.lastIndexOf('/') + 1)))];
}

/** The due day last told before that many moves; null when nobody was told any. */
export function lastTold(notified: Record<string, 1>, about: string, moves: number): PlainDate | null {
  const earlier = toldRevisions(notified, about)
    .map((revision) => ({ revision, moves: Number(revision.slice(11)) }))
    .filter((each) => each.moves < moves)
    .sort((a, b) => b.moves - a.moves);
  return earlier[0] === undefined ? null : dayIn(earlier[0].revision);
}
