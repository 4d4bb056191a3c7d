import { dayKind } from './day-kind.js';
import { addDays, type PlainDate } from './plain-date.js';
import type { CompiledCalendar } from './year-data.js';

/*
 * Plain questions about working days, for to-do lists and reminders. Days without a notice are taken as ordinarily
 * expected; a due date never comes from here, for it must say how sure it is (`computeDeadline`).
 */

/** True when offices work on this day. */
export function isWorkingDay(date: PlainDate, calendar: CompiledCalendar): boolean {
  return dayKind(calendar, date).working;
}

/** The first working day after this one. */
export function nextWorkingDay(date: PlainDate, calendar: CompiledCalendar): PlainDate {
  return addWorkingDays(date, 1, calendar);
}

/** The last working day before this one. */
export function lastWorkingDayBefore(date: PlainDate, calendar: CompiledCalendar): PlainDate {
  return addWorkingDays(date, -1, calendar);
}

/** The day `count` working days later (earlier when negative), the start day not counted. */
export function addWorkingDays(date: PlainDate, count: number, calendar: CompiledCalendar): PlainDate {
  const step = count < 0 ? -1 : 1;
  let day = date;
  for (let left = Math.abs(count); left > 0; ) {
    day = addDays(day, step);
    if (isWorkingDay(day, calendar)) left -= 1;
  }
  return day;
}

/**
 * Working days left from one day to another: those after `from` up to and including `to`. Negative when `to` is
 * past: the working days it has been over for.
 */
export function workingDaysBetween(from: PlainDate, to: PlainDate, calendar: CompiledCalendar): number {
  if (to < from) return 0 - workingDaysBetween(to, from, calendar);
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkingDay(day, calendar)) count += 1;
  return count;
}
