import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { openDatabase } from '../../../store/database.js';
import { type PgliteThread, startPglite } from '../../../store/driver/pglite-thread.js';
import { plannedOnce } from '../../../store/driver/planned-once.js';
import type { Database } from '../../../store/tables.js';
import { createDatabase, cutConnections, describePostgres, type TestDatabase } from '../../support/postgres.js';

describe('The thread of the embedded database', () => {
  let folder = '';
  let thread: PgliteThread;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'caigou-thread-'));
    thread = await startPglite(join(folder, 'data'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('answers many who ask at once, each with its own answer', async () => {
    const asked = Array.from({ length: 50 }, (_, i) => thread.query('select $1::text as it', [String(i)]));
    const answers = await Promise.all(asked);
    expect(answers.map(({ rows }) => rows[0]?.[0])).toEqual(asked.map((_, i) => String(i)));
  });

  test('lets this thread go on while it works on a long question', async () => {
    let turns = 0;
    const turning = setInterval(() => {
      turns += 1;
    }, 1);
    const { rows } = await thread.query('select count(*) from generate_series(1, 2000000) where $1 <> $2', ['a', 'b']);
    clearInterval(turning);
    expect(rows).toEqual([['2000000']]);
    expect(turns).toBeGreaterThan(0);
  });

  test('runs several statements of one text and answers with the last', async () => {
    const { rows } = await thread.query(
      'create temp table t (x int); insert into t values (1), (2); select x from t',
      [],
    );
    expect(rows).toEqual([['1'], ['2']]);
  });

  test('passes on what PostgreSQL says of an error, and goes on', async () => {
    const wrong = thread.query('select * from nowhere where $1 is null', [null]);
    await expect(wrong).rejects.toMatchObject({ code: '42P01', message: expect.stringContaining('nowhere') });
    expect((await thread.query('select 1', [])).rows).toEqual([['1']]);
  });

  test('may be closed twice, and then refuses every question', async () => {
    await Promise.all([thread.end(), thread.end()]);
    await thread.end();
    await expect(thread.query('select 1', [])).rejects.toThrow('the embedded database is closed');
  });
});

describePostgres('The pool of a PostgreSQL server', () => {
  let own: TestDatabase;
  let db: Database;
  beforeAll(async () => {
    own = await createDatabase();
    db = await openDatabase({ kind: 'postgres', url: own.url });
  });
  afterAll(async () => {
    await db.destroy();
    await own.drop();
  });

  /** An idle connection may be found cut only when it is used: each such finding costs one question. */
  async function answerOf(question: string): Promise<unknown> {
    const attempts = 5;
    for (let attempt = 1; ; attempt += 1) {
      try {
        return (await sql.raw(question).execute(db)).rows;
      } catch (error) {
        if (attempt === attempts) throw error;
      }
    }
  }

  test('fails the question that was being asked when the connection was cut, and answers again afterwards', async () => {
    const asked = sql`select pg_sleep(30)`.execute(db).then(
      () => 'answered',
      () => 'failed',
    );
    const isAsked = async (): Promise<boolean> => {
      const { rows } = await sql`select 1 from pg_stat_activity
        where datname = current_database() and query like '%pg_sleep%' and pid <> pg_backend_pid()`.execute(db);
      return rows.length > 0;
    };
    while (!(await isAsked()));
    await cutConnections(own.url);
    expect(await asked).toBe('failed');
    expect(await answerOf('select 1 as still')).toEqual([{ still: 1 }]);
  });

  test('undoes what a transaction had done when its connection was cut', async () => {
    await sql`create table t (x int)`.execute(db);
    const cut = db.transaction().execute(async (trx) => {
      await sql`insert into t values (1)`.execute(trx);
      await cutConnections(own.url);
      await sql`insert into t values (2)`.execute(trx);
    });
    await expect(cut).rejects.toThrow();
    expect(await answerOf('select x from t')).toEqual([]);
  });

  test('plans a question that comes again and again once, and anew when its table has got a column', async () => {
    await sql`create table cases (x int)`.execute(db);
    await db.connection().execute(async (one) => {
      const question = sql`select ${plannedOnce} json_agg(cases) as rows from cases where x = ${1}`;
      const ask = async () => (await question.execute(one)).rows;
      for (let times = 0; times < 3; times += 1) expect(await ask()).toEqual([{ rows: null }]);
      await sql`alter table cases add column y int default 2`.execute(one);
      await sql`insert into cases values (1)`.execute(one);
      expect(await ask()).toEqual([{ rows: [{ x: 1, y: 2 }] }]);
      const kept = await sql`select statement from pg_prepared_statements`.execute(one);
      expect(kept.rows).toEqual([{ statement: expect.stringContaining('json_agg(cases)') }]);
    });
  });
});
