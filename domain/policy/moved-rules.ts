import type { PlainDate } from '../calendar/plain-date.js';
import { diffPolicies, type RuleDifference } from './diff.js';
import { holdsFor } from './lookup.js';
import type { RuleId } from './rule-ids.js';
import type { CompiledPolicy } from './types.js';
import type { Regime } from './vocabulary.js';

/**
 * A rule that says something else to a cycle that moves. `from`: for what begins from that day on; null where the other
 * policy is taken whole. `refuses`: in one of the versions it is hard, so that acts may be refused from then on, or no
 * more. `forLaterCycles`: taken whole though it is meant for later cycles (`byOpening`).
 */
export type MovedRule = RuleDifference & { from: PlainDate | null; refuses: boolean; forLaterCycles: boolean };

/** Rules of that regime that are others in the newer policy, in catalogue order. Where one is written is no matter. */
export function movedRules(old: CompiledPolicy, policy: CompiledPolicy, regime: Regime): MovedRule[] {
  return diffPolicies(old, policy).rules.flatMap((difference) => {
    const [was, is] = [old.rules[difference.rule], policy.rules[difference.rule]];
    const concerned = [was, is].filter((rule) => rule !== undefined && holdsFor(rule, regime));
    const said = withoutBasis(difference);
    if (concerned.length === 0 || said === undefined) return [];
    const refuses = concerned.some((rule) => rule?.force === 'hard');
    const from = beginOf(policy, difference.rule);
    // A rule that was dropped can say itself only how it was meant.
    return [{ ...said, from, refuses, forLaterCycles: from === null && (is ?? was)?.transition === 'byOpening' }];
  });
}

/** Rules of that regime that the newer versions change for later cycles only, so that the cycle keeps its own. */
export function keptRules({ kept = [], rules }: CompiledPolicy, regime: Regime): RuleId[] {
  return kept.filter((id) => {
    const rule = rules[id];
    return rule === undefined || holdsFor(rule, regime);
  });
}

/** The day its last text begins on. */
function beginOf({ earlier = [] }: CompiledPolicy, id: RuleId): PlainDate | null {
  return earlier.findLast(({ rules, absent }) => rules[id] !== undefined || absent.includes(id))?.until ?? null;
}

function withoutBasis(difference: RuleDifference): RuleDifference | undefined {
  if ('only' in difference) return difference;
  const fields = difference.fields.filter(({ name }) => name !== 'basis');
  return fields.length === 0 ? undefined : { ...difference, fields };
}
