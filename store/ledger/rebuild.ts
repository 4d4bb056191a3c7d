import type { CycleId } from '../../domain/ids.js';
import type { Database } from '../tables.js';
import { lockedCycle } from './archive.js';
import { brokenLink, CHAIN_START } from './chain.js';
import { factsOf } from './facts.js';
import { bringUp, grown } from './project.js';
import { domainProjection, type Projection } from './projection.js';
import { storedRows } from './stored.js';
import { recordedCycles } from './verify.js';

/** The tables that follow from facts alone, with the columns that make a row unique. */
export const DERIVED_TABLES = [
  'cycles',
  'obligations',
  'tasks',
  'approvals',
  'involvements',
  'ledger_rows',
  'expected_notices',
] as const;

/**
 * Derives the rows of one cycle or of all again from their facts with today's code, one transaction a cycle, beside
 * running work. What people observed or entered (outbox, letters, directory …) is left alone, but for queued notices
 * about things that turn out to have ended.
 * @returns how many cycles
 * @throws ArchiveConflict when a record is damaged: nothing is derived from one that does not verify
 */
export async function rebuild(
  db: Database,
  cycleId?: CycleId,
  projection: Projection = domainProjection,
): Promise<number> {
  const cycles = await recordedCycles(db, cycleId === undefined ? {} : { cycleId });
  for (const id of cycles) await db.transaction().execute((trx) => rebuildCycle(trx, id, projection));
  return cycles.length;
}

async function rebuildCycle(trx: Database, cycleId: CycleId, projection: Projection): Promise<void> {
  const { cycle_id } = await lockedCycle(trx, cycleId);
  const facts = await factsOf(trx, cycleId);
  const broken = brokenLink(cycleId, CHAIN_START, facts);
  if (broken !== null) throw broken;
  if (facts.length === 0) {
    for (const table of DERIVED_TABLES) await trx.deleteFrom(table).where('cycle_id', '=', cycleId).execute();
    return;
  }
  const all = await grown(trx, { cycle_id, state: null }, facts, projection);
  await bringUp(trx, all, await storedRows(trx, cycleId));
}
