import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { Instant } from '../../domain/calendar/instant.js';
import { type CycleId, regionOf } from '../../domain/ids.js';
import { plannedOnce } from '../driver/planned-once.js';
import { handOf } from '../stuck/at-hand.js';
import type { CycleRow, Database } from '../tables.js';

/** In JSON a moment would have another form than the one it has everywhere else. */
const sendAt = sql<Instant>`to_char(send_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** Named one by one: the plan of a question for all columns is void when a newer version of the program adds one. */
const CYCLE_COLUMNS = [
  'cycle_id',
  'code',
  'seq',
  'hash',
  'stage',
  'title',
  'contractor',
  'contractor_id',
  'officer',
  'policy',
  'calendar',
  'opened_on',
  'closed_on',
  'next_due',
  'next_wake',
  'last_at',
  'state',
] as const satisfies readonly (keyof CycleRow)[];

/** What stands of a cycle: its derived rows, its letters that wait, and what telling its stuck things begins with. */
export type Stored = Awaited<ReturnType<typeof storedRows>>;

/** A letter that waits, and what it is about. */
export type Queued = { id: number; about: string; revision: string };

/** Asked by whoever holds the cycle's row. */
export function storedRows(trx: Database, cycleId: CycleId) {
  return trx.selectNoFrom(columnsOf(trx, cycleId)).modifyFront(plannedOnce).executeTakeFirstOrThrow();
}

/**
 * The cycle's row, held until the transaction ends, and what stands of it: one question and not ten, because every
 * answer to a command waits for it. Null where the cycle has no row yet. What stands is null where somebody else held
 * the row when this was asked: a question sees the rows as they were when it began to wait.
 */
export async function heldWithRows(
  trx: Database,
  cycleId: CycleId,
): Promise<{ cycle: CycleRow; stored: Stored | null } | null> {
  const row = await trx
    .selectFrom('cycles')
    .select(CYCLE_COLUMNS)
    .select(columnsOf(trx, cycleId))
    .select((eb) => eb.selectFrom('cycles as seen').select('seq').where('cycle_id', '=', cycleId).as('seenSeq'))
    .where('cycle_id', '=', cycleId)
    .forUpdate('cycles')
    .modifyFront(plannedOnce)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { seenSeq, ...both } = row;
  return { cycle: both, stored: seenSeq === row.seq ? both : null };
}

function columnsOf(trx: Database, cycleId: CycleId) {
  const { known, anyFailed, directory } = handOf({ code: regionOf(cycleId), cycleId });
  return [
    known.as('known'),
    anyFailed.as('anyFailed'),
    directory.as('directory'),
    jsonArrayFrom(trx.selectFrom('obligations').selectAll().where('cycle_id', '=', cycleId)).as('obligations'),
    jsonArrayFrom(trx.selectFrom('tasks').selectAll().where('cycle_id', '=', cycleId)).as('tasks'),
    jsonArrayFrom(trx.selectFrom('approvals').selectAll().where('cycle_id', '=', cycleId)).as('approvals'),
    jsonArrayFrom(trx.selectFrom('ledger_rows').selectAll().where('cycle_id', '=', cycleId)).as('ledgers'),
    jsonArrayFrom(
      trx
        .selectFrom('expected_notices')
        .select(['cycle_id', 'code', 'key', 'about', 'occurrence', 'revision', 'audience', 'slot'])
        .select(sendAt.as('send_at'))
        .where('cycle_id', '=', cycleId),
    ).as('notices'),
    jsonArrayFrom(
      trx
        .selectFrom('outbox')
        .select(['id', 'about', 'revision'])
        .where('cycle_id', '=', cycleId)
        .where('state', '=', 'queued'),
    ).as('queued'),
  ] as const;
}
