import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { instant } from '../../../domain/calendar/instant.js';
import { plainDate } from '../../../domain/calendar/plain-date.js';
import type { Fact } from '../../../domain/facts.js';
import { factHash } from '../../../domain/hash.js';
import { owedNotices } from '../../../domain/notices/owed.js';
import { archiveFacts } from '../../../store/ledger/archive.js';
import { isArchiveConflict, isCommandAlreadyRecorded } from '../../../store/ledger/errors.js';
import { factsOf, handledCommands, standingOf } from '../../../store/ledger/facts.js';
import { verifyChain } from '../../../store/ledger/verify.js';
import { dueLetters } from '../../../store/outbox/letters.js';
import { queueNotices } from '../../../store/outbox/queue.js';
import { markFailed, markUnknown } from '../../../store/outbox/settle.js';
import { takeCycleNumber } from '../../../store/registry/cycle-numbers.js';
import { isMissingVersion } from '../../../store/registry/refs.js';
import { ackOf } from '../../../store/views/facts.js';
import { onEachDatabase } from '../../support/database.js';
import { cycleId, notice } from '../outbox/notices.js';
import { opening, PLAN_APPROVED, PLAN_FILED, publishCounty, type Recorder, recorder, submission } from './record.js';

const OPENED = '2026-01-05T01:00:00.000Z';
const APPROVED = '2026-01-20T02:00:00.000Z';
const FILED = '2026-01-23T02:00:00.000Z';
/** Long enough for the other transaction to come to the locked row. */
const LOCKED_MS = 300;

