import { fromMs, type Instant } from '../domain/calendar/instant.js';

/** The machine's clock: when a caller asked, and how long he may wait. Facts get their time from the workflow. */
export function machineNow(): Instant {
  return fromMs(Date.now());
}

/** The moment a call must have its answer by, for the engine's client. */
export function deadlineIn(waitMs: number): number {
  return Date.now() + waitMs;
}
