import type { CommandOf } from '../commands.js';
import type { Broken, Judging } from '../cycle/chapter.js';
import { breaks } from '../cycle/checks.js';
import type { CycleState } from '../cycle/state.js';
import type { EvaluationState } from './fold.js';
import { schemeFor } from './results.js';

type Evaluator = NonNullable<EvaluationState['evaluator']>;

/** Whoever evaluates is not the one evaluated, and has declared that nothing binds him to it (Regulation art. 18). */
export function conflictOf(state: CycleState, judging: Judging, { party, name, noConflict }: Evaluator): Broken[] {
  if (noConflict && state.contract.contractor?.id !== party) return [];
  return breaks(state, judging, 'evaluator-conflict', 'evaluator-has-conflict', { evaluator: name });
}

/**
 * Where a third party evaluates (YZ-2021, SX-2014), it must have been appointed and be free of conflict, and enters its
 * own scores; the office enters them from its paper only.
 */
export function notTheEvaluator(
  state: CycleState,
  { data, actor }: CommandOf<'record-evaluation'>,
  judging: Judging,
): Broken[] {
  if (schemeFor(state, judging)?.by !== 'evaluator') return [];
  const { evaluator } = state.evaluation;
  const values = { year: data.year, slot: data.slot };
  if (evaluator === null) return breaks(state, judging, 'evaluation-scheme', 'no-evaluator', values, false);
  const own = 'person' in actor && actor.person.posts.includes('evaluator');
  const onPaper = (data.attachments ?? []).length > 0;
  const wrong =
    own || onPaper ? [] : breaks(state, judging, 'evaluation-scheme', 'not-by-the-evaluator', values, false);
  return [...conflictOf(state, judging, evaluator), ...wrong];
}
