import { wakeMailRoom } from '../activities/queue-notices.js';
import { machineNow } from '../client/clock.js';
import { describeCycle, describeQueue } from '../client/engine-view.js';
import { type ClockClient, describeClock } from '../client/second-clock-view.js';
import { type Instant, legalDay, toMs } from '../domain/calendar/instant.js';
import { NOTHING_SEEN } from '../domain/stuck/detect.js';
import { noPoller } from '../domain/stuck/engine.js';
import type { ClockView, QueueView } from '../domain/stuck/types.js';
import type { Database } from '../store/database.js';
import { leastNotBefore } from '../store/outbox/queue.js';
import { saveClock } from '../store/stuck/clock.js';
import { tellStuck } from '../store/stuck/tell.js';
import { cyclesToWatch, owesSince, saveEngineView, saveQueues, type Watched } from '../store/stuck/watch.js';

const MINUTE_MS = 60_000;
/** Cycles of one look; a county is seen whole each minute, a province in turns. */
const AT_MOST = 500;
const AT_ONCE = 20;
/** Rounds of the second clock come each hour: one that is missed is no accident to tell of, two are. */
const ROUNDLESS_MINUTES = 130;
/** After a longer pause between two looks - a machine that slept - rounds are to be expected from then on only. */
const ASLEEP_MINUTES = 60;

/** What the watch looks at, and with which clock. `roundlessMinutes`: how long the second clock may bring no round to its end. */
export type WatchParts = {
  db: Database;
  client: ClockClient;
  taskQueue: string;
  onFault(error: unknown): void;
  now?: () => Instant;
  roundlessMinutes?: number;
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
  let last: Look = { now: began, began, after: '', expectedSince: began };
  let underWay: Promise<void> = Promise.resolve();
  const look = async (): Promise<void> => {
    const at = now();
    const slept = toMs(at) - toMs(last.now) > ASLEEP_MINUTES * MINUTE_MS;
    const next = { ...last, now: at, ...(slept && { expectedSince: at }) };
    last = { ...next, ...(await lookOnce(parts, next)) };
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

/** `expectedSince`: since when rounds of the second clock are to be expected. */
type Look = { now: Instant; began: Instant; after: string; expectedSince: Instant };

/** @returns where the next look goes on */
async function lookOnce(parts: WatchParts, look: Look): Promise<Pick<Look, 'after' | 'expectedSince'>> {
  const { db, taskQueue } = parts;
  const { now, began, after } = look;
  const client = parts.client.workflow;
  const queues = [await describeQueue(client, taskQueue, began)];
  await saveQueues(db, queues, now);
  // While nobody works, no round is missed; what was started then is done when somebody comes.
  const expectedSince = isUnserved(queues, now) ? now : look.expectedSince;
  await saveClock(db, { clock: await clockSeen(parts, expectedSince), queues, now });
  const watched = await cyclesToWatch(db, { now, after, count: AT_MOST });
  const faults: unknown[] = [];
  // One cycle that cannot be looked at must not hide the others.
  const see = async (cycle: Watched): Promise<void> => {
    try {
      const described = await describeCycle(client, cycle.cycleId);
      const engine = { ...described, nextWake: await owesSince(db, cycle, now) };
      await saveEngineView(db, cycle, { engine, queues, now });
    } catch (error) {
      faults.push(error);
    }
  };
  for (let from = 0; from < watched.cycles.length; from += AT_ONCE) {
    await Promise.all(watched.cycles.slice(from, from + AT_ONCE).map(see));
  }
  const told = await tellStuck(db, now, (error) => faults.push(error));
  if (told > 0 || (await isDue(db, now))) await wakeMailRoom({ client, taskQueue }, 0);
  if (faults.length > 0)
    parts.onFault(new AggregateError(faults, `${faults.length} cycles or counties were not looked at`));
  return { after: watched.after, expectedSince };
}

function isUnserved(queues: readonly QueueView[], at: Instant): boolean {
  return noPoller({ ...NOTHING_SEEN, queues, at, today: legalDay(at) }).length > 0;
}

async function clockSeen(
  { client, taskQueue, roundlessMinutes: allowedMinutes = ROUNDLESS_MINUTES }: WatchParts,
  expectedSince: Instant,
): Promise<ClockView> {
  const { madeAt, ...clock } = await describeClock(client, taskQueue);
  const since = madeAt !== null && madeAt > expectedSince ? madeAt : expectedSince;
  return { ...clock, expectedSince: since, allowedMinutes };
}

/** Something waits to be sent, as what had failed does once its address is corrected: the mail room may be asleep. */
async function isDue(db: Database, now: Instant): Promise<boolean> {
  const first = await leastNotBefore(db);
  return first !== null && first <= now;
}
