import { noticeIdOf, standing } from '../../domain/calendar/compile.js';
import { daysNamed } from '../../domain/calendar/notice-flaws.js';
import { compareDates, isWeekend, type PlainDate, plainDate, yearOf } from '../../domain/calendar/plain-date.js';
import type {
  CalendarFile,
  CalendarNotice,
  CompiledCalendar,
  ExpectedRest,
  NoticeId,
  RestSpan,
} from '../../domain/calendar/year-data.js';
import type { RegionCode } from '../../domain/ids.js';

/** One notice of the list. `stands`: no later one has taken it back. */
export type ListedNotice = Pick<CalendarFile, 'code' | 'year' | 'kind'> & {
  id: NoticeId;
  notice: CalendarNotice;
  stands: boolean;
};

/** All notices, newest first. */
export function listedNotices(files: readonly CalendarFile[]): ListedNotice[] {
  const left = new Set(standing(files));
  return [...files]
    .sort((a, b) => compareDates(b.notice.date, a.notice.date) || (a.code < b.code ? -1 : 1))
    .map((file) => {
      const { code, year, kind, notice } = file;
      return { id: noticeIdOf(file), code, year, kind, notice, stands: left.has(file) };
    });
}

/** One year of a region. `announced`: the nation's notice for it is there. */
export type ShownYear = {
  code: RegionCode;
  year: number;
  version: string;
  announced: boolean;
  rest: (RestSpan & { workingDaysLost: number })[];
  work: { day: PlainDate; notice: NoticeId }[];
  expected: ExpectedRest[];
  notices: (CalendarNotice & { id: NoticeId })[];
};

/** The days of one year that differ from a plain week, with the notices they come from. */
export function shownYear(calendar: CompiledCalendar, year: number): ShownYear {
  const rest = calendar.rest.filter(({ from, to }) => yearOf(from) === year || yearOf(to) === year);
  const work = Object.entries(calendar.work)
    .map(([day, notice]) => ({ day: plainDate(day), notice }))
    .filter(({ day }) => yearOf(day) === year);
  const ids = [...new Set([...rest.map(({ notice }) => notice), ...work.map(({ notice }) => notice)])].sort();
  return {
    code: calendar.id,
    year,
    version: calendar.version,
    announced: calendar.announcedYears.includes(year),
    rest: rest.map((span) => ({ ...span, workingDaysLost: weekdaysIn(span) })),
    work,
    expected: calendar.expected.filter(({ from }) => from.length === 5 || from.startsWith(`${year}-`)),
    notices: ids.flatMap((id) => {
      const notice = calendar.notices[id];
      return notice === undefined ? [] : [{ id, title: notice.title, date: notice.date, ...numberOf(notice) }];
    }),
  };
}

function numberOf({ number }: CalendarNotice): { number?: string } {
  return number === undefined ? {} : { number };
}

function weekdaysIn({ from, to }: RestSpan): number {
  return daysNamed({ rest: [{ name: '', from, to }], work: [] }).filter((day) => !isWeekend(day)).length;
}
