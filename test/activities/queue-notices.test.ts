import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { WorkflowClient } from '@temporalio/client';
import { noHook } from '../../activities/effects.js';
import type { Ports } from '../../activities/ports.js';
import { queueNotices } from '../../activities/queue-notices.js';
import { instantAt } from '../../domain/calendar/instant.js';
import type { CycleId } from '../../domain/ids.js';
import type { OwedNotice } from '../../domain/notices/types.js';
import { changeDirectory } from '../../store/registry/directory.js';
import { composePorts } from '../../workers/composition.js';
import { d } from '../support/cycle-world.js';
import { embeddedDatabase, type OwnDatabase } from '../support/database.js';
import { type bureau, freshCycleId, now, YANJI } from '../support/workflow-office.js';
import { publish } from '../support/workflow-world.js';

const DAY = d('2026-09-23');
const DUE = d('2026-09-29');

/** A notice to whoever is the officer, about a task. */
function toTheOfficer(occurrence: OwedNotice['occurrence']): OwedNotice {
  const due = { on: DUE, certainty: 'final', earliest: DUE, latest: DUE } as const;
  const subject = { kind: 'annual-plan', ref: 'y1' } as const;
  return {
    key: `a1.1.1/${occurrence}/1`,
    occurrence,
    revision: '1',
    audience: { post: 'officer' },
    sendAt: instantAt(DAY, '09:00'),
    slot: DAY,
    about: { kind: 'task', task: 'a1.1.1', approval: 'a1', step: '审核', subject, due, holder: 'jingban' },
  };
}

describe('handing notices over', () => {
  let own: OwnDatabase;
  beforeAll(async () => {
    own = await embeddedDatabase();
    await publish(own.db);
  });
  afterAll(() => own.close());

  function ports(): Ports {
    const client = Object.create(new WorkflowClient(), { signalWithStart: { value: async () => undefined } });
    const senders = { mail: { send: async () => Promise.reject(new Error('unused')), close: async () => {} } };
    const from = { name: '采购', email: 'caigou@mz.example' };
    return composePorts({ db: own.db, client, taskQueue: 'none', senders, from, at: noHook });
  }

  async function queue(cycleId: CycleId, ...notices: OwedNotice[]): Promise<void> {
    const parties = { officer: null, contractor: null };
    await queueNotices(ports())({ cycleId, title: '社工站服务采购', notices, parties, today: DAY, clockOffsetMs: 0 });
  }

  async function readers(cycleId: CycleId): Promise<string[]> {
    const rows = await own.db.selectFrom('outbox').selectAll().where('cycle_id', '=', cycleId).orderBy('id').execute();
    return rows.map(({ occurrence, recipient, state }) => `${occurrence} ${recipient} ${state}`);
  }

  test('a notice that is there is not told to the next holder of the post as well, one that was called back is', async () => {
    const cycleId = freshCycleId();
    await queue(cycleId, toTheOfficer('task'), toTheOfficer('task-overdue'));
    await own.db
      .updateTable('outbox')
      .set({ state: 'cancelled' })
      .where('cycle_id', '=', cycleId)
      .where('occurrence', '=', 'task-overdue')
      .execute();
    const another = (holdings: ReturnType<typeof bureau>['holdings']) =>
      holdings.map((each) => (each.post === 'officer' ? { ...each, person: 'caiwu' } : each));
    const change = { at: now(), by: 'test', what: 'test' };
    await changeDirectory(own.db, YANJI, (before) => ({ ...before, holdings: another(before.holdings) }), change);
    await queue(cycleId, toTheOfficer('task'), toTheOfficer('task-overdue'));
    expect(await readers(cycleId)).toEqual([
      'task jingban queued',
      'task-overdue jingban cancelled',
      'task-overdue caiwu queued',
    ]);
  });
});
