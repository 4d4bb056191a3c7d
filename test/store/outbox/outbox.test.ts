import { beforeEach, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { instant } from '../../../domain/calendar/instant.js';
import { dueLetters } from '../../../store/outbox/letters.js';
import { cancelFor, leastNotBefore, queueNotices } from '../../../store/outbox/queue.js';
import { markBounced, markFailed, markSent, markUnknown, recoverSending } from '../../../store/outbox/settle.js';
import { onEachDatabase } from '../../support/database.js';
import { cycleId, EVENING, LATER, NINE, notice } from './notices.js';

const CYCLE = cycleId('222401-2026-001');
const numbers = (count: number) => Array.from({ length: count }, (_, i) => i);

onEachDatabase('The outbox', (database) => {
  beforeEach(async () => {
    await sql`delete from deliveries`.execute(database());
    await sql`delete from outbox`.execute(database());
    await sql`delete from letters`.execute(database());
  });
  const states = async () => {
    const rows = await database().selectFrom('outbox').select(['about', 'state']).orderBy('id').execute();
    return rows.map(({ about, state }) => `${about} ${state}`);
  };
  const outcomes = async () => {
    const rows = await database().selectFrom('deliveries').select('outcome').orderBy('id').execute();
    return rows.map(({ outcome }) => outcome);
  };
  const theLetter = async (now = NINE) => {
    const [letter, ...others] = await dueLetters(database(), { now });
    if (letter === undefined || others.length > 0) throw new Error('not exactly one letter');
    return letter;
  };

  test('takes a notice once, however often it is queued', async () => {
    const one = notice({ cycleId: CYCLE });
    expect(await queueNotices(database(), [one, one])).toHaveLength(1);
    expect(await queueNotices(database(), [one])).toEqual([]);
    expect(await states()).toEqual(['a1.1.1 queued']);
  });

  test.each(['about', 'occurrence', 'revision', 'recipient', 'channel'] as const)(
    'takes notices that differ in %s as two',
    async (field) => {
      const changed = { ...notice({ cycleId: CYCLE }), [field]: 'overdue-1' };
      expect(await queueNotices(database(), [notice({ cycleId: CYCLE }), changed])).toHaveLength(2);
    },
  );

  test('gives nothing before its time', async () => {
    await queueNotices(database(), [notice({ cycleId: CYCLE, notBefore: LATER })]);
    expect(await dueLetters(database(), { now: NINE })).toEqual([]);
    expect(await leastNotBefore(database())).toBe(LATER);
    expect(await dueLetters(database(), { now: LATER })).toHaveLength(1);
    expect(await leastNotBefore(database())).toBeNull();
  });

  test('puts what one recipient gets in one slot into one letter', async () => {
    await queueNotices(database(), [
      notice({ cycleId: CYCLE, about: 'a1.1.1' }),
      notice({ cycleId: CYCLE, about: 'a2.1.1' }),
      notice({ cycleId: cycleId('222401-2026-002'), about: 'a1.1.1' }),
      notice({ cycleId: CYCLE, about: 'a3.1.1', recipient: 'p2', address: 'p2@bureau.example' }),
    ]);
    const letters = await dueLetters(database(), { now: NINE });
    expect(letters.map(({ recipient, rows }) => [recipient, rows.length]).sort()).toEqual([
      ['p1', 3],
      ['p2', 1],
    ]);
    expect(new Set(letters.map(({ messageId }) => messageId)).size).toBe(2);
    expect(letters[0]?.rows[0]?.payload.title).toBe('社工站服务采购');
  });

  test('never puts two counties into one letter', async () => {
    await queueNotices(database(), [notice({ cycleId: CYCLE }), notice({ cycleId: cycleId('640402-2026-001') })]);
    const letters = await dueLetters(database(), { now: NINE });
    expect(letters.map(({ code }) => code).sort()).toEqual(['222401', '640402']);
  });

  test('takes along what else is due for a reader, and not for whoever has the same id in another county', async () => {
    const first = notice({ cycleId: CYCLE, recipient: 'officer' });
    const elsewhere = notice({ cycleId: cycleId('640402-2026-001'), recipient: 'officer' });
    await queueNotices(database(), [first, elsewhere, { ...first, about: 'a2.1.1' }]);
    const taken = [await dueLetters(database(), { now: NINE, limit: 1 }), await dueLetters(database(), { now: NINE })];
    expect(taken.map((letters) => letters.map(({ code, rows }) => [code, rows.length]))).toEqual([
      [['222401', 2]],
      [['640402', 1]],
    ]);
  });

  test('keeps a digest whole when there is more than one round of work', async () => {
    const crowd = numbers(30).map((i) => notice({ cycleId: CYCLE, about: `a${i}.1.1`, recipient: `p${i % 3}` }));
    await queueNotices(database(), crowd);
    const letters = await dueLetters(database(), { now: NINE, limit: 4 });
    expect(letters.map(({ rows }) => rows.length)).toEqual([10, 10, 10]);
  });

  test('gives each row to one of many who drain at once', async () => {
    const crowd = numbers(200).map((i) => notice({ cycleId: CYCLE, about: `a${i}.1.1`, recipient: `p${i}` }));
    await queueNotices(database(), crowd);
    const drain = async () => {
      const mine: number[] = [];
      for (;;) {
        const letters = await dueLetters(database(), { now: NINE, limit: 7 });
        if (letters.length === 0) return mine;
        mine.push(...letters.flatMap(({ rows }) => rows.map(({ id }) => id)));
        await markSent(
          database(),
          letters.map(({ id }) => id),
          NINE,
        );
      }
    };
    const taken = (await Promise.all(numbers(5).map(drain))).flat();
    expect(taken).toHaveLength(200);
    expect(new Set(taken).size).toBe(200);
    expect(await outcomes()).toHaveLength(200);
  });

  test('notes what was sent', async () => {
    await queueNotices(database(), [notice({ cycleId: CYCLE }), notice({ cycleId: CYCLE, about: 'a2.1.1' })]);
    const letter = await theLetter();
    expect(await states()).toEqual(['a1.1.1 sending', 'a2.1.1 sending']);
    expect(await markSent(database(), [letter.id], NINE)).toBe(2);
    expect(await states()).toEqual(['a1.1.1 sent', 'a2.1.1 sent']);
    expect(await outcomes()).toEqual(['sent']);
  });

  test('counts a letter as sent once', async () => {
    await queueNotices(database(), [notice({ cycleId: CYCLE })]);
    const letter = await theLetter();
    await markSent(database(), [letter.id], NINE);
    expect(await markSent(database(), [letter.id], NINE)).toBe(0);
    expect(await markFailed(database(), { letter: letter.id, error: 'late', retryAt: null }, NINE)).toBe(0);
    expect(await outcomes()).toEqual(['sent']);
  });

  test('tries a letter that may still go again later, as the same letter', async () => {
    await queueNotices(database(), [notice({ cycleId: CYCLE })]);
    const first = await theLetter();
    await markFailed(database(), { letter: first.id, error: '421 try later', retryAt: LATER }, NINE);
    expect(await dueLetters(database(), { now: NINE })).toEqual([]);
    expect(await leastNotBefore(database())).toBe(LATER);
    const second = await theLetter(LATER);
    expect(second).toMatchObject({ id: first.id, messageId: first.messageId, attempt: 2, repeat: false });
    expect(await outcomes()).toEqual(['retry']);
  });

  test('does not mix what is tried again with what came since', async () => {
    await queueNotices(database(), [notice({ cycleId: CYCLE })]);
    const first = await theLetter();
    await markFailed(database(), { letter: first.id, error: '421', retryAt: LATER }, NINE);
    await queueNotices(database(), [notice({ cycleId: CYCLE, about: 'a9.1.1' })]);
    const letters = await dueLetters(database(), { now: LATER });
    expect(letters.map(({ rows }) => rows.map(({ about }) => about)).sort()).toEqual([['a1.1.1'], ['a9.1.1']]);
  });

  test('gives up a letter that was refused for good', async () => {
    await queueNotices(database(), [notice({ cycleId: CYCLE })]);
    const { id } = await theLetter();
    await markFailed(database(), { letter: id, error: '550 no such user', retryAt: null }, NINE);
    expect(await states()).toEqual(['a1.1.1 failed']);
    expect(await dueLetters(database(), { now: EVENING })).toEqual([]);
    expect(await leastNotBefore(database())).toBeNull();
    const { last_error } = await database().selectFrom('outbox').select('last_error').executeTakeFirstOrThrow();
    expect(last_error).toBe('550 no such user');
  });

  test('sends a letter whose fate is unknown once more, with the same Message-ID, and never a third time', async () => {
    await queueNotices(database(), [notice({ cycleId: CYCLE })]);
    const first = await theLetter();
    expect(await recoverSending(database(), LATER)).toEqual([first.id]);
    expect(await states()).toEqual(['a1.1.1 unknown']);
    expect(await leastNotBefore(database())).toBe(NINE);
    const second = await theLetter(LATER);
    expect(second).toMatchObject({ id: first.id, messageId: first.messageId, repeat: true });
    expect(await recoverSending(database(), EVENING)).toEqual([first.id]);
    expect(await dueLetters(database(), { now: EVENING })).toEqual([]);
    expect(await leastNotBefore(database())).toBeNull();
    expect(await outcomes()).toEqual(['unknown', 'unknown']);
  });

  test('remembers that a letter was unknown after it was sent', async () => {
    await queueNotices(database(), [notice({ cycleId: CYCLE })]);
    const { id } = await theLetter();
    await markUnknown(database(), [id], NINE, 'connection lost after DATA');
    const again = await theLetter(LATER);
    await markSent(database(), [again.id], LATER);
    const row = await database().selectFrom('outbox').select(['state', 'was_unknown']).executeTakeFirstOrThrow();
    expect(row).toEqual({ state: 'sent', was_unknown: true });
  });

  test('holds for lost what was being sent when the clock was set back, too', async () => {
    await queueNotices(database(), [notice({ cycleId: CYCLE })]);
    const { id } = await theLetter(LATER);
    expect(await recoverSending(database(), NINE)).toEqual([id]);
    expect(await states()).toEqual(['a1.1.1 unknown']);
  });

  test('finds a bounced letter by its Message-ID', async () => {
    await queueNotices(database(), [notice({ cycleId: CYCLE })]);
    const { id, messageId } = await theLetter();
    await markSent(database(), [id], NINE);
    const bounced = await markBounced(database(), { messageId, at: EVENING, detail: '550 mailbox full' });
    expect(bounced).toEqual({ letter: id, code: '222401', recipient: 'p1', address: 'p1@bureau.example' });
    expect(await states()).toEqual(['a1.1.1 bounced']);
    expect(await outcomes()).toEqual(['sent', 'bounced']);
    expect(
      await markBounced(database(), { messageId: '<stranger@letter.caigou>', at: EVENING, detail: '' }),
    ).toBeNull();
  });

  test('cancels what is queued about a thing, but for the revision that holds', async () => {
    await queueNotices(database(), [
      notice({ cycleId: CYCLE, revision: '2026-03-05' }),
      notice({ cycleId: CYCLE, revision: '2026-03-09' }),
      notice({ cycleId: CYCLE, about: 'a2.1.1', revision: '2026-03-05' }),
    ]);
    const gone = await cancelFor(database(), { cycleId: CYCLE, about: 'a1.1.1', keepRevision: '2026-03-09', at: NINE });
    expect(gone).toBe(1);
    expect(await states()).toEqual(['a1.1.1 cancelled', 'a1.1.1 queued', 'a2.1.1 queued']);
  });

  test('does not cancel what is already on its way', async () => {
    await queueNotices(database(), [notice({ cycleId: CYCLE })]);
    await theLetter();
    expect(await cancelFor(database(), { cycleId: CYCLE, about: 'a1.1.1', at: NINE })).toBe(0);
    expect(await states()).toEqual(['a1.1.1 sending']);
  });

  test('queues a cancelled notice again when it is owed again', async () => {
    const one = notice({ cycleId: CYCLE });
    await queueNotices(database(), [one]);
    await cancelFor(database(), { cycleId: CYCLE, about: one.about, at: NINE });
    expect(await queueNotices(database(), [{ ...one, notBefore: LATER }])).toHaveLength(1);
    expect(await dueLetters(database(), { now: NINE })).toEqual([]);
    expect(await dueLetters(database(), { now: LATER })).toHaveLength(1);
  });

  test('does not send again what was sent, when it is owed again', async () => {
    const one = notice({ cycleId: CYCLE });
    await queueNotices(database(), [one]);
    await markSent(database(), [(await theLetter()).id], NINE);
    expect(await queueNotices(database(), [one])).toEqual([]);
    expect(await states()).toEqual(['a1.1.1 sent']);
  });

  test('queues a crowd in one go', async () => {
    const crowd = numbers(2500).map((i) => notice({ cycleId: CYCLE, about: `a${i}.1.1` }));
    expect(await queueNotices(database(), crowd)).toHaveLength(2500);
    expect(await leastNotBefore(database())).toBe(instant('2026-03-02T01:00:00.000Z'));
  });
});
