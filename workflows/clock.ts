import { fromMs, type Instant, legalDay } from '../domain/calendar/instant.js';
import type { PlainDate } from '../domain/calendar/plain-date.js';

/** The moment a judgement is made, and the legal day it falls on. */
export type Now = { at: Instant; today: PlainDate };

/**
 * A cycle's clock. Inside a workflow `Date.now()` is the time of the workflow task, the same again on replay; the
 * offset lets a rehearsal begin in the past and is 0 in production.
 */
export function clockAt(clockOffsetMs: number): () => Now {
  return () => {
    const at = fromMs(Date.now() + clockOffsetMs);
    return { at, today: legalDay(at) };
  };
}

/** Search attributes of a moment are dates; nothing else in a workflow is. */
export function asDate(moment: Instant): Date {
  return new Date(moment);
}
