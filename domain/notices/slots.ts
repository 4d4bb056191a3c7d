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

/** Now, or the first moment after the quiet hours or the rest days now lies in. */
export function outsideQuiet(now: Instant, rule: CompiledOf<'reminders'>, calendar: CompiledCalendar): Instant {
  const today = legalDay(now);
  const day = workingSlot(now < instantAt(today, rule.quietFrom) ? today : addDays(today, 1), calendar);
  const morning = instantAt(day, rule.quietTo);
  return now < morning ? morning : now;
}
