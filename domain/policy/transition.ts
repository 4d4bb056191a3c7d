import { contentHash } from '../hash.js';
import { policyRef } from './lookup.js';
import { RULE_IDS, type RuleId } from './rule-ids.js';
import type { CompiledPolicy, CompiledRule, EarlierRules } from './types.js';

const ALL_IDS: readonly RuleId[] = Object.values(RULE_IDS).flat();

/**
 * What a cycle goes by once it has moved through newer versions: each rule as its `transition` means it. `byTrigger`:
 * the new text for what begins from the first day of its version on, the old one for what began before. `byOpening`:
 * the text the cycle opened under, for good. Parameters, which say nothing of transition, are those of the last version.
 * @param pinned what the cycle goes by; it may have moved before
 * @param versions of its jurisdiction, each as compiled, the oldest first; all later than what the cycle goes by
 */
function movedThrough(pinned: CompiledPolicy, versions: readonly CompiledPolicy[]): CompiledPolicy {
  const { hash: _hash, ...moved } = versions.reduce(takenOver, pinned);
  const body = { ...moved, movedFrom: policyRef(pinned) };
  return { ...body, hash: contentHash(body) };
}

/**
 * What a cycle goes by when it moves to another version: by way of all versions between, each from its own day on. An
 * older version is gone back to as it was, whole.
 * @param versions of the jurisdiction, the oldest first; those that are not between the two are no matter
 */
export function movedTo(
  pinned: CompiledPolicy,
  wanted: CompiledPolicy,
  versions: readonly CompiledPolicy[],
): CompiledPolicy {
  if (wanted.version < pinned.version) return wanted;
  const between = versions.filter(({ version }) => pinned.version < version && version < wanted.version);
  return movedThrough(pinned, [...between, wanted]);
}

/** True when a cycle that goes by one would find nothing new in the other: it is as new, and says the same. */
export function saysTheSame(a: CompiledPolicy, b: CompiledPolicy): boolean {
  const said = ({ version, rules, params, earlier = [] }: CompiledPolicy) => [version, rules, params, earlier];
  return isSame(said(a), said(b));
}

function takenOver(was: CompiledPolicy, next: CompiledPolicy): CompiledPolicy {
  const changed = ALL_IDS.filter((id) => !isSame(was.rules[id], next.rules[id]));
  const kept = changed.filter((id) => meantFor(was, next, id) === 'byOpening');
  const begun = changed.filter((id) => !kept.includes(id));
  const { hash, id, version, layers, missing, params } = next;
  const earlier = [...(was.earlier ?? []), ...before(was, begun, next)];
  return {
    ...{ id, version, hash, layers, missing, params },
    // Taken out first: a rule that comes for later cycles only has no text of before to stand in its place.
    rules: { ...without(next.rules, kept), ...only(was.rules, kept) },
    ...(kept.length === 0 ? {} : { kept }),
    ...(earlier.length === 0 ? {} : { earlier }),
  };
}

/** A rule that is dropped can say itself only how it was meant. */
function meantFor(was: CompiledPolicy, next: CompiledPolicy, id: RuleId): CompiledRule['transition'] | undefined {
  return (next.rules[id] ?? was.rules[id])?.transition;
}

function before(was: CompiledPolicy, ids: readonly RuleId[], { version }: CompiledPolicy): EarlierRules[] {
  if (ids.length === 0) return [];
  const absent = ids.filter((id) => was.rules[id] === undefined);
  return [{ until: version, rules: only(was.rules, ids), absent }];
}

type Rules = CompiledPolicy['rules'];

function only(rules: Rules, ids: readonly RuleId[]): Rules {
  return Object.fromEntries(ids.flatMap((id) => (rules[id] === undefined ? [] : [[id, rules[id]]])));
}

function without(rules: Rules, ids: readonly RuleId[]): Rules {
  return only(
    rules,
    ALL_IDS.filter((id) => !ids.includes(id)),
  );
}

function isSame(a: unknown, b: unknown): boolean {
  return contentHash(a ?? null) === contentHash(b ?? null);
}
