import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { type Database, openDatabase } from '../../../store/database.js';
import { archiveFacts } from '../../../store/ledger/archive.js';
import { heldWithRows } from '../../../store/ledger/stored.js';
import { migrate } from '../../../store/migrate.js';
import { createDatabase, describePostgres, type TestDatabase } from '../../support/postgres.js';
import { cycleId } from '../outbox/notices.js';
import { opening, publishCounty, recorder } from './record.js';

describePostgres('What stands of a cycle, read with its row held', () => {
  const id = cycleId('222401-2026-101');
  let own: TestDatabase;
  let db: Database;
  beforeAll(async () => {
    own = await createDatabase();
    db = await openDatabase({ kind: 'postgres', url: own.url });
    await migrate(db);
    const record = recorder(id);
    await publishCounty(db, record.state().code);
    await archiveFacts(db, { cycleId: id, facts: record.act('open', '2026-01-05T01:00:00.000Z', [opening(id)]) });
  });
  afterAll(async () => {
    await db.destroy();
    await own.drop();
  });

  const held = () => db.transaction().execute((trx) => heldWithRows(trx, id));

  /** Resolves when somebody waits for a row. */
  async function untilSomebodyWaits(): Promise<void> {
    for (;;) {
      const { rows } = await sql`select from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`.execute(db);
      if (rows.length > 0) return;
    }
  }

  test('is whole where nobody else was at it, and nothing where there is no such cycle', async () => {
    expect(await held()).toMatchObject({ cycle: { cycle_id: id, seq: 1 }, stored: { tasks: [], queued: [] } });
    const none = await db.transaction().execute((trx) => heldWithRows(trx, cycleId('222401-2026-102')));
    expect(none).toBeNull();
  });

  test('is not trusted where it had to wait for somebody who changed it, and the row is the changed one', async () => {
    let waiting: ReturnType<typeof held> | undefined;
    await db.transaction().execute(async (trx) => {
      await trx.updateTable('cycles').set({ seq: 2 }).where('cycle_id', '=', id).execute();
      waiting = held();
      await untilSomebodyWaits();
    });
    expect(await waiting).toMatchObject({ cycle: { seq: 2 }, stored: null });
    expect(await held()).toMatchObject({ cycle: { seq: 2 }, stored: { tasks: [] } });
  });
});
