import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Instant } from '../domain/calendar/instant.js';
import { machineNow } from './clock.js';
import { codeOf } from './error-code.js';
import { isAlive, ownMark, type ProcessMark } from './process-mark.js';

/** Who holds the embedded database. */
type Holder = ProcessMark & { since: Instant };

const ATTEMPTS = 20;
const PAUSE_MS = 50;

/** Says who holds the data, so that a second start can be told. */
export type LockedError = Error & { code: 'STORE_LOCKED'; pid: number; since: Instant };

export function isLockedError(error: unknown): error is LockedError {
  return codeOf(error) === 'STORE_LOCKED';
}

/**
 * Takes the lock file; two processes on one embedded database lose each other's rows without an error.
 * A left-over lock is taken over only when its process is gone, never because it is old.
 * @returns how to release it
 * @throws LockedError naming the holder and since when
 */
export async function takeLock(file: string): Promise<() => void> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if (created(file)) return () => rmSync(file, { force: true });
    const holder = read(file);
    if (holder !== null && isAlive(holder)) throw locked(file, holder);
    // An unreadable lock may be one that is just being written: it gets the time of all attempts but the last.
    if (holder !== null || attempt === ATTEMPTS - 2) removeIfStill(file, holder);
    else await sleep(PAUSE_MS);
  }
  throw new Error(`the lock ${file} cannot be taken`);
}

function created(file: string): boolean {
  const holder: Holder = { ...ownMark(), since: machineNow() };
  try {
    const handle = openSync(file, 'wx');
    writeSync(handle, JSON.stringify(holder));
    closeSync(handle);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

function read(file: string): Holder | null {
  try {
    const { pid, startTicks: ticks, since } = JSON.parse(readFileSync(file, 'utf8'));
    return typeof pid === 'number' ? { pid, startTicks: ticks ?? null, since } : null;
  } catch {
    return null;
  }
}

/** Moves the dead lock away first: of two that find it dead, one gets it, and a fresh lock is put back. */
function removeIfStill(file: string, dead: Holder | null): void {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  const moved = read(aside);
  const fresh = moved !== null && (moved.pid !== dead?.pid || moved.since !== dead.since);
  if (fresh && !existsSync(file)) renameSync(aside, file);
  else rmSync(aside, { force: true });
}

function locked(file: string, { pid, since }: Holder): LockedError {
  const message = `the data is held by process ${pid} since ${since} (${file})`;
  return Object.assign(new Error(message), { code: 'STORE_LOCKED' as const, pid, since });
}
