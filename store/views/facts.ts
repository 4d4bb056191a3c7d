import type { Ack, Fact } from '../../domain/facts.js';
import { type CycleId, type RegionCode, regionOf } from '../../domain/ids.js';
import { toFact } from '../ledger/fact-rows.js';
import type { Database } from '../tables.js';

const PAGE = 200;

/** A page of the feed; ask again with its cursor. It stays what it was when the page is empty. */
export type FactsPage = { facts: Fact[]; cursor: number };

/**
 * The facts of a jurisdiction in the order they were put on record, after a cursor (0 = from the beginning). The feed
 * has no gaps and nothing appears behind a cursor, so a follower misses none.
 */
export async function factsAfter(
  db: Database,
  code: RegionCode,
  { cursor = 0, limit = PAGE }: { cursor?: number; limit?: number },
): Promise<FactsPage> {
  const rows = await db
    .selectFrom('facts')
    .selectAll()
    .where('code', '=', code)
    .where('position', '>', cursor)
    .orderBy('position')
    .limit(limit)
    .execute();
  return { facts: rows.map(toFact), cursor: rows.at(-1)?.position ?? cursor };
}

/** A cycle's facts after a seq (0 = from the first), oldest first. */
export async function factsPage(
  db: Database,
  code: RegionCode,
  { cycleId, afterSeq = 0, limit = PAGE }: { cycleId: CycleId; afterSeq?: number; limit?: number },
): Promise<{ facts: Fact[]; nextAfterSeq: number | null }> {
  const rows = await db
    .selectFrom('facts')
    .selectAll()
    .where('code', '=', code)
    .where('cycle_id', '=', cycleId)
    .where('seq', '>', afterSeq)
    .orderBy('seq')
    .limit(limit + 1)
    .execute();
  const facts = rows.slice(0, limit).map(toFact);
  return { facts, nextAfterSeq: rows.length > limit ? (facts.at(-1)?.seq ?? null) : null };
}

/** What a command was answered with when it was accepted: seq and hash of its last fact. Null when it is not on record. */
export async function ackOf(db: Database, cycleId: CycleId, commandId: string): Promise<Ack | null> {
  const ack = await db
    .selectFrom('facts')
    .select(['seq', 'hash'])
    .where('code', '=', regionOf(cycleId))
    .where('cycle_id', '=', cycleId)
    .where('command_id', '=', commandId)
    .orderBy('n', 'desc')
    .limit(1)
    .executeTakeFirst();
  return ack ?? null;
}
