import { contentHash } from '../hash.js';
import { type Json, type PackedJson, packJson, unpackJson } from './pack-json.js';
import { RULE_IDS } from './rule-ids.js';
import type { CompiledPolicy } from './types.js';
import { WORD_FIELD, wordOf } from './words.js';

/** A compiled policy as the inputs of runs and the command that moves a cycle to it carry it: at most 16 KB. */
export type PackedPolicy = PackedJson;

/** Makes a policy small enough to travel with every run. */
export function packPolicy(policy: CompiledPolicy): PackedPolicy {
  const rules = Object.values(policy.rules).sort((a, b) => (a.id < b.id ? -1 : 1));
  return packJson({ ...plain(policy), rules: [rules.map(({ id }) => id).join(' '), ...rules.map(without)] });
}

const opened = new WeakMap<PackedPolicy, CompiledPolicy>();

/** As `unpackPolicy`, once for each packed one: a command that carries a policy is asked for it several times. */
export function policyIn(packed: PackedPolicy): CompiledPolicy {
  const known = opened.get(packed);
  if (known !== undefined) return known;
  const policy = unpackPolicy(packed);
  opened.set(packed, policy);
  return policy;
}

/** The policy that was packed. @throws TypeError when its hash does not prove it whole */
export function unpackPolicy(packed: PackedPolicy): CompiledPolicy {
  const found = unpackJson(packed);
  const named = packedRules(fields(found).rules).map(([id, rule]) => [id, whole(id, fields(rule))] as const);
  const policy = { ...fields(found), rules: Object.fromEntries(named) };
  if (!isProved(policy)) throw new TypeError('the packed policy does not match its hash');
  return policy;
}

/** Only what `compilePolicy` made has a hash over all its other fields, so the hash stands for the shape as well. */
function isProved(policy: { [name: string]: Json }): policy is CompiledPolicy {
  const { hash, ...body } = policy;
  return contentHash(body) === hash;
}

/** Their ids in one text, then the rules in that order; older code packed an object with the ids as its names. */
function packedRules(rules: Json | undefined): [id: string, rule: Json][] {
  if (!Array.isArray(rules)) return Object.entries(fields(rules));
  const [ids, ...others] = rules;
  const named = typeof ids === 'string' ? ids.split(' ') : [];
  return others.map((rule, at) => [named[at] ?? '', rule]);
}

/** The id tells the kind and the word, and stands in the route of a rule again. */
function without(rule: { id: string }): Json {
  const { id: _id, kind, route, ...rest } = plain(rule);
  const own = kind === kindOf(rule.id) ? {} : given({ kind });
  const { rule: named, ...steps } = fields(route);
  const known = Object.entries(wordIn(rule.id, kind));
  const kept = Object.entries(rest).filter(([name, value]) => !known.some(([k, word]) => k === name && word === value));
  return { ...Object.fromEntries(kept), ...own, ...given({ route: named === rule.id ? steps : route }) };
}

/** A rule with what was left out of it; one packed by older code still has it. */
function whole(id: string, rule: { [name: string]: Json }): { [name: string]: Json } {
  const { kind = kindOf(id), route } = rule;
  const named = route === undefined ? undefined : { rule: id, ...fields(route) };
  return { ...wordIn(id, kind), ...rule, id, ...given({ kind, route: named }) };
}

function wordIn(id: string, kind: Json | undefined): { [name: string]: Json } {
  const field = typeof kind === 'string' ? WORD_FIELD.get(kind) : undefined;
  return field === undefined ? {} : given({ [field]: wordOf(id) });
}

const KIND_OF: ReadonlyMap<string, string> = new Map(
  Object.entries(RULE_IDS).flatMap(([kind, ids]) => ids.map((id) => [id, kind] as const)),
);

function kindOf(id: string): string | undefined {
  return KIND_OF.get(id);
}

function given(value: { [name: string]: Json | undefined }): { [name: string]: Json } {
  return plain(value);
}

function plain(value: object): { [name: string]: Json } {
  return fields(JSON.parse(JSON.stringify(value)));
}

function fields(value: Json | undefined): { [name: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}
