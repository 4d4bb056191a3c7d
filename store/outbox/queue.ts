import { type InsertObject, sql } from 'kysely';
import type { Instant } from '../../domain/calendar/instant.js';
import { type CycleId, regionOf } from '../../domain/ids.js';
import type { Database, Tables } from '../tables.js';
import { isHeld } from './is-held.js';
import type { NoticeIdentity, QueuedNotice } from './types.js';

/** Rows of one statement; a row has a dozen parameters and PostgreSQL takes 65,535. */
const CHUNK = 1000;

/**
 * Puts notices into the outbox; one that is there already stays as it is. A cancelled one is queued again: it never
 * left, and what cancelled it was taken back.
 * @returns those that are queued by this call
 */
export async function queueNotices(db: Database, notices: readonly QueuedNotice[]): Promise<NoticeIdentity[]> {
  const queued: NoticeIdentity[] = [];
  for (let from = 0; from < notices.length; from += CHUNK) {
    queued.push(...(await queueChunk(db, notices.slice(from, from + CHUNK))));
  }
  return queued;
}

function queueChunk(db: Database, notices: readonly QueuedNotice[]): Promise<NoticeIdentity[]> {
  return db
    .insertInto('outbox')
    .values(distinct(notices).map(toRow))
    .onConflict((conflict) =>
      conflict
        .constraint('outbox_once')
        .doUpdateSet((eb) => ({
          state: eb.ref('excluded.state'),
          rides: eb.ref('excluded.rides'),
          not_before: eb.ref('excluded.not_before'),
          slot: eb.ref('excluded.slot'),
          address: eb.ref('excluded.address'),
          payload: eb.ref('excluded.payload'),
          letter_id: null,
          settled_at: null,
        }))
        .where('outbox.state', '=', 'cancelled')
        .where(sql<boolean>`excluded.state = 'queued'`),
    )
    .returning(['cycle_id as cycleId', 'about', 'occurrence', 'revision', 'recipient', 'channel'])
    .execute();
}

/** One statement may not meet the same row twice. */
function distinct(notices: readonly QueuedNotice[]): QueuedNotice[] {
  const seen = new Map(
    notices.map((each) => [
      JSON.stringify([each.cycleId, each.about, each.occurrence, each.revision, each.recipient, each.channel]),
      each,
    ]),
  );
  return [...seen.values()];
}

function toRow(notice: QueuedNotice): InsertObject<Tables, 'outbox'> {
  const { cycleId, notBefore, payload, rides = false, state = 'queued', ...same } = notice;
  return { ...same, rides, state, cycle_id: cycleId, code: regionOf(cycleId), not_before: notBefore, payload };
}

/** Cancels what is still queued about an obligation or task, except of the revision to keep. @returns how many */
export async function cancelFor(
  db: Database,
  { cycleId, about, keepRevision, at }: { cycleId: CycleId; about: string; keepRevision?: string; at: Instant },
): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('outbox')
    .set({ state: 'cancelled', settled_at: at })
    .where('cycle_id', '=', cycleId)
    .where('about', '=', about)
    .where('state', '=', 'queued')
    .$if(keepRevision !== undefined, (query) => query.where('revision', '!=', keepRevision ?? ''))
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}

/** The earliest moment at which something is to be sent (past, when something is late), or null when all is settled. */
export async function leastNotBefore(db: Database): Promise<Instant | null> {
  const row = await db
    .selectFrom('outbox')
    .select('not_before')
    .where(sendable)
    .orderBy('not_before')
    .limit(1)
    .executeTakeFirst();
  return row?.not_before ?? null;
}

/** Queued, or of unknown fate and not yet sent a second time; and not to an address that takes no letter. */
export const sendable = sql<boolean>`((outbox.state = 'queued' or (outbox.state = 'unknown' and exists
  (select from letters where letters.id = outbox.letter_id and not letters.repeated)))
  and not ${isHeld})`;
