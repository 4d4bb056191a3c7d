import type { TodoTask } from '../approval/tasks.js';
import { type PlainDate, plainDate } from '../calendar/plain-date.js';

/*
 * A notice has the key `<obligation or task>/<occurrence>/<revision>`. What tells one version of it from the next is
 * its revision: the due day, with what keeps a day that comes back from passing for one that was told. The end of a
 * thing has a revision of its own, `end.<seq>`.
 */

/** Of an obligation: its due day, and how often it was moved. */
export function revisionOf(due: PlainDate, moves: number): string {
  return moves === 0 ? due : `${due}.${moves}`;
}

/** Of a task: its due day, whose it is, and the fact since which that is so. */
export function taskRevisionOf({ due, holder, since }: Pick<TodoTask, 'due' | 'holder' | 'since'>): string {
  return `${due.on}.${holder}.${since.seq}`;
}

/** Of the end of either, by the seq of the fact that ended it. */
export function endRevision(seq: number): string {
  return `end.${seq}`;
}

/** True of the key of a notice about an end. */
export function isEndKey(key: string): boolean {
  return /\/end\.\d+$/.test(key);
}

/** Revisions of an obligation or task that were handed to the outbox in its present life, in no order. */
function toldRevisions(notified: Record<string, 1>, about: string): string[] {
  const keys = Object.keys(notified).filter((key) => key.startsWith(`${about}/`) && !isEndKey(key));
  return [...new Set(keys.map((key) => key.slice(key.lastIndexOf('/') + 1)))];
}

/** The due day of an obligation that was last told before that many moves; null when nobody was told any. */
export function lastTold(notified: Record<string, 1>, about: string, moves: number): PlainDate | null {
  const revisions = toldRevisions(notified, about);
  return newest(revisions, (revision) => Number(revision.slice(11)), moves);
}

/** The due day of a task that its holder was last told, by facts before that seq. */
export function toldTaskDay(
  notified: Record<string, 1>,
  task: string,
  before = Number.POSITIVE_INFINITY,
): PlainDate | null {
  return newest(toldRevisions(notified, task), (revision) => Number(/\d+$/.exec(revision)?.[0]), before);
}

function newest(revisions: readonly string[], rank: (revision: string) => number, below: number): PlainDate | null {
  const [last] = revisions.filter((each) => rank(each) < below).sort((a, b) => rank(b) - rank(a));
  return last === undefined ? null : plainDate(last.slice(0, 10));
}
