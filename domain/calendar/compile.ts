import { contentHash } from '../hash.js';
import type { RegionCode } from '../ids.js';
import { layersOf } from './layers.js';
import { addDays, compareDates, dateOf, maxDate, type PlainDate, yearOf } from './plain-date.js';
import { type CalendarFile, type CompiledCalendar, NATION, type NoticeId, type RestSpan } from './year-data.js';

/** Which region and years to compile; `knownOn` leaves out notices dated later, to see a year as it was seen then. */
export type CalendarScope = { code: RegionCode; fromYear: number; toYear: number; knownOn?: PlainDate };

/** Whatever is announced. */
export const EVERY_YEAR = { fromYear: 1950, toYear: 2200 } as const;

type DayEntry = { day: PlainDate; notice: NoticeId; rest?: string };

/** Identity of a file's notice, also its place below `policies/calendars` without the ending. */
export function noticeIdOf(file: Pick<CalendarFile, 'code' | 'year' | 'notice'>): NoticeId {
  return `${file.code}/${file.year}@${file.notice.date}`;
}

/**
 * Lays the notices of a region and of the layers over it on top of each other.
 * @throws RangeError when no national year of the scope is announced.
 */
export function compileCalendar(files: readonly CalendarFile[], scope: CalendarScope): CompiledCalendar {
  const ordered = inForce(files, scope);
  const announcedYears = runOfYears(ordered, scope);
  const [first, last] = [announcedYears[0], announcedYears.at(-1)];
  if (first === undefined || last === undefined) {
    throw new RangeError(`no national calendar announced for ${scope.fromYear}-${scope.toYear}`);
  }
  const firstDay = dateOf(first, 1, 1);
  // The next year's notice may still move the last week of December: 国办发明电〔2018〕15号 moved 29 and 31 December 2018.
  const lastDay = isAnnounced(ordered, last + 1) ? dateOf(last, 12, 31) : addDays(dateOf(last, 12, 25), -1);
  const days = daysOf(ordered).filter(({ day }) => day >= firstDay && yearOf(day) <= last);
  const expecting = newestExpecting(ordered);
  const speaking = [...expecting, ...ordered.filter(({ withdraws = [] }) => withdraws.length > 0)];
  const named = new Set([...days.map(({ notice }) => notice), ...speaking.map(noticeIdOf)]);
  const used = ordered.filter((file) => named.has(noticeIdOf(file)));
  const body = {
    id: scope.code,
    version: used.map((file) => file.notice.date).reduce(maxDate),
    announcedYears,
    firstDay,
    lastDay,
    rest: spansOf(days),
    work: Object.fromEntries(days.filter(({ rest }) => rest === undefined).map(({ day, notice }) => [day, notice])),
    notices: Object.fromEntries(used.map((file) => [noticeIdOf(file), { ...file.notice, region: file.code }])),
    expected: expecting.flatMap((file) => file.expected ?? []).filter(({ to }) => to.length === 5 || to >= firstDay),
  };
  return { ...body, hash: contentHash(body) };
}

/** The calendar of a region that has no notice of its own: that of the region above it, under its own name. */
export function calendarBelow(above: CompiledCalendar, code: RegionCode): CompiledCalendar {
  const { hash: _hash, ...body } = { ...above, id: code };
  return { ...body, hash: contentHash(body) };
}

/** Notices of the layers, higher layers first and older ones first, so that the last word on a day wins. */
function inForce(files: readonly CalendarFile[], scope: CalendarScope): CalendarFile[] {
  const layers = layersOf(scope.code);
  const known = files.filter(
    (file) => layers.includes(file.code) && (!scope.knownOn || file.notice.date <= scope.knownOn),
  );
  return standing(known).sort(
    (a, b) => layers.indexOf(a.code) - layers.indexOf(b.code) || compareDates(a.notice.date, b.notice.date),
  );
}

/** Notices that no later one has taken back; who takes back a withdrawal lets the first notice stand again. */
export function standing(files: readonly CalendarFile[]): CalendarFile[] {
  const gone = new Set<NoticeId>();
  for (const file of [...files].sort((a, b) => compareDates(b.notice.date, a.notice.date))) {
    if (!gone.has(noticeIdOf(file))) for (const id of file.withdraws ?? []) gone.add(id);
  }
  return files.filter((file) => !gone.has(noticeIdOf(file)));
}

function isAnnounced(files: readonly CalendarFile[], year: number): boolean {
  return files.some((file) => file.code === NATION && file.kind === 'annual' && file.year === year);
}

function runOfYears(files: readonly CalendarFile[], scope: CalendarScope): number[] {
  const years: number[] = [];
  for (let year = scope.fromYear; year <= scope.toYear; year += 1) {
    if (isAnnounced(files, year)) years.push(year);
    else if (years.length > 0) break;
  }
  return years;
}

function daysOf(files: readonly CalendarFile[]): DayEntry[] {
  const byDay = new Map<PlainDate, DayEntry>();
  for (const file of files) {
    const notice = noticeIdOf(file);
    for (const run of file.rest) {
      for (let day = run.from; day <= run.to; day = addDays(day, 1)) byDay.set(day, { day, notice, rest: run.name });
    }
    for (const day of file.work) byDay.set(day, { day, notice });
  }
  return [...byDay.values()].sort((a, b) => compareDates(a.day, b.day));
}

function spansOf(days: readonly DayEntry[]): RestSpan[] {
  const spans: RestSpan[] = [];
  for (const { day, notice, rest } of days) {
    const open = spans.at(-1);
    if (rest === undefined) continue;
    if (open?.name === rest && open.notice === notice && addDays(open.to, 1) === day) open.to = day;
    else spans.push({ name: rest, from: day, to: day, notice });
  }
  return spans;
}

/** Each region's newest statement of what it expects; it replaces the older ones of that region. */
function newestExpecting(files: readonly CalendarFile[]): CalendarFile[] {
  const byRegion = new Map<RegionCode, CalendarFile>();
  for (const file of files) if (file.expected) byRegion.set(file.code, file);
  return [...byRegion.values()];
}
