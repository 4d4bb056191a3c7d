import { statfs } from 'node:fs/promises';
import type { Client } from '@temporalio/client';
import type { Instant } from '../domain/calendar/instant.js';
import type { Database } from '../store/database.js';
import { type QueueAge, queueAge, type StoreState, storeState } from '../store/views/lists/running.js';
import { describeQueue } from './engine-view.js';
import { describeClock } from './second-clock-view.js';

/** One part of the installation: what was found, or why nothing could be. */
export type Found<T> = T | { failed: string };

/** What the installation stands on, as of the moment of asking (运行状态). */
export type RunningState = {
  at: Instant;
  versions: { caigou: string; node: string };
  engine: Found<{ address: string; namespace: string; taskQueue: string; lastPoll: Instant | null }>;
  /** `lastRound`: when the last one that was carried through ended; `note`: what its last keeper left beside it. */
  secondClock: Found<{
    status: 'set' | 'paused' | 'gone';
    note: string;
    lastRound: Instant | null;
    nextRound: Instant | null;
  }>;
  store: Found<StoreState>;
  outbox: Found<QueueAge>;
  disk: Found<{ freeBytes: number; totalBytes: number }>;
};

export type RunningParts = {
  db: Database;
  client: Client;
  address: string;
  taskQueue: string;
  /** Where the files lie. */
  home: string;
  version: string;
  now(): Instant;
};

const PATIENCE_MS = 3_000;

/** Asks every part at once; one that does not answer in three seconds is told as failed, and holds up no other. */
export async function runningState(parts: RunningParts): Promise<RunningState> {
  const { db, now, version } = parts;
  const at = now();
  const [engine, secondClock, store, outbox, disk] = await Promise.all([
    found(() => engineState(parts, at)),
    found(() => clockState(parts)),
    found(() => storeState(db)),
    found(() => queueAge(db, at)),
    found(() => diskState(parts.home)),
  ]);
  return { at, versions: { caigou: version, node: process.version }, engine, secondClock, store, outbox, disk };
}

async function found<T>(ask: () => Promise<T>): Promise<Found<T>> {
  const late = new AbortController();
  const timeout = new Promise<Found<T>>((resolve) => {
    const timer = setTimeout(() => resolve({ failed: `no answer within ${PATIENCE_MS} ms` }), PATIENCE_MS);
    late.signal.addEventListener('abort', () => clearTimeout(timer));
  });
  const asked = ask().catch((error: unknown) => ({ failed: error instanceof Error ? error.message : String(error) }));
  const first = await Promise.race([asked, timeout]);
  late.abort();
  return first;
}

async function engineState({ client, address, taskQueue }: RunningParts, at: Instant) {
  const { lastPoll } = await describeQueue(client.workflow, taskQueue, at);
  return { address, namespace: client.options.namespace, taskQueue, lastPoll };
}

async function clockState({ client, taskQueue }: RunningParts) {
  const { status, note, lastRound, nextRound } = await describeClock(client, taskQueue);
  return { status, note, lastRound, nextRound };
}

async function diskState(home: string) {
  const { bavail, blocks, bsize } = await statfs(home);
  return { freeBytes: bavail * bsize, totalBytes: blocks * bsize };
}
