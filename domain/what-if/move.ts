import type { Judging } from '../cycle/chapter.js';
import type { CycleState } from '../cycle/state.js';
import { obligationsOf } from '../obligations/derive.js';
import { diffPolicies } from '../policy/diff.js';
import { keptRules, movedRules } from '../policy/moved-rules.js';
import { compareSides } from './compare.js';
import type { PolicyMove } from './types.js';

type Side = { state: CycleState; judging: Judging };

/** What is otherwise in a cycle once it has moved to another policy: its duties now, and what later acts are judged by. */
export function policyMove(before: Side, after: Side): PolicyMove {
  const [a, b] = [before.judging.policy, after.judging.policy];
  const { duties } = compareSides(asCompared(before), asCompared(after));
  const regime = before.state.plan.opening?.regime;
  const rules = regime === undefined ? [] : movedRules(a, b, regime);
  const kept = regime === undefined ? [] : keptRules(b, regime);
  return { duties, params: diffPolicies(a, b).params, rules, kept };
}

function asCompared({ state, judging }: Side): Parameters<typeof compareSides>[0] {
  return { state, obligations: obligationsOf(state, judging), refusals: [] };
}
