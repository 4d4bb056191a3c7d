import { fromMs, type Instant } from '../domain/calendar/instant.js';
import { isPlainDate, type PlainDate, plainDate } from '../domain/calendar/plain-date.js';

/** The machine's clock: when a caller asked, and how long he may wait. Facts get their time from the workflow. */
export function machineNow(): Instant {
  return fromMs(Date.now());
}

/** The moment a call must have its answer by, for the engine's client. */
export function deadlineIn(waitMs: number): number {
  return Date.now() + waitMs;
}

/** True once the moment that `deadlineIn` named is over. */
export function isPast(deadline: number): boolean {
  return Date.now() >= deadline;
}

/** The day of a date that a spreadsheet's reader made, which counts in UTC; null for what is none or has a time of day. */
export function dayOfCell(value: unknown): PlainDate | null {
  if (!(value instanceof Date) || Number.isNaN(value.getTime())) return null;
  const text = value.toISOString();
  return text.endsWith('T00:00:00.000Z') && isPlainDate(text.slice(0, 10)) ? plainDate(text.slice(0, 10)) : null;
}
