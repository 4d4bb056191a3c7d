import { INITIATOR, isVote, placeOf, stepIndex } from './find.js';
import { isGrave } from './repairs/grave.js';
import type { Approval, Entry } from './types.js';

/** True where an entry may be agreed to together with others: the route takes it, it is no vote, and nothing grave. */
export function takesBatch(approval: Approval, entry: Entry): boolean {
  return approval.route.batch && !isGrave(approval) && !isVote(approval, entry);
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
