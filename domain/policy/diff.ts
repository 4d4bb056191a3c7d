import { contentHash } from '../hash.js';
import { RULE_IDS, type RuleId } from './rule-ids.js';
import type { CompiledPolicy } from './types.js';

/** One parameter that differs; null where a side does not have it. */
export type Difference = { name: string; a: unknown; b: unknown };
export type RuleDifference = { rule: RuleId; only: 'a' | 'b' } | { rule: RuleId; fields: Difference[] };
export type PolicyDiff = { params: Difference[]; rules: RuleDifference[] };

/** What differs between two policies, parameter by parameter: two versions, or two jurisdictions. */
export function diffPolicies(a: CompiledPolicy, b: CompiledPolicy): PolicyDiff {
  const ids: RuleId[] = Object.values(RULE_IDS).flat();
  return { params: differences(a.params, b.params), rules: ids.flatMap((id) => ruleDifference(id, a, b)) };
}

function ruleDifference(rule: RuleId, a: CompiledPolicy, b: CompiledPolicy): RuleDifference[] {
  const [first, second] = [a.rules[rule], b.rules[rule]];
  if (first === undefined) return second === undefined ? [] : [{ rule, only: 'b' }];
  if (second === undefined) return [{ rule, only: 'a' }];
  const fields = differences(first, second);
  return fields.length === 0 ? [] : [{ rule, fields }];
}

function differences(a: object, b: object): Difference[] {
  const [first, second] = [new Map<string, unknown>(Object.entries(a)), new Map<string, unknown>(Object.entries(b))];
  return [...new Set([...first.keys(), ...second.keys()])]
    .map((name) => ({ name, a: first.get(name) ?? null, b: second.get(name) ?? null }))
    .filter((each) => contentHash(each.a) !== contentHash(each.b));
}
