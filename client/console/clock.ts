import { fromMs, legalDay } from '../../domain/calendar/instant.js';
import type { PlainDate } from '../../domain/calendar/plain-date.js';

/** The legal day by the clock of the browser; only a first value of a field, the server judges by its own. */
export function today(): PlainDate {
  return legalDay(fromMs(Date.now()));
}
