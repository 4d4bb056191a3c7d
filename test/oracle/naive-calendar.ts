import { readFileSync } from 'node:fs';

/**
 * A second, deliberately naive calendar: the package chinese-days' tables of days, JavaScript's Date in UTC, one day
 * at a time. It shares no code and no data with the product, so that both being wrong the same way is unlikely.
 */
type Tables = { holidays: Record<string, string>; workdays: Record<string, string> };

const DAY_MS = 86_400_000;

const tables: Tables = JSON.parse(
  readFileSync(new URL('../../node_modules/chinese-days/dist/chinese-days.json', import.meta.url), 'utf8'),
);

export function naiveAdd(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

export function naiveWeekday(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
}

export function naiveWorks(date: string): boolean {
  if (date in tables.workdays) return true;
  if (date in tables.holidays) return false;
  return naiveWeekday(date) < 6;
}

/** The day `count` working days after (before, when negative) a day, the day itself not counted. */
export function naiveWorkingDay(from: string, count: number): string {
  let day = from;
  let left = Math.abs(count);
  while (left > 0) {
    day = naiveAdd(day, Math.sign(count));
    if (naiveWorks(day)) left = left - 1;
  }
  return day;
}

/** The first working day on or after (before, when `step` is -1) a day. */
export function naiveRoll(date: string, step: 1 | -1): string {
  let day = date;
  while (!naiveWorks(day)) day = naiveAdd(day, step);
  return day;
}
