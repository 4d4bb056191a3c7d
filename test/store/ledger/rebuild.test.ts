import { beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { fold } from '../../../domain/cycle/fold.js';
import type { CycleId } from '../../../domain/ids.js';
import { archiveFacts } from '../../../store/ledger/archive.js';
import { isArchiveConflict } from '../../../store/ledger/errors.js';
import { domainProjection } from '../../../store/ledger/projection.js';
import { DERIVED_TABLES, rebuild } from '../../../store/ledger/rebuild.js';
import { recordedCycles, verifyChain } from '../../../store/ledger/verify.js';
import { queueNotices } from '../../../store/outbox/queue.js';
import { region } from '../../support/cycle-world.js';
import { onEachDatabase } from '../../support/database.js';
import { cycleId, notice } from '../outbox/notices.js';
import { opening, PLAN_APPROVED, PLAN_FILED, publishCounty, recorder, submission } from './record.js';

const OPENED = '2026-01-05T01:00:00.000Z';
const APPROVED = '2026-01-20T02:00:00.000Z';
const FILED = '2026-01-23T02:00:00.000Z';
const ONE = cycleId('222401-2026-001');
const TWO = cycleId('222401-2026-002');
const THREE = cycleId('222401-2026-003');

const MONEY = {
  expected: { zh: '以分为单位的整数', en: 'money as a whole number of fen' },
  mend: { zh: '1234.56 元写作 123456', en: '1234.56 yuan is written 123456' },
};

onEachDatabase('A rebuild', (database) => {
  /** Every derived row as text, in an order of its own. */
  const derived = async () => {
    const tables = DERIVED_TABLES.map(async (table) => {
      const { rows } = await sql<{
        row: string;
      }>`select to_jsonb(t)::text as row from ${sql.table(table)} t order by 1`.execute(database());
      return [table, rows.map(({ row }) => row)] as const;
    });
    return Object.fromEntries(await Promise.all(tables));
  };
  const archive = (id: CycleId, facts: ReturnType<ReturnType<typeof recorder>['act']>) =>
    archiveFacts(database(), { cycleId: id, facts });

  beforeAll(async () => {
    await publishCounty(database(), recorder(ONE).state().code);
    const [one, two, three] = [recorder(ONE), recorder(TWO), recorder(THREE)];
    await archive(ONE, one.act('open', OPENED, [opening(ONE)]));
    await archive(ONE, one.act('approve', APPROVED, [PLAN_APPROVED]));
    await archive(ONE, one.act('file', FILED, [PLAN_FILED]));
    await archive(TWO, [
      ...two.act('open', OPENED, [opening(TWO)]),
      ...two.act('submit', APPROVED, submission('2026-01-22')),
    ]);
    await archive(THREE, [
      ...three.act('open', OPENED, [opening(THREE)]),
      ...three.act('approve', APPROVED, [PLAN_APPROVED]),
    ]);
    await queueNotices(database(), [notice({ cycleId: TWO, about: 'a1.1.1', revision: '2026-01-22.deputy.5' })]);
  });

  test('goes through the records in order: of a county, from one on, or so many at a time', async () => {
    const code = recorder(ONE).state().code;
    expect(await recordedCycles(database())).toEqual([ONE, TWO, THREE]);
    expect(await recordedCycles(database(), { code, after: ONE, limit: 1 })).toEqual([TWO]);
    expect(await recordedCycles(database(), { code, after: THREE })).toEqual([]);
    expect(await recordedCycles(database(), { code: region('640402') })).toEqual([]);
    expect(await recordedCycles(database(), { code: region('640402'), cycleId: ONE })).toEqual([]);
  });

  test('of what is whole changes nothing', async () => {
    const before = await derived();
    expect(before.cycles).toHaveLength(3);
    expect(before.tasks).toHaveLength(1);
    expect(before.obligations?.length).toBeGreaterThanOrEqual(3);
    expect(before.expected_notices?.length).toBeGreaterThan(0);
    expect(await rebuild(database())).toBe(3);
    expect(await derived()).toEqual(before);
  });

  test.each([
    ['lost', (table: string) => sql`delete from ${sql.table(table)}`],
    [
      'left over from another run',
      (table: string) => sql`update ${sql.table(table)} set cycle_id = '222401-2026-009' where cycle_id = ${ONE}`,
    ],
  ])('brings back rows that were %s', async (_what, damage) => {
    const before = await derived();
    for (const table of DERIVED_TABLES) await damage(table).execute(database());
    expect(await derived()).not.toEqual(before);
    await rebuild(database());
    expect(await derived()).toEqual(before);
  });

  test('puts right a snapshot and rows that were changed by hand', async () => {
    const before = await derived();
    await sql`update cycles set title = 'other', seq = 1, next_wake = null, state = '{}'`.execute(database());
    await sql`update obligations set status = 'void', due = null`.execute(database());
    await sql`update tasks set holder = 'somebody'`.execute(database());
    await sql`insert into obligations select (jsonb_populate_record(o, '{"id": "made-up@y1#1"}')).*
      from obligations o where cycle_id = ${ONE} limit 1`.execute(database());
    await rebuild(database());
    expect(await derived()).toEqual(before);
  });

  test('of one cycle leaves the others alone', async () => {
    const before = await derived();
    await sql`update cycles set title = 'other'`.execute(database());
    await rebuild(database(), TWO);
    const titles = await database().selectFrom('cycles').select(['cycle_id', 'title']).orderBy('cycle_id').execute();
    expect(titles.map(({ title }) => title)).toEqual(['other', '社工站服务采购', 'other']);
    await rebuild(database());
    expect(await derived()).toEqual(before);
  });

  test('leaves what was observed alone', async () => {
    await rebuild(database());
    const rows = await database().selectFrom('outbox').select(['about', 'state']).execute();
    expect(rows).toEqual([{ about: 'a1.1.1', state: 'queued' }]);
  });

  test('derives with the rules it is given', async () => {
    const before = await derived();
    const noticing = {
      ...domainProjection,
      fold: (...[state, fact]: Parameters<typeof fold>) => ({ ...fold(state, fact), notified: { seen: 1 as const } }),
    };
    await rebuild(database(), ONE, noticing);
    const row = await database()
      .selectFrom('cycles')
      .select('state')
      .where('cycle_id', '=', ONE)
      .executeTakeFirstOrThrow();
    expect(row.state?.notified).toEqual({ seen: 1 });
    await rebuild(database());
    expect(await derived()).toEqual(before);
  });

  test('and a check of the chain find every damaged fact', async () => {
    expect(await verifyChain(database())).toMatchObject({ cycles: 3, faults: [] });
    await sql`alter table facts disable trigger facts_append_only`.execute(database());
    await sql`update facts set data = '{"year": 2, "approval": "a1", "hash": "h"}' where cycle_id = ${ONE} and kind = 'plan-approved'`.execute(
      database(),
    );
    await sql`delete from facts where cycle_id = ${TWO} and seq = 2`.execute(database());
    await sql`delete from facts where cycle_id = ${THREE} and seq > 1`.execute(database());
    await sql`alter table facts enable trigger facts_append_only`.execute(database());
    expect((await verifyChain(database())).faults).toEqual([
      { cycleId: ONE, seq: 2, why: 'wrong-hash' },
      expect.objectContaining({ cycleId: ONE, seq: 2, why: 'unreadable', kind: 'plan-approved', field: 'data.hash' }),
      { cycleId: TWO, seq: 3, why: 'gap' },
      { cycleId: THREE, seq: 1, why: 'snapshot-behind' },
    ]);
    const before = await derived();
    const error = await rebuild(database(), ONE).catch((reason: unknown) => reason);
    expect(isArchiveConflict(error) && error.seq).toBe(2);
    expect(await derived()).toEqual(before);
  });

  test('a check finds what stands in a whole chain and is still no fact: its seq, its field, and what belongs there', async () => {
    const id = cycleId('222401-2026-004');
    const four = recorder(id);
    await archive(id, four.act('open', OPENED, [opening(id)]));
    const odd = { title: '意向', fen: 1234.56, plannedFor: '2026-02-30', medium: '政府采购网', colour: 'red' };
    await archive(id, four.act('intend', APPROVED, [{ kind: 'intention-published', data: odd as never }]));
    const { faults } = await verifyChain(database(), id);
    const at = { cycleId: id, seq: 2, why: 'unreadable', kind: 'intention-published' };
    expect(faults).toEqual([
      { ...at, field: 'data.fen', ...MONEY },
      expect.objectContaining({ ...at, field: 'data.plannedFor' }),
      expect.objectContaining({ ...at, field: 'data.colour' }),
    ]);
  });
});
