import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate';
import { canonicalJson, contentHash } from '../hash.js';
import { type ListedJson, unpackListed } from './pack-listed.js';
import type { CompiledPolicy } from './types.js';

/**
 * A compiled policy as the inputs of runs and the command that moves a cycle to it carry it: its canonical JSON,
 * deflated (RFC 1951), in hex; at most 16 KB. Runs that older code started carry it listed.
 */
export type PackedPolicy = { deflated: string } | ListedJson;

const LEVEL = 9;

/** Makes a policy small enough to travel with every run; the same policy always packs alike. */
export function packPolicy(policy: CompiledPolicy): PackedPolicy {
  return { deflated: bytesToHex(deflateSync(strToU8(canonicalJson(policy)), { level: LEVEL })) };
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

/** The policy that was packed. @throws Error when it is damaged, or its hash does not prove it whole */
export function unpackPolicy(packed: PackedPolicy): CompiledPolicy {
  const policy: unknown =
    'deflated' in packed ? JSON.parse(strFromU8(inflateSync(hexToBytes(packed.deflated)))) : unpackListed(packed);
  if (!isProved(policy)) throw new TypeError('the packed policy does not match its hash');
  return policy;
}

/** Only what `compilePolicy` or a move made has a hash over all its other fields, so the hash stands for the shape. */
function isProved(policy: unknown): policy is CompiledPolicy {
  if (typeof policy !== 'object' || policy === null || !('hash' in policy)) return false;
  const { hash, ...body } = policy;
  return contentHash(body) === hash;
}
