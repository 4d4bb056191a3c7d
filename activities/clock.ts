import { fromMs, type Instant } from '../domain/calendar/instant.js';

/** Now by this machine, moved by a rehearsal's offset. Facts never take their time from here, letters do. */
export function nowWith(clockOffsetMs: number): Instant {
  return fromMs(Date.now() + clockOffsetMs);
}

/** The moment a call must have its answer by, for the engine's client. */
export function deadlineIn(waitMs: number): number {
  return Date.now() + waitMs;
}
