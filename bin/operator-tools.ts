import type { Client, WorkflowClient } from '@temporalio/client';
import { noHook } from '../activities/effects.js';
import { wakeMailRoom } from '../activities/queue-notices.js';
import { missingOf, queueMissing } from '../activities/second-clock/examine-cycle.js';
import { lookNow } from '../activities/second-clock/moment.js';
import { machineNow } from '../client/clock.js';
import type { OperatorTools } from '../client/operate.js';
import { type ClockKeeper, clockKeeper } from '../client/second-clock-keeper.js';
import type { Instant } from '../domain/calendar/instant.js';
import { type CycleId, regionOf } from '../domain/ids.js';
import type { Database } from '../store/database.js';
import { rebuild } from '../store/ledger/rebuild.js';
import { lyingNotices } from '../store/outbox/overdue.js';
import { readdress, readdressable } from '../store/outbox/readdress.js';
import { engineActUnder, noteEngineAct } from '../store/registry/engine-acts.js';
import { refreshCycle } from '../store/stuck/refresh.js';
import { recordPorts } from '../workers/composition.js';
import { keepSecondClock } from '../workers/second-clock.js';

/** What the tools work on; `clockOffsetMs`: how far the clocks of its cycles are ahead, 0 in production. */
export type OperatorGround = { db: Database; client: WorkflowClient; taskQueue: string; clockOffsetMs?: number };

/**
 * The operator's hands in the API process: the second clock's own code for one cycle, on the store itself, so that they
 * work also while no worker does. What is stuck in the cycle is told anew after each.
 */
export function operatorTools({ db, client, taskQueue, clockOffsetMs = 0 }: OperatorGround): OperatorTools {
  const ports = recordPorts({ db, client, taskQueue, at: noHook });
  const look = () => lookNow(clockOffsetMs);
  const missing = async (cycleId: CycleId) => missingOf(ports, cycleId, look());
  const told = (cycleId: CycleId): Promise<void> => refreshCycle(db, cycleId, look().at, missing);
  return {
    isBehind: (cycleId) => isBehind(db, cycleId),
    rebuild: async (cycleId) => {
      await rebuild(db, cycleId);
      await told(cycleId);
    },
    missing: async (cycleId) => {
      const gone = (await missing(cycleId)).map(({ key }) => key);
      return [...new Set([...gone, ...(await lyingNotices(db, cycleId, look()))])];
    },
    queueMissing: async (cycleId) => {
      await queueMissing(ports, cycleId, look());
      await wakeMailRoom(ports.engine, clockOffsetMs);
      await told(cycleId);
    },
    failed: async (cycleId) => {
      const letters = await readdressable(db, regionOf(cycleId), [cycleId]);
      return [...new Set(letters.map(({ recipient, address, to }) => `${recipient}: ${address} → ${to}`))];
    },
    resend: async (cycleId) => {
      await readdress(db, regionOf(cycleId), cycleId);
      await wakeMailRoom(ports.engine, clockOffsetMs);
      await told(cycleId);
    },
  };
}

type ClockGround = { db: Database; client: Pick<Client, 'workflow' | 'schedule'>; taskQueue: string; now?(): Instant };

/** The keeper of the second clock over the store: it makes the Schedule as a worker does at its start. */
export function clockKeeperOn({ db, client, taskQueue, now = machineNow }: ClockGround): ClockKeeper {
  const keep = () => keepSecondClock(client.schedule, taskQueue);
  return clockKeeper({
    client,
    taskQueue,
    now,
    keep,
    note: (act, under) => noteEngineAct(db, act, under),
    known: (code, commandId) => engineActUnder(db, code, commandId),
  });
}

async function isBehind(db: Database, cycleId: CycleId): Promise<boolean> {
  const row = await db
    .selectFrom('cycles')
    .select([
      'seq',
      (eb) => eb.selectFrom('facts').select(eb.fn.max('seq').as('m')).where('cycle_id', '=', cycleId).as('last'),
    ])
    .where('cycle_id', '=', cycleId)
    .executeTakeFirst();
  return row !== undefined && row.seq !== row.last;
}
