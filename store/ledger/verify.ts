import { sql } from 'kysely';
import type { Fact } from '../../domain/facts.js';
import { type CycleId, type RegionCode, regionOf } from '../../domain/ids.js';
import { parseFact } from '../../schemas/facts.js';
import type { FieldIssue } from '../../schemas/issues.js';
import type { Database } from '../tables.js';
import { brokenLink, CHAIN_START } from './chain.js';
import type { ArchiveConflict } from './errors.js';
import { factsOf } from './facts.js';

type At = { cycleId: CycleId; seq: number };
/** What is wrong with a cycle's record: the first fact that does not follow, or a snapshot that is not at its end. */
type Broken = At & { why: ArchiveConflict['why'] | 'snapshot-behind' };
/** A field of a fact that the published schema of its kind does not know as it stands there. */
type Unreadable = At & FieldIssue & { why: 'unreadable'; kind: string };
export type Fault = Broken | Unreadable;
export type Verification = { cycles: number; facts: number; faults: Fault[] };

/**
 * Checks every hash, every link and every seq of one cycle or of all, that snapshots stand at the last fact, and that
 * each fact reads as the schema of its kind says: a record may be whole and still be none that anybody understands.
 */
export async function verifyChain(db: Database, cycleId?: CycleId): Promise<Verification> {
  const result: Verification = { cycles: 0, facts: 0, faults: [] };
  for (const id of await recordedCycles(db, cycleId === undefined ? {} : { cycleId })) {
    const { facts, faults } = await verifyCycle(db, id);
    result.cycles += 1;
    result.facts += facts;
    result.faults.push(...faults);
  }
  return result;
}

/** Which records: all, or of a county (`code`), of one cycle, after one, at most so many. */
export type RecordsAsked = { code?: RegionCode; cycleId?: CycleId; after?: CycleId; limit?: number };

/** Ids of cycles with facts or a row of their own, in order. A cycle that is named is answered unseen. */
export async function recordedCycles(db: Database, asked: RecordsAsked = {}): Promise<CycleId[]> {
  const { code, cycleId, after, limit = null } = asked;
  if (cycleId !== undefined) return code === undefined || code === regionOf(cycleId) ? [cycleId] : [];
  const own = code === undefined ? sql`true` : sql`code = ${code}`;
  const later = after === undefined ? sql`true` : sql`cycle_id > ${after}`;
  // Each by itself in order of its key, so that a portion is read and not a whole county's facts.
  const ids = (table: 'facts' | 'cycles') =>
    sql`(select distinct cycle_id from ${sql.table(table)} where ${own} and ${later} order by cycle_id limit ${limit})`;
  const { rows } = await sql<{ id: CycleId }>`select cycle_id as id from ${ids('facts')} as f
    union select cycle_id from ${ids('cycles')} as c order by id limit ${limit}`.execute(db);
  return rows.map(({ id }) => id);
}

/** One cycle: how many facts it has, and what is wrong with them. */
export async function verifyCycle(db: Database, cycleId: CycleId): Promise<{ facts: number; faults: Fault[] }> {
  const facts = await factsOf(db, cycleId);
  const broken = brokenLink(cycleId, CHAIN_START, facts);
  const unreadable = facts.flatMap((fact) => unreadableIn(cycleId, fact));
  if (broken !== null) {
    return { facts: facts.length, faults: [{ cycleId, seq: broken.seq, why: broken.why }, ...unreadable] };
  }
  const end = facts.at(-1) ?? CHAIN_START;
  const row = await db.selectFrom('cycles').select(['seq', 'hash']).where('cycle_id', '=', cycleId).executeTakeFirst();
  const behind = row?.seq !== end.seq || row.hash !== end.hash;
  const late: Fault[] = behind ? [{ cycleId, seq: end.seq, why: 'snapshot-behind' }] : [];
  return { facts: facts.length, faults: [...late, ...unreadable] };
}

function unreadableIn(cycleId: CycleId, fact: Fact): Unreadable[] {
  const read = parseFact(fact);
  if (!('issues' in read)) return [];
  return read.issues.map((issue) => ({ cycleId, seq: fact.seq, why: 'unreadable', kind: fact.kind, ...issue }));
}
