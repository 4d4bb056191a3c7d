import { sql } from 'kysely';
import type { Instant } from '../../domain/calendar/instant.js';
import type { Database, DeliveryOutcome, OutboxState } from '../tables.js';

/** A try that failed: to be tried again at `retryAt`, or final when that is null. */
export type Failure = { letter: string; error: string; retryAt: Instant | null };

type Settling = {
  to: OutboxState;
  from: OutboxState[];
  at: Instant;
  outcome: DeliveryOutcome;
  detail: string | null;
  more?: { was_unknown?: true; not_before?: Instant };
};

/**
 * What becomes of a queued row that is not to go out any more. One that was tried before and may have arrived stays of
 * unknown fate: `cancelled` says that nobody has it.
 */
export const notSent = sql<OutboxState>`case when was_unknown then 'unknown' else 'cancelled' end`;

/**
 * The letters went out. Also takes a letter that was meanwhile held for lost: a late answer is still an answer.
 * @returns how many rows are sent by this call
 */
export function markSent(db: Database, letters: readonly string[], at: Instant): Promise<number> {
  return settle(db, letters, { to: 'sent', from: ['sending', 'unknown'], at, outcome: 'sent', detail: null });
}

/** The peer refused. With `retryAt` the same letter is queued again, without it it has failed for good. */
export function markFailed(db: Database, { letter, error, retryAt }: Failure, at: Instant): Promise<number> {
  const from: OutboxState[] = ['sending'];
  if (retryAt === null) return settle(db, [letter], { to: 'failed', from, at, outcome: 'refused', detail: error });
  const more = { not_before: retryAt };
  return settle(db, [letter], { to: 'queued', from, at, outcome: 'retry', detail: error, more });
}

/** Nobody can say whether the letter went out: it is shown, and sent once more. */
export function markUnknown(db: Database, letters: readonly string[], at: Instant, why: string): Promise<number> {
  const more = { was_unknown: true } as const;
  return settle(db, letters, { to: 'unknown', from: ['sending'], at, outcome: 'unknown', detail: why, more });
}

/**
 * What is `sending` was lost with the process that sent it: asked by the one sender before it begins. Whatever the hour
 * it was taken at: the clock of that process may have been ahead of ours. @returns the letters
 */
export async function recoverSending(db: Database, at: Instant): Promise<string[]> {
  const rows = await db.selectFrom('outbox').select('letter_id').distinct().where('state', '=', 'sending').execute();
  const letters = rows.flatMap(({ letter_id }) => letter_id ?? []);
  if (letters.length > 0) await markUnknown(db, letters, at, 'the sender ended before it could say');
  return letters;
}

/** The mail came back. @returns the letter and whom it was for, or null when no letter has this Message-ID */
export function markBounced(
  db: Database,
  { messageId, at, detail }: { messageId: string; at: Instant; detail: string },
): Promise<{ letter: string; code: string; recipient: string; address: string } | null> {
  return db.transaction().execute(async (trx) => {
    const letter = await trx
      .selectFrom('letters')
      .select(['id as letter', 'code', 'recipient', 'address'])
      .where('message_id', '=', messageId)
      .executeTakeFirst();
    if (letter === undefined) return null;
    await settle(trx, [letter.letter], { to: 'bounced', from: ['sent', 'unknown'], at, outcome: 'bounced', detail });
    return letter;
  });
}

/** Moves the rows of letters, and notes the attempt of each letter that moved; one statement, so both or neither. */
async function settle(db: Database, letters: readonly string[], settling: Settling): Promise<number> {
  if (letters.length === 0) return 0;
  const { to, from, at, outcome, detail, more } = settling;
  const { many } = await db
    .with('moved', (query) =>
      query
        .updateTable('outbox')
        .set({ state: to, settled_at: to === 'queued' ? null : at, last_error: detail, ...more })
        .where('letter_id', 'in', letters)
        .where('state', 'in', from)
        .returning(['letter_id', 'code']),
    )
    .with('noted', (query) =>
      query
        .insertInto('deliveries')
        .columns(['code', 'letter_id', 'at', 'outcome', 'detail'])
        .expression((eb) =>
          eb
            .selectFrom('moved')
            .select([
              'code',
              eb.ref('letter_id').$notNull().as('letter_id'),
              sql<Instant>`${at}::timestamptz`.as('at'),
              sql<DeliveryOutcome>`${outcome}::text`.as('outcome'),
              sql<string | null>`${detail}::text`.as('detail'),
            ])
            .distinct(),
        ),
    )
    .selectFrom('moved')
    .select(sql<number>`count(*)::int`.as('many'))
    .executeTakeFirstOrThrow();
  return many;
}
