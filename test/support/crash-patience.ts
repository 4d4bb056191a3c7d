import { setTimeout as sleep } from 'node:timers/promises';

/** What is asked costs the machine that is to answer: the longer it takes, the less often. */
const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 500;
const GROWTH = 1.3;

/** The promise, or an error when it takes longer. */
export async function bounded<T>(promise: Promise<T>, limitMs: number, otherwise: () => string): Promise<T> {
  const timer = new AbortController();
  const late = sleep(limitMs, undefined, { signal: timer.signal }).then(() => {
    throw new Error(otherwise());
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    timer.abort();
    late.catch(() => undefined);
  }
}

/**
 * Asks until there is an answer that is not null. An error of the asking is taken for "not yet", because processes die
 * here on purpose; the last one is told when the time is up. One that is marked `final` ends the asking.
 */
export async function untilAnswered<T>(ask: () => Promise<T | null>, limitMs: number, otherwise: string): Promise<T> {
  const until = Date.now() + limitMs;
  let last: unknown = 'nothing';
  let pause = FIRST_PAUSE_MS;
  while (Date.now() < until) {
    try {
      const answer = await ask();
      if (answer !== null) return answer;
      last = 'nothing';
    } catch (error) {
      if (error instanceof Error && 'final' in error) throw error;
      last = error;
    }
    await sleep(pause);
    pause = Math.min(pause * GROWTH, LONGEST_PAUSE_MS);
  }
  throw new Error(`${otherwise}; last: ${last instanceof Error ? (last.stack ?? last.message) : String(last)}`);
}
