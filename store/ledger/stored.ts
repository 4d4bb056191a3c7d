import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { Instant } from '../../domain/calendar/instant.js';
import { plannedOnce } from '../driver/planned-once.js';
import { type HandOf, handOf } from '../stuck/at-hand.js';
import type { Database } from '../tables.js';

/** In JSON a moment would have another form than the one it has everywhere else. */
const sendAt = sql<Instant>`to_char(send_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/**
 * The derived rows of a cycle as they stand, its letters that wait, and what telling its stuck things begins with: one
 * question and not nine, because every answer to a command waits for it.
 */
export function storedRows(trx: Database, of: HandOf) {
  const { cycleId } = of;
  const { known, anyFailed, directory } = handOf(of);
  return trx
    .selectNoFrom((eb) => [
      known.as('known'),
      anyFailed.as('anyFailed'),
      directory.as('directory'),
      jsonArrayFrom(eb.selectFrom('obligations').selectAll().where('cycle_id', '=', cycleId)).as('obligations'),
      jsonArrayFrom(eb.selectFrom('tasks').selectAll().where('cycle_id', '=', cycleId)).as('tasks'),
      jsonArrayFrom(eb.selectFrom('approvals').selectAll().where('cycle_id', '=', cycleId)).as('approvals'),
      jsonArrayFrom(eb.selectFrom('ledger_rows').selectAll().where('cycle_id', '=', cycleId)).as('ledgers'),
      jsonArrayFrom(
        eb
          .selectFrom('expected_notices')
          .select(['cycle_id', 'code', 'key', 'about', 'occurrence', 'revision', 'audience', 'slot'])
          .select(sendAt.as('send_at'))
          .where('cycle_id', '=', cycleId),
      ).as('notices'),
      jsonArrayFrom(
        eb
          .selectFrom('outbox')
          .select(['id', 'about', 'revision'])
          .where('cycle_id', '=', cycleId)
          .where('state', '=', 'queued'),
      ).as('queued'),
    ])
    .modifyFront(plannedOnce)
    .executeTakeFirstOrThrow();
}

/** A letter that waits, and what it is about. */
export type Queued = { id: number; about: string; revision: string };

/** What stands of a cycle. */
export type Stored = Awaited<ReturnType<typeof storedRows>>;
