import { type Context, Hono } from 'hono';
import { type SSEStreamingApi, streamSSE } from 'hono/streaming';
import { type Instant, legalDay } from '../../domain/calendar/instant.js';
import type { CycleId, RegionCode } from '../../domain/ids.js';
import { mayNotRead, mayNotReadCycle } from '../authority.js';
import type { Caller } from '../callers.js';
import type { Reads } from '../reads.js';
import { samePartyCallers } from '../same-party.js';
import { codesBelow } from '../screens/looking.js';
import type { AppParts } from './parts.js';
import { refuse } from './problem.js';
import { isStillIn, keyOf, type Signed } from './sign-in.js';

/** How often the feed is looked at; what is shown then is at most this old. */
const LOOK_MS = 2_000;
/** Proxies cut a line on which nothing is said. */
const ALIVE_EVERY = 10;
/** The browser comes back by itself and goes on: a line that broke unnoticed is so given up. */
const LAST_MS = 10 * 60_000;
/** Each line asks the store every other second; nobody has so many pages before him. */
const MOST_LINES = 20;

/**
 * Tells a browser that something it may see has changed: the ids of the cycles, nothing of what is in them. What is
 * read because of it goes through the same doors as ever. Who has been signed out hears nothing more.
 */
export function eventRoutes(parts: AppParts): Hono<Signed> {
  const routes = new Hono<Signed>();
  const lines = linesOpen();
  routes.get('/events', (context: Context<Signed>) => {
    const key = keyOf(context.get('entrance'));
    if (!lines.open(key)) return refuse(context, { code: 'too-many-requests', tried: 'read', why: {}, allowedNow: [] });
    context.header('x-accel-buffering', 'no');
    return streamSSE(context, (stream) => tell(stream, parts, context).finally(() => lines.close(key)));
  });
  return routes;
}

/** How many lines each session or token holds open in this process. */
function linesOpen(): { open(key: string | null): boolean; close(key: string | null): void } {
  const held = new Map<string, number>();
  const count = (key: string) => held.get(key) ?? 0;
  return {
    open: (key) => {
      if (key === null) return true;
      if (count(key) >= MOST_LINES) return false;
      held.set(key, count(key) + 1);
      return true;
    },
    close: (key) => {
      if (key === null) return;
      if (count(key) > 1) held.set(key, count(key) - 1);
      else held.delete(key);
    },
  };
}

async function tell(stream: SSEStreamingApi, parts: AppParts, context: Context<Signed>): Promise<void> {
  const { reads, jobs, now } = parts;
  const caller = context.get('caller');
  let at = now();
  const watched = await watchedBy(reads, caller, at);
  await stream.writeSSE({ event: 'ready', data: '' });
  for (let looked = 1; looked * LOOK_MS < LAST_MS; looked += 1) {
    await stream.sleep(LOOK_MS);
    if (stream.aborted) return;
    const work = await jobs.changed(caller, at);
    at = work.at;
    const seen = await changedIn(reads, watched);
    const isQuiet = work.jobs.length === 0 && seen.length === 0;
    if (isQuiet && looked % ALIVE_EVERY !== 0) continue;
    if (!(await isStillIn(parts, context))) return;
    if (work.jobs.length > 0) await stream.writeSSE({ event: 'jobs', data: JSON.stringify({ jobs: work.jobs }) });
    if (seen.length > 0) await stream.writeSSE({ event: 'changed', data: JSON.stringify({ cycles: seen }) });
    if (isQuiet) await stream.writeSSE({ event: 'alive', data: '' });
  }
}

/** A county whose feed is followed, as whom, and how far it was read. */
type Watched = { caller: Caller; code: RegionCode; cursor: number };

/** The own county, and of a bureau above those below it; of an outside party every one that knows its contact. */
async function watchedBy(reads: Reads, caller: Caller, at: Instant): Promise<Watched[]> {
  const same = await samePartyCallers(reads.directories, caller, legalDay(at));
  const own = (same.length === 0 ? [caller] : same).map((each) => ({ caller: each, code: each.code }));
  const below = (await codesBelow(reads.directories, caller)).filter((code) => mayNotRead(caller, code) === undefined);
  const places = [...own, ...below.map((code) => ({ caller, code }))];
  const heads = await reads.feedHeads(places.map(({ code }) => code));
  return places.map((place) => ({ ...place, cursor: heads.get(place.code) ?? 0 }));
}

/** What has changed since the last look; the places in the feeds move on. Feeds that stand still are not read. */
async function changedIn(reads: Reads, watched: readonly Watched[]): Promise<CycleId[]> {
  const heads = await reads.feedHeads(watched.map(({ code }) => code));
  const moved = watched.filter(({ code, cursor }) => (heads.get(code) ?? 0) > cursor);
  const seen = await Promise.all(
    moved.map(async (each) => {
      const { cycles, cursor } = await reads.changes(each.code, each.cursor);
      each.cursor = cursor;
      return visible(reads, each, cycles);
    }),
  );
  return seen.flat();
}

/** Offices see their county and those below; an outside party hears of the cycles it may read, of no others that they are. */
async function visible(reads: Reads, { caller, code }: Watched, cycles: readonly CycleId[]): Promise<CycleId[]> {
  if (mayNotRead(caller, code) === undefined) return [...cycles];
  const own: CycleId[] = [];
  for (const id of cycles) {
    const cycle = await reads.cycle(code, id);
    if (cycle !== null && mayNotReadCycle(caller, cycle.state) === undefined) own.push(id);
  }
  return own;
}
