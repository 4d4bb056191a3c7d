import type { ContractOnRecord } from './fold.js';

/** What supplements have added to the original so far, in fen; reductions do not make room for more. */
export function supplemented(contract: ContractOnRecord): number {
  return contract.amendments.reduce((sum, each) => sum + Math.max(each.deltaFen, 0), 0);
}
