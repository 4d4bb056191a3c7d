import type { PlainDate } from '../calendar/plain-date.js';
import type { Judging } from '../cycle/chapter.js';
import type { CycleState } from '../cycle/state.js';
import type { SubjectId, YearNo } from '../ids.js';
import { lastGoodDay, liveObligations } from '../obligations/derive.js';
import type { Drift, EvaluationState } from './fold.js';

type Drifts = Pick<EvaluationState, 'drifts'>;

/** True for a drift that waits for its order: reported only, or looked at again and not put right. */
export function isOrderable({ order, checked }: Drift): boolean {
  return order === null || checked?.putRight === false;
}

/** True for a drift under an order that has not been found made yet. */
export function isOrdered({ order, checked }: Drift): boolean {
  return order !== null && checked?.putRight !== true;
}

/** True until it was put right. */
function isOpen({ checked }: Drift): boolean {
  return checked?.putRight !== true;
}

/** The drift a report speaks of: one of that year that still waits for its first order, or a new one. */
export function reportedAs({ drifts }: Drifts, year: YearNo): SubjectId {
  const waiting = Object.entries(drifts).find(([, each]) => each.year === year && each.order === null);
  return waiting?.[0] ?? `dr${Object.keys(drifts).length + 1}`;
}

/** Ids of the drifts of that year which are so; left out: all that are not put right. */
export function driftsOf({ evaluation }: CycleState, year: YearNo, which = isOpen): SubjectId[] {
  return Object.entries(evaluation.drifts).flatMap(([id, each]) => (each.year === year && which(each) ? [id] : []));
}

/** True when one of the drifts of that year is serious and not put right. */
export function hasSeriousDrift(state: CycleState, year: YearNo): boolean {
  return driftsOf(state, year, (each) => isOpen(each) && each.serious).length > 0;
}

/** True when one of the drifts of that year was not put right by its order: looked at and found so, or past its day. */
export function hasUncorrected(state: CycleState, judging: Judging, year: YearNo, on: PlainDate): boolean {
  const late = liveObligations(state, judging, ({ id }) => id === 'correction').flatMap((each) =>
    each.latest !== null && on > lastGoodDay({ ...each, latest: each.latest }) ? [each.subject] : [],
  );
  return Object.entries(state.evaluation.drifts).some(
    ([id, each]) => each.year === year && (each.checked?.putRight === false || (isOrdered(each) && late.includes(id))),
  );
}
