import { beforeEach, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { instant } from '../../../domain/calendar/instant.js';
import { dueLetters } from '../../../store/outbox/letters.js';
import { leastNotBefore, queueNotices } from '../../../store/outbox/queue.js';
import { markFailed, markSent, recoverSending } from '../../../store/outbox/settle.js';
import { toldReaders } from '../../../store/outbox/told.js';
import { onEachDatabase } from '../../support/database.js';
import { cycleId, EVENING, LATER, NINE, notice } from './notices.js';

const CYCLE = cycleId('222401-2026-001');
/** The end of the day it would take out of the calendar. */
const OVER = instant('2026-03-04T16:00:00.000Z');
const rider = {
  cycleId: CYCLE,
  about: 'a9.1.1',
  occurrence: 'done',
  revision: 'end.9',
  rides: true,
  notBefore: OVER,
} as const;

onEachDatabase('A notice that rides', (database) => {
  beforeEach(async () => {
    await sql`delete from deliveries`.execute(database());
    await sql`delete from outbox`.execute(database());
    await sql`delete from letters`.execute(database());
  });
  const states = async () => {
    const rows = await database().selectFrom('outbox').select(['about', 'state']).orderBy('about').execute();
    return rows.map(({ about, state }) => `${about} ${state}`);
  };
  const inLetters = async (now = NINE) =>
    (await dueLetters(database(), { now })).map(({ rows }) => rows.map(({ about }) => about).sort());

  test('has no letter of its own', async () => {
    await queueNotices(database(), [notice(rider)]);
    expect(await inLetters()).toEqual([]);
    expect(await inLetters(EVENING)).toEqual([]);
    expect(await states()).toEqual(['a9.1.1 queued']);
  });

  test('goes along with the next letter to its reader, of whatever slot and cycle', async () => {
    const other = cycleId('222401-2026-002');
    await queueNotices(database(), [
      notice(rider),
      notice({ cycleId: other }),
      notice({ cycleId: other, recipient: 'p2' }),
    ]);
    expect((await inLetters()).sort()).toEqual([['a1.1.1'], ['a1.1.1', 'a9.1.1']]);
    expect(await states()).toEqual(['a1.1.1 sending', 'a1.1.1 sending', 'a9.1.1 sending']);
  });

  test('does not go to another address of its reader', async () => {
    await queueNotices(database(), [notice(rider), notice({ cycleId: CYCLE, address: 'new@bureau.example' })]);
    expect(await inLetters()).toEqual([['a1.1.1']]);
  });

  test('does not change a letter that is tried again, and then goes along with the next new one', async () => {
    await queueNotices(database(), [notice({ cycleId: CYCLE })]);
    const [letter] = await dueLetters(database(), { now: NINE });
    await markFailed(database(), { letter: letter?.id ?? '', error: 'busy', retryAt: LATER }, NINE);
    await queueNotices(database(), [notice(rider)]);
    expect(await inLetters(LATER)).toEqual([['a1.1.1']]);
    await queueNotices(database(), [notice({ cycleId: CYCLE, about: 'a2.1.1', notBefore: LATER })]);
    expect(await inLetters(LATER)).toEqual([['a2.1.1', 'a9.1.1']]);
  });

  test('is part of its letter from then on, also when its fate is unknown', async () => {
    await queueNotices(database(), [notice(rider), notice({ cycleId: CYCLE })]);
    const [first] = await dueLetters(database(), { now: NINE });
    await recoverSending(database(), LATER);
    const [again] = await dueLetters(database(), { now: LATER });
    expect(again).toMatchObject({ id: first?.id, messageId: first?.messageId, repeat: true });
    expect(again?.rows.map(({ id }) => id).sort()).toEqual(first?.rows.map(({ id }) => id).sort());
  });

  test('is dropped when the day it would take out of the calendar is over', async () => {
    await queueNotices(database(), [notice(rider)]);
    expect(await leastNotBefore(database())).toBe(OVER);
    expect(await inLetters(OVER)).toEqual([]);
    expect(await states()).toEqual(['a9.1.1 cancelled']);
    expect(await leastNotBefore(database())).toBeNull();
  });
});

onEachDatabase('Who was told', (database) => {
  beforeEach(async () => {
    await sql`delete from deliveries`.execute(database());
    await sql`delete from outbox`.execute(database());
    await sql`delete from letters`.execute(database());
  });

  test('are those whose letter left, each once; not those who were told of a delay', async () => {
    await queueNotices(database(), [
      notice({ cycleId: CYCLE }),
      notice({ cycleId: CYCLE, occurrence: 'task-overdue' }),
      notice({ cycleId: CYCLE, recipient: 'chief', occurrence: 'escalation' }),
    ]);
    const letters = await dueLetters(database(), { now: NINE });
    await markSent(
      database(),
      letters.map(({ id }) => id),
      NINE,
    );
    await queueNotices(database(), [notice({ cycleId: CYCLE, recipient: 'waiting' })]);
    expect(await toldReaders(database(), CYCLE, ['a1.1.1', 'a2.1.1'])).toEqual([{ about: 'a1.1.1', recipient: 'p1' }]);
    expect(await toldReaders(database(), CYCLE, [])).toEqual([]);
  });

  test('nobody: the row of the end is there, and is never sent', async () => {
    const nothing = { cycleId: CYCLE, occurrence: 'withdrawn', revision: 'end.9', state: 'cancelled' } as const;
    await queueNotices(database(), [notice(nothing)]);
    expect(await queueNotices(database(), [notice(nothing)])).toEqual([]);
    expect(await dueLetters(database(), { now: EVENING })).toEqual([]);
  });
});
