import { createHash } from 'node:crypto';
import { type Selectable, sql } from 'kysely';
import type { Instant } from '../../domain/calendar/instant.js';
import type { Database, OutboxTable } from '../tables.js';
import { sendable } from './queue.js';
import { notSent } from './settle.js';
import type { Letter, LetterRow } from './types.js';

type Row = Selectable<OutboxTable>;

/** Few, because all that is claimed and not settled when a process dies is of unknown fate. */
const ROWS_AT_ONCE = 100;

/**
 * Takes what is due at `now` and fixes it into letters: from here on the rows are `sending`. Callers may run at the
 * same time; no row is given to two of them. Call again until the answer is empty. `during` is called before the commit.
 */
export function dueLetters(
  db: Database,
  { now, limit = ROWS_AT_ONCE, during }: { now: Instant; limit?: number; during?: () => void },
): Promise<Letter[]> {
  return db.transaction().execute(async (trx) => {
    const rows = await claim(trx, now, limit);
    if (rows.length === 0) {
      // Nobody takes along what has expired, so it can lie until the others have gone; it is looked for once, not each time.
      await cancelExpired(trx, now);
      return [];
    }
    const letters = grouped(rows);
    await insertNew(trx, letters, now);
    await markSending(trx, letters, now);
    during?.();
    return letters;
  });
}

/**
 * The oldest due rows, and whatever else is due for the same recipients or rides along with it: a digest is one letter.
 * The first question is kept narrow, because a database that does not yet know of a crowd may sort all of it.
 */
async function claim(trx: Database, now: Instant, limit: number): Promise<Row[]> {
  const waiting = trx.selectFrom('outbox').where(sendable);
  const oldest = await waiting
    .where('not_before', '<=', now)
    .where('rides', '=', false)
    .select(['code', 'recipient'])
    .orderBy('not_before')
    .orderBy('id')
    .limit(limit)
    .forUpdate('outbox')
    .skipLocked()
    .execute();
  if (oldest.length === 0) return [];
  const recipients = [...new Set(oldest.map(({ recipient }) => recipient))];
  // A person's id is a county's own: the officers of all counties may have the same one.
  const whole = [...new Set(oldest.map(({ code, recipient }) => `${code} ${recipient}`))];
  const theirs = waiting
    .selectAll('outbox')
    .where('recipient', 'in', recipients)
    .where(sql<boolean>`(outbox.code || ' ' || outbox.recipient) in (${sql.join(whole)})`)
    .where(sql<boolean>`outbox.rides = (outbox.not_before > ${now})`);
  return theirs.orderBy('id').forUpdate('outbox').skipLocked().execute();
}

/** The day they would take out of a calendar is over. */
async function cancelExpired(trx: Database, now: Instant): Promise<void> {
  await trx
    .updateTable('outbox')
    .set({ state: notSent, settled_at: now })
    .where('state', '=', 'queued')
    .where('rides', '=', true)
    .where('not_before', '<=', now)
    .execute();
}

function grouped(rows: readonly Row[]): Letter[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows.filter(({ rides }) => !rides)) {
    const key = row.letter_id ?? JSON.stringify([placeOf(row), row.slot]);
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  for (const rider of rows.filter(({ rides }) => rides)) carrierOf(rider, groups.values())?.push(rider);
  return [...groups.values()].flatMap(toLetter);
}

/** A letter that was fixed before takes nobody along: it stays word for word what it was. Else the rider waits. */
function carrierOf(rider: Row, groups: Iterable<Row[]>): Row[] | undefined {
  return [...groups].find(([first]) => first?.letter_id === null && placeOf(first) === placeOf(rider));
}

function placeOf({ code, recipient, channel, address }: Row): string {
  return JSON.stringify([code, recipient, channel, address]);
}

function toLetter(rows: readonly Row[]): Letter[] {
  const [first] = rows;
  if (first === undefined) return [];
  const { code, recipient, channel, address, slot } = first;
  const id = first.letter_id ?? newLetterId(rows);
  const attempt = Math.max(...rows.map(({ attempts }) => attempts)) + 1;
  const repeat = rows.some(({ state }) => state === 'unknown');
  const messageId = messageIdOf(id);
  return [{ id, code, recipient, channel, address, slot, messageId, attempt, repeat, rows: rows.map(toLetterRow) }];
}

function toLetterRow(row: Row): LetterRow {
  const { id, about, occurrence, revision, recipient, channel, payload } = row;
  return {
    id,
    cycleId: row.cycle_id,
    about,
    occurrence,
    revision,
    recipient,
    channel,
    notBefore: row.not_before,
    payload,
  };
}

/**
 * A row is in one letter to an address, so rows and address name a letter; 128 bits of their digest keep the id short.
 */
function newLetterId(rows: readonly Row[]): string {
  const names = rows.map(({ id, cycle_id, about, occurrence, revision, address }) => [
    id,
    address,
    cycle_id,
    about,
    occurrence,
    revision,
  ]);
  return createHash('sha256').update(JSON.stringify(names)).digest('hex').slice(0, 32);
}

/** RFC 5322 3.6.4; the same for every attempt, so that a receiver can tell a repeat. */
export function messageIdOf(letterId: string): string {
  return `<${letterId}@letter.caigou>`;
}

async function insertNew(trx: Database, letters: readonly Letter[], now: Instant): Promise<void> {
  const values = letters.map(({ id, code, recipient, channel, address, slot, messageId, repeat }) => ({
    id,
    code,
    recipient,
    channel,
    address,
    slot,
    message_id: messageId,
    made_at: now,
    repeated: repeat,
  }));
  await trx
    .insertInto('letters')
    .values(values)
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet({ repeated: sql<boolean>`letters.repeated or excluded.repeated` }),
    )
    .execute();
}

/** From here on a rider is a part of its letter like the others. */
async function markSending(trx: Database, letters: readonly Letter[], now: Instant): Promise<void> {
  const pairs = letters.flatMap((letter) => letter.rows.map(({ id }) => ({ id, letter: letter.id })));
  await sql`update outbox set state = 'sending', letter_id = pair.letter, claimed_at = ${now}, attempts = attempts + 1,
    rides = false, not_before = least(not_before, ${now})
    from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as pair (id bigint, letter text)
    where outbox.id = pair.id`.execute(trx);
}
