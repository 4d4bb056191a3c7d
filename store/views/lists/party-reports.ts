import type { Fact, FactOf } from '../../../domain/facts.js';
import type { CycleId } from '../../../domain/ids.js';
import { toFact } from '../../ledger/fact-rows.js';
import type { Database } from '../../tables.js';

const SHOWN = 100;

/** Reports that were handed in under these cycles, the newest first, as they stand on record. */
export async function partyReports(db: Database, cycles: readonly CycleId[]): Promise<FactOf<'report-submitted'>[]> {
  if (cycles.length === 0) return [];
  const rows = await db
    .selectFrom('facts')
    .selectAll()
    .where('cycle_id', 'in', [...cycles])
    .where('kind', '=', 'report-submitted')
    .orderBy('at', 'desc')
    .limit(SHOWN)
    .execute();
  return rows.map(toFact).filter(isReport);
}

function isReport(fact: Fact): fact is Extract<Fact, FactOf<'report-submitted'>> {
  return fact.kind === 'report-submitted';
}
