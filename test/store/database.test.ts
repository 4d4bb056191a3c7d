import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { openDatabase } from '../../store/database.js';
import { migrate } from '../../store/migrate.js';
import { onEachDatabase } from '../support/database.js';

onEachDatabase('The database', (database, own) => {
  test('gives every type in the same form', async () => {
    const { rows } = await sql`select 9007199254740991::bigint as big, count(*) as counted, 7::int as small,
      date '2024-02-29' as day, null::date as no_day, timestamptz '2026-01-05 09:00:00.120+08' as moment,
      timestamptz '2026-01-05 01:00:00+00' as whole_second, true as yes, false as no, 'text' as text,
      '{"b": [1, {"c": null}], "a": 1.50}'::json as json, '{"b": 2, "a": 1}'::jsonb as jsonb`.execute(database());
    expect(rows).toEqual([
      {
        big: 9007199254740991,
        counted: 1,
        small: 7,
        day: '2024-02-29',
        no_day: null,
        moment: '2026-01-05T01:00:00.120Z',
        whole_second: '2026-01-05T01:00:00.000Z',
        yes: true,
        no: false,
        text: 'text',
        json: { b: [1, { c: null }], a: 1.5 },
        jsonb: { a: 1, b: 2 },
      },
    ]);
  });

  test('takes every type in the same form', async () => {
    const { rows } = await sql`select ${12}::bigint as number, ${true}::boolean as yes, ${'2026-01-05'}::date as day,
      ${'2026-01-05T01:00:00.000Z'}::timestamptz as moment, ${null}::text as nothing, ${{ b: 1, a: ['采购'] }}::json as object,
      ${[1, 'two']}::json as list, ${"it's '; drop table facts; --"}::text as text`.execute(database());
    expect(rows).toEqual([
      {
        number: 12,
        yes: true,
        day: '2026-01-05',
        moment: '2026-01-05T01:00:00.000Z',
        nothing: null,
        object: { b: 1, a: ['采购'] },
        list: [1, 'two'],
        text: "it's '; drop table facts; --",
      },
    ]);
  });

  test('refuses a whole number that a number cannot hold exactly', async () => {
    await expect(sql`select 9007199254740993::bigint as big`.execute(database())).rejects.toThrow(/9007199254740993/);
    const { rows } = await sql`select 1 as still`.execute(database());
    expect(rows).toEqual([{ still: 1 }]);
  });

  test('tells what a statement broke', async () => {
    const number = { code: '999999', year: 2026, last: 1 };
    const insert = sql`insert into cycle_numbers ${sql.raw('(code, year, last)')} values (${number.code}, 2026, 1)`;
    await insert.execute(database());
    await expect(insert.execute(database())).rejects.toMatchObject({ code: '23505', constraint: 'cycle_numbers_pkey' });
  });

  test('undoes a transaction that fails and goes on', async () => {
    const failing = database()
      .transaction()
      .execute(async (trx) => {
        await sql`insert into cycle_numbers values ('888888', 2026, 1)`.execute(trx);
        throw new Error('changed my mind');
      });
    await expect(failing).rejects.toThrow('changed my mind');
    const { rows } = await sql`select last from cycle_numbers where code = '888888'`.execute(database());
    expect(rows).toEqual([]);
  });

  test('runs transactions that are asked for at once without mixing them', async () => {
    await sql`insert into cycle_numbers values ('777777', 2026, 0)`.execute(database());
    const addOne = () =>
      database()
        .transaction()
        .execute(async (trx) => {
          const { rows } = await sql<{ last: number }>`select last from cycle_numbers
            where code = '777777' for update`.execute(trx);
          await sql`update cycle_numbers set last = ${(rows[0]?.last ?? 0) + 1} where code = '777777'`.execute(trx);
        });
    await Promise.all(Array.from({ length: 25 }, addOne));
    const { rows } = await sql`select last from cycle_numbers where code = '777777'`.execute(database());
    expect(rows).toEqual([{ last: 25 }]);
  });

  test('runs its migrations once, however often it is asked', async () => {
    await Promise.all([migrate(database()), migrate(database())]);
    expect(await migrate(database())).toEqual([]);
  });

  test('keeps what was written when it is opened again', async () => {
    await sql`insert into cycle_numbers values ('666666', 2026, 6)`.execute(database());
    await own().reopen();
    const { rows } = await sql`select last from cycle_numbers where code = '666666'`.execute(database());
    expect(rows).toEqual([{ last: 6 }]);
  });

  test('refuses to run on data that a newer program has migrated', async () => {
    await sql`insert into migrations (name) values ('9999-from-the-future.sql')`.execute(database());
    await expect(migrate(database())).rejects.toThrow('9999-from-the-future.sql');
    await sql`delete from migrations where name like '9999%'`.execute(database());
  });
});

describe('A new embedded database', () => {
  test('is made where nothing was, and makes all its tables', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'caigou-new-'));
    const directory = join(folder, 'deeper', 'data');
    const db = await openDatabase({ kind: 'embedded', directory });
    const done = await migrate(db);
    const facts = await db.selectFrom('facts').selectAll().execute();
    await db.destroy();
    expect(done).toEqual(done.toSorted());
    expect(done).toContain('0001-ledger.sql');
    expect(facts).toEqual([]);
    expect(existsSync(`${directory}.lock`)).toBe(false);
    rmSync(folder, { recursive: true });
  });

  test('that cannot be opened says why and leaves no lock', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'caigou-bad-'));
    const directory = join(folder, 'data');
    mkdirSync(directory);
    writeFileSync(join(directory, 'PG_VERSION'), 'not a version\n');
    await expect(openDatabase({ kind: 'embedded', directory })).rejects.toThrow();
    expect(existsSync(`${directory}.lock`)).toBe(false);
    rmSync(folder, { recursive: true });
  });
});
