import { type Context, Hono } from 'hono';
import { type SSEStreamingApi, streamSSE } from 'hono/streaming';
import { type Instant, legalDay } from '../../domain/calendar/instant.js';
import type { CycleId } from '../../domain/ids.js';
import { mayNotRead, mayNotReadCycle } from '../authority.js';
import type { Caller } from '../callers.js';
import type { Reads } from '../reads.js';
import { samePartyCallers } from '../same-party.js';
import type { AppParts } from './parts.js';
import type { Signed } from './sign-in.js';

/** How often the feed is looked at; what is shown then is at most this old. */
const LOOK_MS = 2_000;
/** Proxies cut a line on which nothing is said. */
const ALIVE_EVERY = 10;
/** The browser comes back by itself, signs in anew and goes on; a session that ended is so noticed. */
const LAST_MS = 10 * 60_000;

/**
 * Tells a browser that something it may see has changed: the ids of the cycles, nothing of what is in them. What is
 * read because of it goes through the same doors as ever.
 */
export function eventRoutes({ reads, jobs, now }: AppParts): Hono<Signed> {
  const routes = new Hono<Signed>();
  routes.get('/events', (context: Context<Signed>) => {
    context.header('x-accel-buffering', 'no');
    const caller = context.get('caller');
    return streamSSE(context, (stream) => tell(stream, { reads, jobs, now }, caller));
  });
  return routes;
}

async function tell(
  stream: SSEStreamingApi,
  { reads, jobs, now }: Pick<AppParts, 'reads' | 'jobs' | 'now'>,
  caller: Caller,
): Promise<void> {
  let at = now();
  const watched = await watchedBy(reads, caller, at);
  await stream.writeSSE({ event: 'ready', data: '' });
  for (let looked = 1; looked * LOOK_MS < LAST_MS && !stream.aborted; looked += 1) {
    await stream.sleep(LOOK_MS);
    const work = await jobs.changed(caller, at);
    at = work.at;
    if (work.jobs.length > 0) await stream.writeSSE({ event: 'jobs', data: JSON.stringify({ jobs: work.jobs }) });
    const seen = await changedIn(reads, watched);
    if (seen.length > 0) await stream.writeSSE({ event: 'changed', data: JSON.stringify({ cycles: seen }) });
    else if (looked % ALIVE_EVERY === 0) await stream.writeSSE({ event: 'alive', data: '' });
  }
}

type Watched = { caller: Caller; cursor: number };

/** The own county; of an outside party every one that knows its contact. */
async function watchedBy(reads: Reads, caller: Caller, at: Instant): Promise<Watched[]> {
  const same = await samePartyCallers(reads.directories, caller, legalDay(at));
  const callers = same.length === 0 ? [caller] : same;
  return Promise.all(
    callers.map(async (each) => ({ caller: each, cursor: (await reads.changes(each.code, null)).cursor })),
  );
}

/** What has changed since the last look; the places in the feeds move on. */
async function changedIn(reads: Reads, watched: readonly Watched[]): Promise<CycleId[]> {
  const seen = await Promise.all(
    watched.map(async (each) => {
      const { cycles, cursor } = await reads.changes(each.caller.code, each.cursor);
      each.cursor = cursor;
      return visible(reads, each.caller, cycles);
    }),
  );
  return seen.flat();
}

/** Offices see their county; an outside party hears of the cycles it may read, and of no others that they exist. */
async function visible(reads: Reads, caller: Caller, cycles: readonly CycleId[]): Promise<CycleId[]> {
  if (mayNotRead(caller, caller.code) === undefined) return [...cycles];
  const own: CycleId[] = [];
  for (const id of cycles) {
    const cycle = await reads.cycle(caller.code, id);
    if (cycle !== null && mayNotReadCycle(caller, cycle.state) === undefined) own.push(id);
  }
  return own;
}
