import type { Fact } from '../../domain/facts.js';
import { factHash, GENESIS_HASH } from '../../domain/hash.js';
import type { CycleId, Sha256 } from '../../domain/ids.js';
import { type ArchiveConflict, archiveConflict } from './errors.js';

/** Where a chain stands: seq and hash of its last fact. */
export type ChainEnd = { seq: number; hash: Sha256 };

/** Before the first fact. */
export const CHAIN_START: ChainEnd = { seq: 0, hash: GENESIS_HASH };

/** What is wrong with the first fact that does not follow from the ones before it, or null when all do. */
export function brokenLink(cycleId: CycleId, from: ChainEnd, facts: readonly Fact[]): ArchiveConflict | null {
  let end = from;
  for (const fact of facts) {
    if (fact.cycleId !== cycleId || fact.seq !== end.seq + 1) return archiveConflict('gap', cycleId, fact.seq);
    if (fact.prevHash !== end.hash) return archiveConflict('broken-chain', cycleId, fact.seq);
    if (factHash(fact) !== fact.hash) return archiveConflict('wrong-hash', cycleId, fact.seq);
    end = fact;
  }
  return null;
}
