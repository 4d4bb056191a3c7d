import { type Instant, instantAt, legalDay } from '../calendar/instant.js';
import { addDays, type PlainDate } from '../calendar/plain-date.js';
import { isWorkingDay, nextWorkingDay } from '../calendar/working-days.js';
import type { CompiledCalendar } from '../calendar/year-data.js';
import type { CompiledOf } from '../policy/types.js';

/** That day when offices work, else the next working day. */
export function workingSlot(day: PlainDate, calendar: CompiledCalendar): PlainDate {
  return isWorkingDay(day, calendar) ? day : nextWorkingDay(day, calendar);
}

/** The moment a slot is sent at. */
export function sendMoment(slot: PlainDate, rule: CompiledOf<'reminders'>): Instant {
  return instantAt(slot, rule.sendAt);
}

/** Now, or the first moment after the quiet hours now lies in. */
export function outsideQuiet(now: Instant, rule: CompiledOf<'reminders'>): Instant {
  const today = legalDay(now);
  const evening = instantAt(today, rule.quietFrom);
  const morning = instantAt(today, rule.quietTo);
  if (now < morning) return morning;
  return now >= evening ? instantAt(addDays(today, 1), rule.quietTo) : now;
}
