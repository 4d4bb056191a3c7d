import type { SubjectKind } from '../../policy/vocabulary.js';
import type { Approval } from '../types.js';

const GRAVE: readonly SubjectKind[] = ['award', 'evaluation-result', 'renewal', 'payment'];

/** What only a look of its own decides, whatever its route says. */
export function isGrave({ route, subject }: Approval): boolean {
  return route.money || GRAVE.includes(subject.kind);
}

/**
 * Whether this person may change alone who decides on it. Money, award, evaluation and renewal are nobody's to man
 * alone, and no matter is his who asked for it. `ids`: all he has in the directory.
 */
export function isHisToMan(approval: Approval, ids: readonly string[]): boolean {
  return !isGrave(approval) && !ids.some((id) => approval.initiators.includes(id));
}
