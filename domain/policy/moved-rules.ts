import { diffPolicies, type RuleDifference } from './diff.js';
import { holdsFor } from './lookup.js';
import type { CompiledPolicy } from './types.js';
import type { Regime } from './vocabulary.js';

/**
 * A rule that says something else to a cycle that moves. `refuses`: in one of the versions it is hard, so that acts may
 * be refused from then on, or no more. `forLaterCycles`: the newer version means cycles opened under it (`byOpening`).
 */
export type MovedRule = RuleDifference & { refuses: boolean; forLaterCycles: boolean };

/** Rules of that regime that are others in the newer policy, in catalogue order. Where one is written is no matter. */
export function movedRules(old: CompiledPolicy, policy: CompiledPolicy, regime: Regime): MovedRule[] {
  return diffPolicies(old, policy).rules.flatMap((difference) => {
    const [was, is] = [old.rules[difference.rule], policy.rules[difference.rule]];
    const concerned = [was, is].filter((rule) => rule !== undefined && holdsFor(rule, regime));
    const said = withoutBasis(difference);
    if (concerned.length === 0 || said === undefined) return [];
    const refuses = concerned.some((rule) => rule?.force === 'hard');
    // A rule that was dropped can say itself only how it was meant.
    return [{ ...said, refuses, forLaterCycles: (is ?? was)?.transition === 'byOpening' }];
  });
}

function withoutBasis(difference: RuleDifference): RuleDifference | undefined {
  if ('only' in difference) return difference;
  const fields = difference.fields.filter(({ name }) => name !== 'basis');
  return fields.length === 0 ? undefined : { ...difference, fields };
}
