import type { OwedNotice } from '../notices/types.js';
import type { Stuck } from './types.js';

/** Stuck things as an administrator is told of them: those shown, and how many there are. */
export type StuckNews = { kind: 'stuck'; lines: (Stuck & { cycleTitle: string | null })[]; total: number };

/** A notice about what is stuck. No cycle owes it: it comes from looking at all of them. */
export type StuckNotice = Omit<OwedNotice, 'about'> & { about: StuckNews };

/** Whatever a letter may hold. */
export type LetterNotice = OwedNotice | StuckNotice;

/** True of a notice about what is stuck. */
export function isStuckNotice(notice: LetterNotice): notice is StuckNotice {
  return notice.about.kind === 'stuck';
}
