import type { CycleId } from '../../domain/ids.js';
import type { Database } from '../tables.js';
import { brokenLink, CHAIN_START } from './chain.js';
import { factsOf } from './facts.js';

/** What is wrong with a cycle's record: the first fact that does not follow, or a snapshot that is not at its end. */
export type Fault = { cycleId: CycleId; seq: number; why: string };
export type Verification = { cycles: number; facts: number; faults: Fault[] };

/** Checks every hash, every link and every seq of one cycle or of all, and that snapshots stand at the last fact. */
export async function verifyChain(db: Database, cycleId?: CycleId): Promise<Verification> {
  const result: Verification = { cycles: 0, facts: 0, faults: [] };
  for (const id of await recordedCycles(db, cycleId)) {
    const { facts, fault } = await verifyCycle(db, id);
    result.cycles += 1;
    result.facts += facts;
    if (fault !== null) result.faults.push(fault);
  }
  return result;
}

/** Ids of all cycles with facts or a row of their own; of one, when it is named. */
export async function recordedCycles(db: Database, cycleId?: CycleId): Promise<CycleId[]> {
  if (cycleId !== undefined) return [cycleId];
  const rows = await db
    .selectFrom('facts')
    .select('cycle_id')
    .union(db.selectFrom('cycles').select('cycle_id'))
    .orderBy('cycle_id')
    .execute();
  return rows.map(({ cycle_id }) => cycle_id);
}

async function verifyCycle(db: Database, cycleId: CycleId): Promise<{ facts: number; fault: Fault | null }> {
  const facts = await factsOf(db, cycleId);
  const broken = brokenLink(cycleId, CHAIN_START, facts);
  if (broken !== null) return { facts: facts.length, fault: { cycleId, seq: broken.seq, why: broken.why } };
  const end = facts.at(-1) ?? CHAIN_START;
  const row = await db.selectFrom('cycles').select(['seq', 'hash']).where('cycle_id', '=', cycleId).executeTakeFirst();
  const behind = row?.seq !== end.seq || row.hash !== end.hash;
  return { facts: facts.length, fault: behind ? { cycleId, seq: end.seq, why: 'snapshot-behind' } : null };
}
