import type { SubjectKind } from '../policy/vocabulary.js';
import { INITIATOR, isVote, placeOf, stepIndex } from './find.js';
import type { Approval, Entry } from './types.js';

/** What only a look of its own decides, whatever its route says. */
const SINGLE: readonly SubjectKind[] = ['award', 'evaluation-result', 'renewal', 'payment'];

/** True where an entry may be agreed to together with others: the route takes it, and it is no vote and no money. */
export function takesBatch(approval: Approval, entry: Entry): boolean {
  const { route, subject } = approval;
  return route.batch && !route.money && !SINGLE.includes(subject.kind) && !isVote(approval, entry);
}

/**
 * True where whoever has this task in hand may agree to it together with others. It has to be his own, and nothing may
 * be asked for that only it has: whoever stands in, or names the people of the next step, decides it by itself.
 */
export function mayBatch(approval: Approval, id: string): boolean {
  const place = placeOf(approval, id);
  if (place === undefined) return false;
  const { entry, task } = place;
  const isOwn = task.status === 'open' && task.holder === task.owner && entry.step !== INITIATOR;
  const next = approval.route.steps[stepIndex(approval, entry.step) + 1];
  return isOwn && takesBatch(approval, entry) && next?.who.by !== 'chosen';
}
