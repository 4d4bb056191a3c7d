import type { WorkflowClient } from '@temporalio/client';
import { wakeMailRoom } from '../activities/queue-notices.js';
import { machineNow } from '../client/clock.js';
import { describeCycle, describeQueue } from '../client/engine-view.js';
import type { Instant } from '../domain/calendar/instant.js';
import type { Database } from '../store/database.js';
import { leastNotBefore } from '../store/outbox/queue.js';
import { tellStuck } from '../store/stuck/tell.js';
import { cyclesToWatch, owesSince, saveEngineView, saveQueues, type Watched } from '../store/stuck/watch.js';

const MINUTE_MS = 60_000;
/** Cycles of one look; a county is seen whole each minute, a province in turns. */
const AT_MOST = 500;
const AT_ONCE = 20;

/** What the watch looks at, and with which clock. */
export type WatchParts = {
  db: Database;
  client: WorkflowClient;
  taskQueue: string;
  onFault(error: unknown): void;
  now?: () => Instant;
};

/** A watch that runs. `look` looks once, now; `stop` waits for the look under way. */
export type EngineWatch = { look(): Promise<void>; stop(): Promise<void> };

/**
 * Looks each minute whether workers poll, and whether the workflows of open cycles are there and get on; then tells the
 * administrators what is stuck, and wakes the mail room where letters wait. It asks the server alone, so it sees what no
 * worker could tell: that there is none.
 */
export function watchEngine(parts: WatchParts): EngineWatch {
  const { now = machineNow, onFault } = parts;
  const began = now();
  let after = '';
  let underWay: Promise<void> = Promise.resolve();
  const look = async (): Promise<void> => {
    after = await lookOnce(parts, { now: now(), began, after });
  };
  const timer = setInterval(() => {
    underWay = underWay.then(look).catch(onFault);
  }, MINUTE_MS);
  timer.unref();
  return {
    look,
    stop: async () => {
      clearInterval(timer);
      await underWay;
    },
  };
}

type Look = { now: Instant; began: Instant; after: string };

/** @returns where the next look goes on */
async function lookOnce({ db, client, taskQueue }: WatchParts, { now, began, after }: Look): Promise<string> {
  const queues = [await describeQueue(client, taskQueue, began)];
  await saveQueues(db, queues, now);
  const watched = await cyclesToWatch(db, { now, after, count: AT_MOST });
  const see = async (cycle: Watched): Promise<void> => {
    const described = await describeCycle(client, cycle.cycleId);
    const engine = { ...described, nextWake: await owesSince(db, cycle, now) };
    await saveEngineView(db, cycle, { engine, queues, now });
  };
  for (let from = 0; from < watched.cycles.length; from += AT_ONCE) {
    await Promise.all(watched.cycles.slice(from, from + AT_ONCE).map(see));
  }
  const told = await tellStuck(db, now);
  if (told > 0 || (await isDue(db, now))) await wakeMailRoom({ client, taskQueue }, 0);
  return watched.after;
}

/** Something waits to be sent, as what had failed does once its address is corrected: the mail room may be asleep. */
async function isDue(db: Database, now: Instant): Promise<boolean> {
  const first = await leastNotBefore(db);
  return first !== null && first <= now;
}
