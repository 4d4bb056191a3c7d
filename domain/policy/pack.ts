import { contentHash } from '../hash.js';
import { type Json, type PackedJson, packJson, unpackJson } from './pack-json.js';
import type { CompiledPolicy } from './types.js';

/** A compiled policy as the inputs of runs and the command that moves a cycle to it carry it: at most 16 KB. */
export type PackedPolicy = PackedJson;

/** Makes a policy small enough to travel with every run. */
export function packPolicy(policy: CompiledPolicy): PackedPolicy {
  const rules = Object.entries(policy.rules).map(([id, rule]) => [id, without(rule)] as const);
  return packJson({ ...plain(policy), rules: Object.fromEntries(rules) });
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
  const rules = fields(fields(found).rules);
  const named = Object.entries(rules).map(([id, rule]) => [id, { ...fields(rule), id }] as const);
  const policy = { ...fields(found), rules: Object.fromEntries(named) };
  if (!isProved(policy)) throw new TypeError('the packed policy does not match its hash');
  return policy;
}

/** Only what `compilePolicy` made has a hash over all its other fields, so the hash stands for the shape as well. */
function isProved(policy: { [name: string]: Json }): policy is CompiledPolicy {
  const { hash, ...body } = policy;
  return contentHash(body) === hash;
}

/** The id is the key already. */
function without(rule: { id: string }): Json {
  const { id: _id, ...rest } = plain(rule);
  return rest;
}

function plain(value: object): { [name: string]: Json } {
  return fields(JSON.parse(JSON.stringify(value)));
}

function fields(value: Json | undefined): { [name: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}
