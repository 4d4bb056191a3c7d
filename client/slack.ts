import type { PlainDate } from '../domain/calendar/plain-date.js';
import { workingDaysBetween } from '../domain/calendar/working-days.js';
import type { CompiledCalendar } from '../domain/calendar/year-data.js';

/** A line with its due day, and the working days left until it: negative when it is past, null without a day. */
export type WithSlack<Line> = Line & { slackWd: number | null };

/** How many working days lie between today and each line's due day; null everywhere where the county has no calendar. */
export function withSlack<Line extends { due: PlainDate | null }>(
  lines: readonly Line[],
  { today, calendar }: { today: PlainDate; calendar: CompiledCalendar | null },
): WithSlack<Line>[] {
  return lines.map((line) => ({
    ...line,
    slackWd: line.due === null || calendar === null ? null : workingDaysBetween(today, line.due, calendar),
  }));
}

/** How many working days each line has lain since it was opened; null where that is not known. */
export function withStay<Line extends { openedOn: PlainDate | null }>(
  lines: readonly Line[],
  { today, calendar }: { today: PlainDate; calendar: CompiledCalendar | null },
): (Line & { stayWd: number | null })[] {
  return lines.map((line) => ({
    ...line,
    stayWd: line.openedOn === null || calendar === null ? null : workingDaysBetween(line.openedOn, today, calendar),
  }));
}
