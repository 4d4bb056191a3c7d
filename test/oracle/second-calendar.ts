import { readFileSync } from 'node:fs';

/**
 * A calendar of another origin: the tables of the Python package chinesecalendar, which its author keeps by hand from
 * the yearly notices. Neither the product nor the packages its days were checked against have anything of it. Days are
 * counted one at a time by JavaScript's Date in UTC.
 */
type Tables = Record<'rest' | 'work', Record<string, string[]>>;

const tables: Tables = JSON.parse(readFileSync(new URL('./chinesecalendar.json', import.meta.url), 'utf8'));
const named = (which: keyof Tables): Set<string> =>
  new Set(Object.entries(tables[which]).flatMap(([year, days]) => days.map((day) => `${year}-${day}`)));
const [rest, work] = [named('rest'), named('work')];

const DAY_MS = 86_400_000;

function secondAdd(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

export function secondWorks(day: string): boolean {
  if (work.has(day)) return true;
  const onWeekend = [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
  return !onWeekend && !rest.has(day);
}

/** The day `count` working days after (before, when negative) a day, the day itself not counted. */
export function secondWorkingDay(from: string, count: number): string {
  let day = from;
  for (let left = Math.abs(count); left > 0; left -= secondWorks(day) ? 1 : 0) day = secondAdd(day, Math.sign(count));
  return day;
}

/** The first working day on or after (before, when `step` is -1) a day. */
export function secondRoll(from: string, step: 1 | -1): string {
  let day = from;
  while (!secondWorks(day)) day = secondAdd(day, step);
  return day;
}

/** The same day so many months later, or the last one of that month where it has no such day. */
export function secondMonths(from: string, months: number): string {
  const [year = 0, month = 0, day = 0] = from.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10);
}
