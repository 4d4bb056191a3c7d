import type { Broken, Judging } from '../cycle/chapter.js';
import { breaks } from '../cycle/checks.js';
import type { CycleState } from '../cycle/state.js';
import { type YearNo, yearSubject } from '../ids.js';
import type { ResultUse } from '../policy/vocabulary.js';
import { schemeFor } from './results.js';
import type { FormerResult } from './types.js';

/** An earlier result to be put beside a decision, or the mark that it is missing. */
export type Beside = { shown: { formerResult?: FormerResult }; broken: Broken[] };

const NOTHING: Beside = { shown: {}, broken: [] };

function beside(state: CycleState, judging: Judging, use: ResultUse, found: () => FormerResult | undefined): Beside {
  if (schemeFor(state, judging)?.usedFor?.includes(use) !== true) return NOTHING;
  const formerResult = found();
  return formerResult === undefined
    ? { shown: {}, broken: breaks(state, judging, 'evaluation-scheme', 'result-not-used', { use }, false) }
    : { shown: { formerResult }, broken: [] };
}

/** The result of the year before belongs beside the budget of the next (评估结果作为编制预算的参考). */
export function besideBudget(state: CycleState, judging: Judging, year: YearNo): Beside {
  if (year <= 1) return NOTHING;
  return beside(state, judging, 'budget', () => {
    const result = state.evaluation.annual[yearSubject(year - 1)];
    const contractor = state.contract.years[yearSubject(year - 1)]?.contractor.id;
    if (result === undefined || contractor === undefined) return undefined;
    return { year: result.year, scoreHundredths: result.scoreHundredths, grade: result.grade, contractor };
  });
}

/**
 * A cycle that takes over from another awards with the results of that one in sight. The last result of the chosen
 * contractor is shown; one that did not serve before has none.
 */
export function besideAward(state: CycleState, judging: Judging, contractor: string): Beside {
  const { predecessor, formerResults = [] } = state.plan.opening ?? {};
  if (predecessor === undefined) return NOTHING;
  const own = formerResults.filter((each) => each.contractor === contractor).at(-1);
  if (own === undefined && formerResults.length > 0) return NOTHING;
  return beside(state, judging, 'award', () => own);
}
