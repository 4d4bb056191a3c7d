import { addDays, addMonths, plainDate, weekday, yearOf } from '../../../../domain/calendar/plain-date.js';
import type { CalendarDay, CalendarMonth } from '../../api/answers.js';

const DAYS = 7;
const MONTH = /^20\d{2}-(0[1-9]|1[0-2])$/;

/** The month an address names, or the one that holds a day. */
export function monthAsked(asked: string | undefined, today: string): string {
  return asked !== undefined && MONTH.test(asked) ? asked : today.slice(0, 'YYYY-MM'.length);
}

/** The month so many months on, as `2026-03`. */
export function monthAfter(month: string, months: number): string {
  return addMonths(plainDate(`${month}-01`), months).slice(0, month.length);
}

/** A week from Monday to Sunday: its days in the month, and how many before and after them belong to another. */
type Week = { before: number; days: CalendarDay[]; after: number };

/** Days of a month by weeks. */
export function weeksOf(days: readonly CalendarDay[]): Week[] {
  const weeks: Week[] = [];
  for (const each of days) {
    const at = weekday(each.day);
    const week = weeks.at(-1);
    if (week === undefined || at === 1) weeks.push({ before: at - 1, days: [each], after: DAYS - at });
    else {
      week.days.push(each);
      week.after = DAYS - at;
    }
  }
  return weeks;
}

/** One run of days off or of make-up days, by the name of its feast and the notice that gave it. */
type NoticedRun = { from: string; to: string; working: boolean; name: string | null; notice: string };

/** What notices made of the days of a month, run by run. */
export function noticedRuns(days: readonly CalendarDay[]): NoticedRun[] {
  const runs: NoticedRun[] = [];
  for (const { day, kind, notice } of days) {
    if (notice === null) continue;
    const { title, number, date } = notice;
    const said = `${title}${number === undefined ? '' : `（${number}）`}，${date}`;
    const run = { from: day, to: day, working: kind.working, name: kind.name ?? null, notice: said };
    const last = runs.at(-1);
    const goesOn =
      last !== undefined &&
      addDays(plainDate(last.to), 1) === day &&
      last.working === run.working &&
      last.name === run.name &&
      last.notice === said;
    if (goesOn) last.to = day;
    else runs.push(run);
  }
  return runs;
}

/** The year whose notice is missing for this month, and whether next year's is, as of today. */
export function missingYears({ days, unpublished, announcedYears, today }: CalendarMonth): {
  here: number | null;
  next: number | null;
} {
  const [first] = days;
  const next = yearOf(today) + 1;
  return {
    here: unpublished && first !== undefined ? yearOf(first.day) : null,
    next: announcedYears.includes(next) ? null : next,
  };
}
