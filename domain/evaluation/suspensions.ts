import type { CycleState } from '../cycle/state.js';
import { yearSubject } from '../ids.js';
import type { ServiceSuspension } from './fold.js';

/** Times in which the service of that year stood still; the end of its contract ends the last one too. */
export function serviceSuspensions(
  { evaluation, contract }: Pick<CycleState, 'evaluation' | 'contract'>,
  year: number,
): ServiceSuspension[] {
  const ended = contract.years[yearSubject(year)]?.terminatedOn ?? null;
  const all = evaluation.suspensions[yearSubject(year)] ?? [];
  return all.map((each) => (each.to === null && ended !== null ? { ...each, to: ended } : each));
}
