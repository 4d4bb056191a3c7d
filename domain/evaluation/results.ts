import type { Judging } from '../cycle/chapter.js';
import { regimeOf } from '../cycle/checks.js';
import type { CycleState } from '../cycle/state.js';
import { ruleFor } from '../policy/lookup.js';
import type { CompiledOf } from '../policy/types.js';
import type { Grade } from '../policy/vocabulary.js';
import { resultKey } from './fold.js';
import type { AnnualResult, ConfirmedResult } from './types.js';

/** The evaluation scheme of the policy, or undefined where the documents are silent. */
export function schemeFor(state: CycleState, judging: Judging): CompiledOf<'evaluation'> | undefined {
  return ruleFor(judging.policy, 'evaluation-scheme', 'evaluation', regimeOf(state));
}

/** Integer mean, half up; the lowest; or the last of some scores in hundredths. */
export function aggregate(scores: readonly number[], how: 'mean' | 'min' | 'last'): number {
  if (scores.length === 0) throw new RangeError('no score to aggregate');
  switch (how) {
    case 'mean':
      return Math.floor((2 * scores.reduce((a, b) => a + b, 0) + scores.length) / (2 * scores.length));
    case 'min':
      return Math.min(...scores);
    case 'last':
      return scores.at(-1) ?? 0;
  }
}

/** Reaching the score is enough (以上 includes it, 民法典 1259). */
function gradeOf(score: number, scheme: CompiledOf<'evaluation'>): Grade {
  if (score < scheme.passScore) return 'fail';
  return score >= scheme.excellentScore ? 'excellent' : 'pass';
}

/** The contract's result of one evaluation, from its stations; undefined while nothing was evaluated. */
export function resultFrom(
  state: CycleState,
  scheme: CompiledOf<'evaluation'>,
  of: { year: number; slot: ConfirmedResult['slot'] },
): ConfirmedResult | undefined {
  const stations = Object.values(state.evaluation.results[resultKey(of)]?.stations ?? {});
  if (stations.length === 0) return undefined;
  const scoreHundredths = aggregate(
    stations.map((each) => each.scoreHundredths),
    scheme.stations,
  );
  const grade = gradeOf(scoreHundredths, scheme);
  return {
    year: of.year,
    slot: of.slot,
    scoreHundredths,
    grade,
    pass: grade !== 'fail',
    stations: stations.map(({ station, scoreHundredths: score }) => ({ station, scoreHundredths: score })),
  };
}

/** The year's result from the confirmed evaluations of its slots, in the scheme's order; undefined while one is open. */
export function annualFrom(
  state: CycleState,
  scheme: CompiledOf<'evaluation'>,
  year: number,
): AnnualResult | undefined {
  const confirmed = scheme.slots.map((slot) => state.evaluation.results[resultKey({ year, slot })]?.confirmed ?? null);
  const done = confirmed.filter((each) => each !== null);
  if (done.length !== scheme.slots.length || done.length === 0) return undefined;
  const scoreHundredths = aggregate(
    done.map((each) => each.scoreHundredths),
    scheme.annual,
  );
  const grade = gradeOf(scoreHundredths, scheme);
  const reward = grade === 'excellent' ? scheme.excellentEarns : undefined;
  const result = { year, scoreHundredths, grade, pass: grade !== 'fail', from: [...scheme.slots] };
  return reward === undefined ? result : { ...result, reward };
}
