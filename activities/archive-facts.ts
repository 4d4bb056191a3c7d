import type { Fact } from '../domain/facts.js';
import type { CycleId } from '../domain/ids.js';
import { withEffect } from './effects.js';
import { type ArchiveOutcome, archiveOutcomeOf } from './known-failures.js';
import type { Ports } from './ports.js';

export type ArchiveInput = { cycleId: CycleId; facts: Fact[] };

/** Puts accepted facts on record. Given the same facts again it changes nothing and answers the same. */
export function archiveFacts({ ledger, at }: Ports) {
  return ({ cycleId, facts }: ArchiveInput): Promise<ArchiveOutcome> =>
    withEffect(at, 'archive-facts', async (during) => {
      try {
        await ledger.append(cycleId, facts, during);
        return { kind: 'archived' };
      } catch (error) {
        return archiveOutcomeOf(error, facts, (commandId) => ledger.ackOf(cycleId, commandId));
      }
    });
}
