import { sql } from 'kysely';
import type { Instant } from '../../../domain/calendar/instant.js';
import type { PlainDate } from '../../../domain/calendar/plain-date.js';
import type { CycleId, RegionCode } from '../../../domain/ids.js';
import type { Occurrence } from '../../../domain/notices/types.js';
import type { Database, DeliveryOutcome, NoticePayload, OutboxState } from '../../tables.js';
import { given, keysPage, type Page, type PageAsked } from './paging.js';

/** A notice of a cycle with every attempt to deliver its letter, oldest first. */
export type MailRow = {
  id: number;
  about: string;
  occurrence: Occurrence;
  recipient: string;
  channel: string;
  address: string;
  slot: PlainDate;
  notBefore: Instant;
  state: OutboxState;
  lastError: string | null;
  messageId: string | null;
  deliveries: Delivery[];
};

/** One attempt to deliver a letter, and what was said to it. */
export type Delivery = { at: Instant; outcome: DeliveryOutcome; detail: string | null };

/** Notices of a cycle, the newest first; with `recipient`, only those for that person. */
export async function mailsPage(
  db: Database,
  code: RegionCode,
  { cycleId, recipient, ...asked }: PageAsked & { cycleId: CycleId; recipient?: string },
): Promise<Page<MailRow>> {
  const where = given(
    sql`outbox.code = ${code} and outbox.cycle_id = ${cycleId}`,
    recipient !== undefined && sql`outbox.recipient = ${recipient}`,
  );
  const order = [sql`outbox.not_before`, sql`outbox.id`].map((by) => ({ by, down: true }));
  const keys = sql`outbox.id, about, occurrence, outbox.recipient, outbox.channel, outbox.address, outbox.slot,
    not_before as "notBefore", state, last_error as "lastError", letter_id as letter,
    (select message_id from letters where letters.id = outbox.letter_id) as "messageId"`;
  type Found = Omit<MailRow, 'deliveries'> & { letter: string | null };
  const page = await keysPage<Found>(db, { keys, from: sql`outbox`, where, order }, asked);
  const letters = page.rows.flatMap(({ letter }) => letter ?? []);
  const tries = await deliveriesOf(db, code, letters);
  return { ...page, rows: page.rows.map(({ letter, ...row }) => ({ ...row, deliveries: tries(letter) })) };
}

/** Every attempt to deliver one of these letters, oldest first. */
async function deliveriesOf(
  db: Database,
  code: RegionCode,
  letters: readonly string[],
): Promise<(letter: string | null) => Delivery[]> {
  if (letters.length === 0) return () => [];
  const tries = await db
    .selectFrom('deliveries')
    .select(['letter_id', 'at', 'outcome', 'detail'])
    .where('code', '=', code)
    .where('letter_id', 'in', letters)
    .orderBy('id')
    .execute();
  return (letter) =>
    tries.filter((each) => each.letter_id === letter).map(({ at, outcome, detail }) => ({ at, outcome, detail }));
}

/** One notice of a county as it was queued, and the letter it went with, with every attempt to deliver that. */
export type QueuedNotice = {
  cycleId: CycleId;
  recipient: string;
  address: string;
  slot: PlainDate;
  notBefore: Instant;
  state: OutboxState;
  payload: NoticePayload;
  messageId: string | null;
  madeAt: Instant | null;
  deliveries: Delivery[];
};

/** Null when the county has no notice of that number. */
export async function queuedNotice(db: Database, code: RegionCode, id: number): Promise<QueuedNotice | null> {
  const row = await db
    .selectFrom('outbox')
    .leftJoin('letters', 'letters.id', 'outbox.letter_id')
    .select(['outbox.cycle_id as cycleId', 'outbox.recipient', 'outbox.address', 'outbox.slot', 'state', 'payload'])
    .select(['not_before as notBefore', 'letters.message_id as messageId', 'letters.made_at as madeAt'])
    .select('letter_id as letter')
    .where('outbox.code', '=', code)
    .where('outbox.id', '=', id)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { letter, ...notice } = row;
  const tries = await deliveriesOf(db, code, letter === null ? [] : [letter]);
  return { ...notice, deliveries: tries(letter) };
}
