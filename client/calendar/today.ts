import { type Instant, legalDay } from '../../domain/calendar/instant.js';
import type { PlainDate } from '../../domain/calendar/plain-date.js';

/** The legal day it is. */
export function todayAt({ now }: { now(): Instant }): PlainDate {
  return legalDay(now());
}
