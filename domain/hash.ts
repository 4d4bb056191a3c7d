import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalizeModule from 'canonicalize';
import type { Fact, FactEnvelope } from './facts.js';
import type { Sha256 } from './ids.js';

/** The package ships CommonJS: depending on the loader its function is the module or its `default`. */
type Canonicalize = (value: unknown) => string | undefined;
function loadCanonicalize(loaded: unknown): Canonicalize {
  if (typeof loaded === 'function') return loaded as Canonicalize;
  if (typeof loaded === 'object' && loaded !== null && 'default' in loaded) return loadCanonicalize(loaded.default);
  throw new TypeError('canonicalize did not load as a function');
}
const canonicalize = loadCanonicalize(canonicalizeModule);

/** What a cycle's first fact is chained to. */
export const GENESIS_HASH = '0'.repeat(64) as Sha256;

/** RFC 8785 canonical JSON of any plain value. @throws TypeError when it has no JSON form */
export function canonicalJson(value: unknown): string {
  const canonical = canonicalize(value);
  if (canonical === undefined) throw new TypeError('a value without JSON form has no canonical JSON');
  return canonical;
}

/** SHA-256 of the canonical JSON: the content hash everywhere. */
export function contentHash(value: unknown): Sha256 {
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(value)))) as Sha256;
}

/** Hash of a fact: over all its fields but `hash` itself, so over `prevHash` too. */
export function factHash(
  fact: Omit<Fact, 'hash'> | (Omit<FactEnvelope, 'hash'> & { kind: string; data: unknown }),
): Sha256 {
  const { hash: _own, ...rest } = fact as FactEnvelope & { kind: string; data: unknown };
  return contentHash(rest);
}
