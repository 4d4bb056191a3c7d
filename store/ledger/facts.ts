import type { Ack, Fact } from '../../domain/facts.js';
import type { CycleId } from '../../domain/ids.js';
import type { Database } from '../tables.js';
import { toFact } from './fact-rows.js';

/** A cycle's whole record from a seq on, oldest first. */
export async function factsOf(db: Database, cycleId: CycleId, fromSeq = 1): Promise<Fact[]> {
  const rows = await db
    .selectFrom('facts')
    .selectAll()
    .where('cycle_id', '=', cycleId)
    .where('seq', '>=', fromSeq)
    .orderBy('seq')
    .execute();
  return rows.map(toFact);
}

/** What is on record of a cycle: nothing, facts, or facts up to its closing. */
export async function standingOf(db: Database, cycleId: CycleId): Promise<'unknown' | 'open' | 'closed'> {
  const row = await db
    .selectFrom('cycles')
    .select('closed_on as closedOn')
    .where('cycle_id', '=', cycleId)
    .executeTakeFirst();
  if (row === undefined) return 'unknown';
  return row.closedOn === null ? 'open' : 'closed';
}

/** A command on record and what it was answered with. */
export type HandledCommand = { commandId: string; ack: Ack };

/** The newest commands of a cycle with their answers, oldest first: what a run carries to know them again. */
export async function handledCommands(db: Database, cycleId: CycleId, newest = 200): Promise<HandledCommand[]> {
  const rows = await db
    .selectFrom('facts')
    .select(['command_id as commandId', 'seq', 'hash'])
    .distinctOn('command_id')
    .where('cycle_id', '=', cycleId)
    .orderBy('command_id')
    .orderBy('n', 'desc')
    .execute();
  return rows
    .sort((a, b) => a.seq - b.seq)
    .slice(-newest)
    .map(({ commandId, seq, hash }) => ({ commandId, ack: { seq, hash } }));
}
