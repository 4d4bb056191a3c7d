import type { RegionCode } from '../ids.js';
import { compileCalendar, EVERY_YEAR, noticeIdOf, standing } from './compile.js';
import { layersOf } from './layers.js';
import { addDays, isWeekend, type PlainDate } from './plain-date.js';
import { isWorkingDay } from './working-days.js';
import { type CalendarFile, NATION, type NoticeId } from './year-data.js';

/**
 * Why a notice that is right in itself can't be published beside those that are. `field`: its place in the file.
 * `other`: the notice it meets. The texts are the edge's.
 */
export type NoticeFlaw = { field: string } & (
  | { flaw: 'unknown-region'; code: RegionCode }
  | { flaw: 'same-id'; other: NoticeId }
  | { flaw: 'year-announced'; other: NoticeId; year: number }
  | { flaw: 'year-not-announced'; year: number }
  | { flaw: 'year-gap'; year: number }
  | { flaw: 'overruled'; other: NoticeId; day: PlainDate }
  | { flaw: 'works-anyway'; day: PlainDate }
  | { flaw: 'nothing-to-withdraw'; other: NoticeId }
  | { flaw: 'says-nothing' }
);

/** Other notices that are published, and the regions that have a calendar, a policy or people. */
export type Published = { files: readonly CalendarFile[]; regions: readonly RegionCode[] };

/** What stands against publishing this notice; empty when nothing does. */
export function noticeFlaws(file: CalendarFile, { files, regions }: Published): NoticeFlaw[] {
  if (!isKnownRegion(file.code, regions)) return [{ field: 'code', flaw: 'unknown-region', code: file.code }];
  const id = noticeIdOf(file);
  if (files.some((each) => noticeIdOf(each) === id)) return [{ field: 'notice.date', flaw: 'same-id', other: id }];
  const withdrawing = withdrawalFlaws(file, files);
  if (withdrawing.length > 0) return withdrawing;
  const left = standing([...files, file]).filter((each) => each !== file);
  const yearly = yearFlaws(file, left);
  return yearly.length > 0 ? yearly : [...silence(file), ...overruled(file, left), ...idleWork(file, left)];
}

/** A region is known when it, or a region below it, or its own prefecture or province is one of ours. */
function isKnownRegion(code: RegionCode, regions: readonly RegionCode[]): boolean {
  return (
    regions.some((region) => layersOf(region).includes(code)) ||
    layersOf(code).some((layer) => layer !== NATION && regions.includes(layer))
  );
}

function withdrawalFlaws({ code, notice, withdraws = [] }: CalendarFile, files: readonly CalendarFile[]): NoticeFlaw[] {
  const takeable = new Set(
    standing(files)
      .filter((each) => each.code === code && each.notice.date <= notice.date)
      .map(noticeIdOf),
  );
  return withdraws.flatMap((other, at) =>
    takeable.has(other) ? [] : [{ field: `withdraws[${at}]`, flaw: 'nothing-to-withdraw' as const, other }],
  );
}

/** A year is announced once, the nation's before its regions', and none is left out. */
function yearFlaws(file: CalendarFile, left: readonly CalendarFile[]): NoticeFlaw[] {
  const { code, kind, year } = file;
  const announced = new Set(
    left.filter((each) => each.code === NATION && each.kind === 'annual').map((each) => each.year),
  );
  const same = left.find((each) => each.code === code && each.kind === 'annual' && each.year === year);
  if (kind === 'annual' && same !== undefined)
    return [{ field: 'year', flaw: 'year-announced', other: noticeIdOf(same), year }];
  const announces = code === NATION && kind === 'annual';
  if (!announces && !announced.has(year) && (file.withdraws ?? []).length === 0)
    return [{ field: 'year', flaw: 'year-not-announced', year }];
  if (announces && announced.size > 0 && !announced.has(year - 1) && !announced.has(year + 1))
    return [{ field: 'year', flaw: 'year-gap', year: year - 1 }];
  return [];
}

function silence({ rest, work, expected = [], withdraws = [] }: CalendarFile): NoticeFlaw[] {
  const said = rest.length + work.length + expected.length + withdraws.length;
  return said === 0 ? [{ field: 'rest', flaw: 'says-nothing' }] : [];
}

/** The later notice has the last word on a day: one dated earlier, or on the same day, would say it in vain. */
function overruled(file: CalendarFile, left: readonly CalendarFile[]): NoticeFlaw[] {
  const later = left.filter((each) => each.code === file.code && each.notice.date >= file.notice.date);
  return later.flatMap((other): NoticeFlaw[] => {
    const named = new Set(daysNamed(other));
    const day = daysNamed(file).find((each) => named.has(each));
    return day === undefined ? [] : [{ field: 'notice.date', flaw: 'overruled', other: noticeIdOf(other), day }];
  });
}

/** A make-up day makes a rest day work; on a day that works without it the notice was copied wrongly. */
function idleWork(file: CalendarFile, left: readonly CalendarFile[]): NoticeFlaw[] {
  const weekdays = file.work.map((day, at) => ({ day, at })).filter(({ day }) => !isWeekend(day));
  if (weekdays.length === 0) return [];
  const before = compileCalendar(left, { code: file.code, ...EVERY_YEAR });
  return weekdays
    .filter(({ day }) => day > before.lastDay || isWorkingDay(day, before))
    .map(({ day, at }) => ({ field: `work[${at}]`, flaw: 'works-anyway', day }));
}

/** Every day a notice speaks of. */
export function daysNamed({ rest, work }: Pick<CalendarFile, 'rest' | 'work'>): PlainDate[] {
  const resting = rest.flatMap(({ from, to }) => {
    const days: PlainDate[] = [];
    for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
    return days;
  });
  return [...resting, ...work].sort();
}
