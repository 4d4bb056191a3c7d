import { fromMs, type Instant, legalDay, toMs } from '../../domain/calendar/instant.js';
import { addDays, type PlainDate } from '../../domain/calendar/plain-date.js';
import { nowWith } from '../clock.js';

const MINUTE_MS = 60_000;
/** So long a cycle has for what has come due; what is late after it is late. */
const CYCLE_ALLOWED_MIN = 15;
const LETTER_ALLOWED_MIN = 30;
const SENDING_ALLOWED_MIN = 10;
/** A cycle that has closed hands over its last notices at once; so long it is looked after. */
const CLOSED_FOR_DAYS = 31;

/** The moment of one look, and the moments before it that count. */
export type Look = {
  at: Instant;
  today: PlainDate;
  clockOffsetMs: number;
  /** What was due by then is late. */
  settledAt: Instant;
  closedSince: PlainDate;
  waitingSince: Instant;
  takenSince: Instant;
};

/** A look that is taken now by that clock. */
export function lookNow(clockOffsetMs: number): Look {
  const at = nowWith(clockOffsetMs);
  const today = legalDay(at);
  const before = (minutes: number): Instant => fromMs(toMs(at) - minutes * MINUTE_MS);
  return {
    at,
    today,
    clockOffsetMs,
    settledAt: before(CYCLE_ALLOWED_MIN),
    closedSince: addDays(today, -CLOSED_FOR_DAYS),
    waitingSince: before(LETTER_ALLOWED_MIN),
    takenSince: before(SENDING_ALLOWED_MIN),
  };
}
