import { type Instant, instantAt, legalDay } from '../calendar/instant.js';
import { addDays, type PlainDate } from '../calendar/plain-date.js';
import { isWorkingDay, nextWorkingDay } from '../calendar/working-days.js';
import type { CompiledCalendar } from '../calendar/year-data.js';
import type { CompiledOf } from '../policy/types.js';

/** That day when offices work, else the next working day. */
export function workingSlot(day: PlainDate, calendar: CompiledCalendar): PlainDate {
  return isWorkingDay(day, calendar) ? day : nextWorkingDay(day, calendar);
}

/**
 * When news of a day is told: in the letter of the next working morning, with all else of that morning; at once where
 * one of the days it is about does not lie behind that morning.
 */
export function newsSlot(on: PlainDate, days: readonly PlainDate[], calendar: CompiledCalendar): PlainDate {
  const next = nextWorkingDay(on, calendar);
  return days.some((day) => day <= next) ? workingSlot(on, calendar) : next;
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
