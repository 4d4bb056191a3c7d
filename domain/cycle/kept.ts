import type { Judging } from './chapter.js';
import type { CycleState } from './state.js';

/** A question about some parts of a state under some parts of what it is judged by; the answer follows from these alone. */
type Question<P extends keyof CycleState, L extends keyof Judging, Answer> = (
  state: Pick<CycleState, P>,
  judging: Pick<Judging, L>,
) => Answer;

/** A turn asks of the state before a command, of the one after it, and of those its own facts lead to. */
const KEPT = 3;

/**
 * The same question, which keeps its last answers: one turn of a cycle asks the same a dozen times. The fold makes new
 * only what a fact changes, so parts that are the same objects are the same parts, and most facts change none of them.
 * What the question reads is named and its type sees no more, so an answer cannot be older than what it rests on.
 */
export function kept<P extends keyof CycleState, L extends keyof Judging, Answer>(
  parts: readonly P[],
  law: readonly L[],
  question: Question<P, L, Answer>,
): Question<P, L, Answer> {
  let last: { state: Pick<CycleState, P>; judging: Pick<Judging, L>; answer: Answer }[] = [];
  return (state, judging) => {
    const known = last.find(
      (each) =>
        parts.every((part) => each.state[part] === state[part]) &&
        law.every((part) => each.judging[part] === judging[part]),
    );
    if (known !== undefined) return known.answer;
    const answer = question(state, judging);
    last = [{ state, judging, answer }, ...last].slice(0, KEPT);
    return answer;
  };
}
