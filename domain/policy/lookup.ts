import { RULE_IDS, type RuleId } from './rule-ids.js';
import type { CompiledOf, CompiledPolicy, CompiledRule, PolicyRef } from './types.js';
import type { Regime, RuleKind } from './vocabulary.js';
import { namesItsOwn } from './words.js';

/** `222401@2026-01-01#ab12…`: how facts and pages name the version they were judged by. */
export function policyRef(policy: CompiledPolicy): PolicyRef {
  return `${policy.id}@${policy.version}#${policy.hash.slice(0, 12)}`;
}

/** True when the rule is for the regime, and names what the code checks under its id. */
export function holdsFor(rule: CompiledRule, regime: Regime): boolean {
  return rule.appliesTo.includes(regime) && namesItsOwn(rule);
}

function isOfKind<K extends RuleKind>(rule: CompiledRule, kind: K): rule is CompiledOf<K> {
  return rule.kind === kind;
}

/**
 * The rule of that id when this policy has it for the regime, else undefined: the documents of the
 * jurisdiction are silent, and the caller must then ask nothing.
 */
export function ruleFor<K extends RuleKind>(
  policy: CompiledPolicy,
  id: RuleId,
  kind: K,
  regime: Regime,
): CompiledOf<K> | undefined {
  const rule = policy.rules[id];
  if (rule === undefined || !holdsFor(rule, regime)) return undefined;
  return isOfKind(rule, kind) ? rule : undefined;
}

/**
 * All rules of a kind that hold for the regime, in catalogue order: the order of fields in the policy is no matter,
 * for a database may give them back in another one, and what follows from them must not.
 */
export function rulesOfKind<K extends RuleKind>(policy: CompiledPolicy, kind: K, regime: Regime): CompiledOf<K>[] {
  return RULE_IDS[kind].flatMap((id: RuleId) => ruleFor(policy, id, kind, regime) ?? []);
}
