import type { CycleId, RegionCode } from '../../domain/ids.js';
import { recordedCycles, type Verification, verifyCycle } from '../ledger/verify.js';
import type { Database } from '../tables.js';

/** The check of some cycles of a county, and the last of them where there are more. */
export type VerifiedPage = Verification & { next: CycleId | null };

/**
 * The same for a county in portions, by number: the cycles after one, or the one that is named. A whole county in one
 * breath would outlast the patience of whoever asks.
 */
export async function verifyCounty(
  db: Database,
  code: RegionCode,
  { limit, ...asked }: { after?: CycleId; cycleId?: CycleId; limit: number },
): Promise<VerifiedPage> {
  // One more than are checked tells whether there are more.
  const ids = await recordedCycles(db, { ...asked, code, limit: limit + 1 });
  const result: VerifiedPage = { cycles: 0, facts: 0, faults: [], next: null };
  const portion = ids.slice(0, limit);
  for (const id of portion) {
    const { facts, faults } = await verifyCycle(db, id);
    result.cycles += facts > 0 ? 1 : 0;
    result.facts += facts;
    result.faults.push(...faults);
  }
  return ids.length > portion.length ? { ...result, next: portion.at(-1) ?? null } : result;
}