onEachDatabase('The ledger', (database) => {
  let number = 100;
  /** A cycle of its own for each test, opened but not archived. */
  const newCycle = (): { id: ReturnType<typeof cycleId>; record: Recorder; first: Fact[] } => {
    number += 1;
    const id = cycleId(`222401-2026-${number}`);
    const record = recorder(id);
    return { id, record, first: record.act('open-cycle-1', OPENED, [opening(id)]) };
  };
  const archive = (facts: Fact[]) => {
    const [first] = facts;
    if (first === undefined) throw new Error('no facts');
    return archiveFacts(database(), { cycleId: first.cycleId, facts });
  };
  const errorOf = (attempt: Promise<unknown>) =>
    attempt.then(
      () => null,
      (error: unknown) => error,
    );
  const rowsOf = async (id: string) => ({
    obligations: await database()
      .selectFrom('obligations')
      .select(['rule', 'status', 'due'])
      .where(sql<string>`cycle_id`, '=', id)
      .orderBy('rule')
      .execute(),
    cycle: await database().selectFrom('cycles').selectAll().where(sql<string>`cycle_id`, '=', id).executeTakeFirst(),
  });

  beforeAll(() => publishCounty(database(), recorder(cycleId('222401-2026-999')).state().code));

  test('keeps facts as they were accepted and answers with the last of them', async () => {
    const { id, record, first } = newCycle();
    const more = record.act('approve-plan', APPROVED, [PLAN_APPROVED]);
    const all = [...first, ...more];
    const last = all.at(-1);
    expect(await archive(all)).toEqual({ seq: last?.seq, hash: last?.hash });
    expect(await factsOf(database(), id)).toEqual(all);
    expect(await factsOf(database(), id, 2)).toEqual(all.slice(1));
    expect((await verifyChain(database(), id)).faults).toEqual([]);
  });

  test('brings snapshot and obligations up to the facts in the same transaction', async () => {
    const { id, record, first } = newCycle();
    await archive(first);
    await archive(record.act('approve-plan', APPROVED, [PLAN_APPROVED]));
    const { cycle, obligations } = await rowsOf(id);
    expect(cycle).toMatchObject({ seq: record.state().seq, hash: record.state().hash, code: '222401' });
    expect(cycle).toMatchObject({
      title: '社工站服务采购',
      stage: 'planning',
      opened_on: '2026-01-05',
      next_due: '2026-02-03',
    });
    expect(cycle?.state).toEqual(JSON.parse(JSON.stringify(record.state())));
    expect(cycle?.next_wake).toMatch(/^2026-/);
    expect(obligations).toContainEqual({ rule: 'plan-filing', status: 'open', due: '2026-02-03' });
  });

  test('closes an obligation with the verdict of its fact', async () => {
    const { id, record, first } = newCycle();
    await archive([...first, ...record.act('approve-plan', APPROVED, [PLAN_APPROVED])]);
    await archive(record.act('file-plan', FILED, [PLAN_FILED]));
    expect((await rowsOf(id)).obligations).toContainEqual({ rule: 'plan-filing', status: 'met', due: '2026-02-03' });
  });

  test('shows an open task while it is open', async () => {
    const { id, record, first } = newCycle();
    await archive([...first, ...record.act('submit', APPROVED, submission('2026-01-22'))]);
    const tasks = () =>
      database()
        .selectFrom('tasks')
        .select(['task', 'holder', 'due', 'title', 'subject_kind'])
        .where('cycle_id', '=', id)
        .execute();
    expect(await tasks()).toEqual([
      { task: 'a1.1.1', holder: 'deputy', due: '2026-01-22', title: '分管副局长审批', subject_kind: 'annual-plan' },
    ]);
    await archive(
      record.act('withdraw', FILED, [
        { kind: 'withdrawn', data: { approval: 'a1', via: 'console' } },
        { kind: 'approval-closed', data: { approval: 'a1', via: 'console', outcome: 'withdrawn' } },
      ]),
    );
    expect(await tasks()).toEqual([]);
  });

  test('says whether a cycle was never opened, is open or is closed', async () => {
    const { id, record, first } = newCycle();
    expect(await standingOf(database(), id)).toBe('unknown');
    await archive(first);
    expect(await standingOf(database(), id)).toBe('open');
    await archive(record.act('close-cycle-1', APPROVED, [{ kind: 'cycle-closed', data: { reason: '不再采购' } }]));
    expect(await standingOf(database(), id)).toBe('closed');
  });

  test('lists every notice that must exist', async () => {
    const { id, record, first } = newCycle();
    await archive([...first, ...record.act('approve-plan', APPROVED, [PLAN_APPROVED])]);
    const rows = await database()
      .selectFrom('expected_notices')
      .select(['key', 'send_at'])
      .where('cycle_id', '=', id)
      .orderBy('key')
      .execute();
    const owed = owedNotices(record.state(), record.judging(instant(APPROVED)));
    expect(rows).toEqual(
      owed.map(({ key, sendAt }) => ({ key, send_at: sendAt })).toSorted((a, b) => (a.key < b.key ? -1 : 1)),
    );
    expect(rows.length).toBeGreaterThan(0);
  });

  describe('given the same facts again', () => {
    test('changes nothing and answers the same', async () => {
      const { id, record, first } = newCycle();
      const all = [...first, ...record.act('approve-plan', APPROVED, [PLAN_APPROVED])];
      const ack = await archive(all);
      const before = await rowsOf(id);
      expect(await archive(all)).toEqual(ack);
      expect(await rowsOf(id)).toEqual(before);
      expect(await factsOf(database(), id)).toHaveLength(all.length);
    });

    test('with new ones behind them adds only the new ones', async () => {
      const { id, record, first } = newCycle();
      await archive(first);
      const all = [...first, ...record.act('approve-plan', APPROVED, [PLAN_APPROVED])];
      await archive(all);
      expect((await factsOf(database(), id)).map(({ seq }) => seq)).toEqual(all.map(({ seq }) => seq));
    });

    test('by several at once records them once', async () => {
      const { id, first } = newCycle();
      const acks = await Promise.all([archive(first), archive(first), archive(first)]);
      expect(new Set(acks.map(({ hash }) => hash)).size).toBe(1);
      expect(await factsOf(database(), id)).toEqual(first);
    });
  });

  describe('refuses, and leaves everything as it was, when', () => {
    test('another fact stands under the same seq', async () => {
      const { id, first } = newCycle();
      await archive(first);
      const other = recorder(id).act('open-cycle-2', OPENED, [opening(id, '另一个')]);
      const error = await errorOf(archive(other));
      expect(isArchiveConflict(error) && error.why).toBe('different-fact');
      expect(await factsOf(database(), id)).toEqual(first);
    });

    test('facts in between are missing', async () => {
      const { id, record, first } = newCycle();
      await archive(first);
      record.act('lost', APPROVED, [PLAN_APPROVED]);
      const error = await errorOf(archive(record.act('file-plan', FILED, [PLAN_FILED])));
      expect(isArchiveConflict(error) && error.why).toBe('gap');
      expect(await factsOf(database(), id)).toEqual(first);
    });

    test('the first fact is missing', async () => {
      const { id, record } = newCycle();
      const error = await errorOf(archive(record.act('approve-plan', APPROVED, [PLAN_APPROVED])));
      expect(isArchiveConflict(error) && error.why).toBe('gap');
      expect((await rowsOf(id)).cycle).toBeUndefined();
    });

    test('a fact follows from another past', async () => {
      const { id, record, first } = newCycle();
      await archive(first);
      const [next] = record.act('approve-plan', APPROVED, [PLAN_APPROVED]);
      if (next === undefined) throw new Error('no fact');
      const bent = { ...next, prevHash: 'f'.repeat(64) as typeof next.prevHash };
      const error = await errorOf(archive([{ ...bent, hash: factHash(bent) }]));
      expect(isArchiveConflict(error) && error.why).toBe('broken-chain');
      expect(await factsOf(database(), id)).toEqual(first);
    });

    test('a fact does not have the hash it claims', async () => {
      const { first } = newCycle();
      const [fact, ...rest] = first;
      if (fact === undefined) throw new Error('no fact');
      const error = await errorOf(archive([{ ...fact, commandId: 'somebody-else' }, ...rest]));
      expect(isArchiveConflict(error) && error.why).toBe('wrong-hash');
    });

    test('a command is on record already under other seqs', async () => {
      const { id, record, first } = newCycle();
      await archive([...first, ...record.act('approve-plan', APPROVED, [PLAN_APPROVED])]);
      const before = await rowsOf(id);
      const error = await errorOf(archive(record.act('approve-plan', FILED, [PLAN_FILED])));
      expect(isCommandAlreadyRecorded(error)).toBe(true);
      expect(await rowsOf(id)).toEqual(before);
    });

    test('the policy that the facts name is not published', async () => {
      const id = cycleId('640402-2026-001');
      const error = await errorOf(archive(recorder(id).act('open-cycle-1', OPENED, [opening(id)])));
      expect(isMissingVersion(error) && error.kind).toBe('policy');
      expect(await factsOf(database(), id)).toEqual([]);
    });

    test('what is to happen inside the transaction fails', async () => {
      const { id, first } = newCycle();
      const during = () => {
        throw new Error('killed here');
      };
      const error = await errorOf(archiveFacts(database(), { cycleId: id, facts: first, during }));
      expect(String(error)).toContain('killed here');
      expect(await factsOf(database(), id)).toEqual([]);
      expect((await rowsOf(id)).cycle).toBeUndefined();
    });

    test('there is nothing to archive', async () => {
      const { id } = newCycle();
      await expect(archiveFacts(database(), { cycleId: id, facts: [] })).rejects.toThrow(RangeError);
    });
  });

  describe('keeps facts for ever:', () => {
    test.each([
      ['a change', sql`update facts set kind = 'plan-drafted'`],
      ['a deletion', sql`delete from facts`],
      ['emptying the table', sql`truncate facts`],
    ])('%s raises', async (_what, statement) => {
      const { id, first } = newCycle();
      await archive(first);
      await expect(statement.execute(database())).rejects.toThrow(/never changed or deleted/);
      expect(await factsOf(database(), id)).toEqual(first);
    });
  });

  describe('knows commands by id:', () => {
    test('the answer of each is its last fact', async () => {
      const { id, record, first } = newCycle();
      const approved = record.act('approve-plan', APPROVED, [PLAN_APPROVED]);
      const filed = record.act('file-plan', FILED, [PLAN_FILED]);
      await archive([...first, ...approved, ...filed]);
      const ack = (facts: Fact[]) => ({ seq: facts.at(-1)?.seq, hash: facts.at(-1)?.hash });
      expect(filed.length).toBeGreaterThan(1);
      expect(await ackOf(database(), id, 'file-plan')).toEqual(ack(filed));
      expect(await ackOf(database(), id, 'never-given')).toBeNull();
      expect(await handledCommands(database(), id)).toEqual([
        { commandId: 'open-cycle-1', ack: ack(first) },
        { commandId: 'approve-plan', ack: ack(approved) },
        { commandId: 'file-plan', ack: ack(filed) },
      ]);
      expect((await handledCommands(database(), id, 1)).map(({ commandId }) => commandId)).toEqual(['file-plan']);
    });

    test('the same id in another cycle is another command', async () => {
      const [one, two] = [newCycle(), newCycle()];
      await Promise.all([archive(one.first), archive(two.first)]);
      const [ackOne, ackTwo] = [
        await ackOf(database(), one.id, 'open-cycle-1'),
        await ackOf(database(), two.id, 'open-cycle-1'),
      ];
      expect(ackOne?.hash).toBe(one.first[0]?.hash);
      expect(ackTwo?.hash).toBe(two.first[0]?.hash);
    });
  });

  describe('cancels queued notices', () => {
    const states = async (id: string) => {
      const rows = await database()
        .selectFrom('outbox')
        .select(['about', 'revision', 'state'])
        .where(sql<string>`cycle_id`, '=', id)
        .orderBy('id')
        .execute();
      return rows.map(({ about, revision, state }) => `${about} ${revision} ${state}`);
    };

    test('of an obligation that is met, and no others', async () => {
      const { id, record, first } = newCycle();
      await archive([...first, ...record.act('approve-plan', APPROVED, [PLAN_APPROVED])]);
      const about = 'plan-filing@programme#1';
      expect(
        (await database().selectFrom('obligations').select('id').where('cycle_id', '=', id).execute()).map(
          (row) => row.id,
        ),
      ).toContain(about);
      await queueNotices(database(), [notice({ cycleId: id, about, revision: '2026-02-03' })]);
      await archive(
        record.act('other', FILED, [
          { kind: 'officer-assigned', data: { officer: 'o2', name: '经办人', reason: '轮岗' } },
        ]),
      );
      expect(await states(id)).toEqual([`${about} 2026-02-03 queued`]);
      await archive(record.act('file-plan', FILED, [PLAN_FILED]));
      expect(await states(id)).toEqual([`${about} 2026-02-03 cancelled`]);
    });

    test('whose date has moved', async () => {
      const { id, record, first } = newCycle();
      await archive([...first, ...record.act('approve-plan', APPROVED, [PLAN_APPROVED])]);
      const about = 'plan-filing@programme#1';
      await queueNotices(database(), [
        notice({ cycleId: id, about, revision: '2026-02-02' }),
        notice({ cycleId: id, about, revision: '2026-02-03' }),
      ]);
      await archive(
        record.act('other', FILED, [
          { kind: 'officer-assigned', data: { officer: 'o2', name: '经办人', reason: '轮岗' } },
        ]),
      );
      expect(await states(id)).toEqual([`${about} 2026-02-02 cancelled`, `${about} 2026-02-03 queued`]);
    });

    test('of the old day when a fact says that it moved, and not those of its end', async () => {
      const { id, record, first } = newCycle();
      await archive([...first, ...record.act('approve-plan', APPROVED, [PLAN_APPROVED])]);
      const about = 'plan-filing@programme#1';
      const keys = [`${about}/trigger/2026-02-03`];
      await archive(record.act('told', APPROVED, [{ kind: 'notices-queued', data: { keys } }]));
      await queueNotices(database(), [notice({ cycleId: id, about, revision: '2026-02-03' })]);
      const [from, to] = [plainDate('2026-02-03'), plainDate('2026-02-10')];
      await archive(
        record.act('extend', FILED, [
          { kind: 'obligation-extended', data: { obligation: about, from, to, reason: '待批' } },
          { kind: 'dates-moved', data: { moved: [{ obligation: about, from, to }], why: 'extended' } },
        ]),
      );
      expect(await states(id)).toEqual([`${about} 2026-02-03 cancelled`]);
      await queueNotices(database(), [notice({ cycleId: id, about, revision: '2026-02-10.1' })]);
      const facts = record.act('file-plan', FILED, [PLAN_FILED]);
      await archive(facts);
      const end = facts.find(({ kind }) => kind === 'obligation-closed')?.seq;
      await queueNotices(database(), [notice({ cycleId: id, about, revision: `end.${end}` })]);
      await archive(
        record.act('other', FILED, [
          { kind: 'officer-assigned', data: { officer: 'o2', name: '经办人', reason: '轮岗' } },
        ]),
      );
      expect(await states(id)).toEqual([
        `${about} 2026-02-03 cancelled`,
        `${about} 2026-02-10.1 cancelled`,
        `${about} end.${end} queued`,
      ]);
    });

    test('of a task that is gone', async () => {
      const { id, record, first } = newCycle();
      await archive([...first, ...record.act('submit', APPROVED, submission('2026-01-22'))]);
      await queueNotices(database(), [notice({ cycleId: id, about: 'a1.1.1', revision: '2026-01-22.deputy.5' })]);
      await archive(
        record.act('withdraw', FILED, [
          { kind: 'withdrawn', data: { approval: 'a1', via: 'console' } },
          { kind: 'approval-closed', data: { approval: 'a1', via: 'console', outcome: 'withdrawn' } },
        ]),
      );
      expect(await states(id)).toEqual(['a1.1.1 2026-01-22.deputy.5 cancelled']);
    });

    const withdrawal = [
      { kind: 'withdrawn', data: { approval: 'a1', via: 'console' } },
      { kind: 'approval-closed', data: { approval: 'a1', via: 'console', outcome: 'withdrawn' } },
    ] as const;
    const ofTask = { about: 'a1.1.1', revision: '2026-01-22.deputy.5' };

    test('and not one that may have arrived: its fate stays unknown, and it is not sent again', async () => {
      const { id, record, first } = newCycle();
      await archive([...first, ...record.act('submit', APPROVED, submission('2026-01-22'))]);
      await queueNotices(database(), [notice({ cycleId: id, recipient: 'p-unknown', ...ofTask })]);
      const now = instant('2026-03-10T02:00:00.000Z');
      const taken = async () => {
        const letters = await dueLetters(database(), { now });
        return letters.filter(({ recipient }) => recipient === 'p-unknown').map((each) => each.id);
      };
      await markUnknown(database(), await taken(), now, 'lost');
      const [again = ''] = await taken();
      expect(again).not.toBe('');
      await markFailed(database(), { letter: again, error: '451 later', retryAt: now }, now);
      expect(await states(id)).toEqual(['a1.1.1 2026-01-22.deputy.5 queued']);
      await archive(record.act('withdraw', FILED, [...withdrawal]));
      expect(await states(id)).toEqual(['a1.1.1 2026-01-22.deputy.5 unknown']);
      expect(await taken()).toEqual([]);
    });

    test('and not one the mail room takes at the same moment', async () => {
      const { id, record, first } = newCycle();
      await archive([...first, ...record.act('submit', APPROVED, submission('2026-01-22'))]);
      await queueNotices(database(), [notice({ cycleId: id, ...ofTask })]);
      let archived: Promise<unknown> = Promise.resolve();
      await database()
        .transaction()
        .execute(async (mailRoom) => {
          await mailRoom
            .updateTable('outbox')
            .set({ state: 'sending' })
            .where(sql<string>`cycle_id`, '=', id)
            .execute();
          archived = archive(record.act('withdraw', FILED, [...withdrawal]));
          await pause(LOCKED_MS);
        });
      await archived;
      expect(await states(id)).toEqual(['a1.1.1 2026-01-22.deputy.5 sending']);
    });
  });

  test('numbers the facts of a county without gaps, however many are archived at once', async () => {
    const cycles = Array.from({ length: 12 }, newCycle);
    await Promise.all(cycles.map(({ first }) => archive(first)));
    const rows = await database().selectFrom('facts').select('position').orderBy('position').execute();
    expect(rows.map(({ position }) => position)).toEqual(rows.map((_, i) => i + 1));
  });

  test('keeps the number sequence ahead of every cycle it has seen', async () => {
    const { id, first } = newCycle();
    await archive(first);
    const next = await takeCycleNumber(database(), record222401(), 2026);
    expect(Number(next.slice(-3))).toBeGreaterThan(Number(id.slice(-3)));
  });
});

function record222401() {
  return recorder(cycleId('222401-2026-998')).state().code;
}
