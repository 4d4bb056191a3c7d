import type { ApprovalAnswer } from '../../api/answers.js';

type Seen = Pick<ApprovalAnswer, 'since' | 'changes' | 'words'>;

/**
 * An approval as it is now, with what was new to the reader when he opened it. Each reading leaves a mark, and a page reads
 * again by itself: what it showed as changed would be gone before anybody has read it.
 */
export function stillNew<Answer extends Seen>(opened: Seen | undefined, now: Answer): Answer {
  if (opened === undefined) return now;
  const changes = [...opened.changes, ...now.changes];
  const worded = [...new Set([...opened.words.changes, ...now.words.changes])];
  // Who opened it for the first time was told of no change; what changes before his eyes he is told.
  const since = opened.since ?? (now.changes.length > 0 ? now.since : null);
  return { ...now, since, changes, words: { ...now.words, changes: worded } };
}
