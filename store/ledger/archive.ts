import { sql } from 'kysely';
import type { Ack, Fact } from '../../domain/facts.js';
import { type CycleId, regionOf } from '../../domain/ids.js';
import { noteCycleNumber } from '../registry/cycle-numbers.js';
import { stuckAfterFacts } from '../stuck/after-facts.js';
import type { CycleRow, Database } from '../tables.js';
import { type Change, make } from './bring-up.js';
import { brokenLink, CHAIN_START } from './chain.js';
import { archiveConflict, brokenConstraint, commandAlreadyRecorded } from './errors.js';
import { toRow } from './fact-rows.js';
import { bringUp, grown } from './project.js';
import { domainProjection, type Projection } from './projection.js';
import { heldWithRows, storedRows } from './stored.js';

/** Facts of one statement; each has fourteen parameters, and the last ones come with all derived rows. */
const CHUNK = 1000;

/** Facts of one cycle in order of seq. `during` is called inside the transaction, before it is committed. */
export type Batch = { cycleId: CycleId; facts: readonly Fact[]; during?: () => void };

/**
 * Puts facts on record and brings the derived tables up to them, all in one transaction. May be called again with the
 * same facts: those on record with the same hash are done.
 * @returns seq and hash of the last fact given
 * @throws ArchiveConflict when the facts do not follow from what is on record, or contradict it: never repaired here
 * @throws CommandAlreadyRecorded when one of their commands is on record under other seqs
 */
export async function archiveFacts(
  db: Database,
  { cycleId, facts, during }: Batch,
  projection: Projection = domainProjection,
): Promise<Ack> {
  const last = facts.at(-1);
  if (last === undefined) throw new RangeError('no facts to archive');
  try {
    await db.transaction().execute(async (trx) => {
      const held = await heldWithRows(trx, cycleId);
      const cycle = held?.cycle ?? (await lockedCycle(trx, cycleId));
      const fresh = await unrecorded(trx, cycle, facts);
      if (fresh.length === 0) return;
      const broken = brokenLink(cycleId, cycle, fresh);
      if (broken !== null) throw broken;
      const after = await grown(trx, cycle, fresh, projection);
      const stored = held?.stored ?? (await storedRows(trx, cycleId));
      await stuckAfterFacts(trx, after.derived, fresh, stored);
      // Last, because the head of the feed stays locked for the whole jurisdiction until commit.
      let from = 0;
      for (; fresh.length - from > CHUNK; from += CHUNK) {
        await make(trx, [], appending(trx, cycleId, fresh.slice(from, from + CHUNK)));
      }
      await bringUp(trx, after, stored, appending(trx, cycleId, fresh.slice(from)));
      during?.();
    });
  } catch (error) {
    throw brokenConstraint(error) === 'facts_command' ? commandAlreadyRecorded(cycleId, String(error)) : error;
  }
  return { seq: last.seq, hash: last.hash };
}

/** The cycle's row, made when it is missing, held until the transaction ends: archiving one cycle is serial. */
export async function lockedCycle(trx: Database, cycleId: CycleId): Promise<CycleRow> {
  const held = () => trx.selectFrom('cycles').selectAll().where('cycle_id', '=', cycleId).forUpdate();
  const standing = await held().executeTakeFirst();
  if (standing !== undefined) return standing;
  const empty = { stage: 'planning' as const, title: '', policy: '', calendar: '' };
  const made = await trx
    .insertInto('cycles')
    .values({ cycle_id: cycleId, code: regionOf(cycleId), ...CHAIN_START, ...empty })
    // Another may have made it since.
    .onConflict((conflict) => conflict.column('cycle_id').doNothing())
    .returning('cycle_id')
    .executeTakeFirst();
  if (made !== undefined) await noteCycleNumber(trx, cycleId);
  return held().executeTakeFirstOrThrow();
}

/** The facts that are not on record. @throws ArchiveConflict when one on record under the same seq is another */
async function unrecorded(trx: Database, cycle: CycleRow, facts: readonly Fact[]): Promise<readonly Fact[]> {
  const offered = facts.filter(({ seq }) => seq <= cycle.seq);
  if (offered.length === 0) return facts;
  const rows = await trx
    .selectFrom('facts')
    .select(['seq', 'hash'])
    .where('cycle_id', '=', cycle.cycle_id)
    .where('seq', '>=', Math.min(...offered.map(({ seq }) => seq)))
    .execute();
  const recorded = new Map(rows.map(({ seq, hash }) => [seq, hash]));
  const other = offered.find(({ seq, hash }) => recorded.get(seq) !== hash);
  if (other !== undefined) throw archiveConflict('different-fact', cycle.cycle_id, other.seq);
  return facts.filter(({ seq }) => seq > cycle.seq);
}

/** Takes so many places in the feed of the jurisdiction, and puts the facts there. */
function appending(trx: Database, cycleId: CycleId, facts: readonly Fact[]): Record<string, Change> {
  const many = facts.length;
  const head = trx
    .insertInto('feed_heads')
    .values({ code: regionOf(cycleId), last: many })
    .onConflict((conflict) => conflict.column('code').doUpdateSet((eb) => ({ last: eb('feed_heads.last', '+', many) })))
    .returning('last');
  const rows = facts.map((fact, i) => toRow(fact, sql<number>`(select last from head) - ${many - 1 - i}::bigint`));
  return { head, facts: trx.insertInto('facts').values(rows) };
}
