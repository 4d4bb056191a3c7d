import { statutoryRest } from './festivals.js';
import { isWeekend, type PlainDate, plainDate, yearOf } from './plain-date.js';
import { type CompiledCalendar, type DayKind, NATION, type RestSpan } from './year-data.js';

/** A window of expected regional rest in a given year. */
export type ExpectedWindow = { name: string; from: PlainDate; to: PlainDate; days: number };

/**
 * What a day is in this calendar. For a day no notice settles the answer is the ordinary expectation (Monday to
 * Friday work, statutory days rest) with `announced: false`; it must not be shown as settled.
 */
export function dayKind(calendar: CompiledCalendar, date: PlainDate): DayKind {
  const days = known.get(calendar) ?? new Map<PlainDate, DayKind>();
  if (days.size === 0) known.set(calendar, days);
  const kind = days.get(date) ?? kindOf(calendar, date);
  days.set(date, kind);
  return kind;
}

/** A calendar never changes, and each count asks the same days again. */
const known = new WeakMap<CompiledCalendar, Map<PlainDate, DayKind>>();

function kindOf(calendar: CompiledCalendar, date: PlainDate): DayKind {
  const notice = calendar.work[date];
  if (notice !== undefined) {
    return { working: true, announced: expectedWindow(calendar, date) === undefined, why: 'makeUp', noticeId: notice };
  }
  const span = spanOn(calendar.rest, date);
  if (span !== undefined) return restKind(calendar, span);
  if (!isSettled(calendar, date)) {
    const name = statutoryRest(date) ?? expectedWindow(calendar, date)?.name;
    const working = !isWeekend(date) && statutoryRest(date) === undefined;
    return { working, announced: false, why: 'unannounced', ...(name !== undefined && { name }) };
  }
  const weekend = isWeekend(date);
  return { working: !weekend, announced: true, why: weekend ? 'weekend' : 'weekday' };
}

/** True when the national notices reach this day. Regional days may still be open: see `expectedWindow`. */
export function isNationallySettled(calendar: CompiledCalendar, date: PlainDate): boolean {
  return date >= calendar.firstDay && date <= calendar.lastDay;
}

/** The window of expected regional rest this day falls in, as long as no notice of a region has filled it. */
export function expectedWindow(calendar: CompiledCalendar, date: PlainDate): ExpectedWindow | undefined {
  if (calendar.expected.length === 0) return undefined;
  // `MM-DD` ends recur every year; both lie in the day's own year.
  const dayOfYear = date.slice(5);
  const found = calendar.expected.find((rest) => {
    const day = rest.from.length === date.length ? date : dayOfYear;
    return day >= rest.from && day <= rest.to;
  });
  if (found === undefined) return undefined;
  const inYear = (end: string) => plainDate(end.length === date.length ? end : `${yearOf(date)}-${end}`);
  const window = { name: found.name, days: found.days, from: inYear(found.from), to: inYear(found.to) };
  return isFilled(calendar, window) ? undefined : window;
}

function isSettled(calendar: CompiledCalendar, date: PlainDate): boolean {
  if (!isNationallySettled(calendar, date)) return false;
  return isWeekend(date) || expectedWindow(calendar, date) === undefined;
}

function restKind(calendar: CompiledCalendar, span: RestSpan): DayKind {
  const regional = calendar.notices[span.notice]?.region !== NATION;
  const why = regional ? 'regionalRest' : 'holiday';
  return { working: false, announced: true, why, noticeId: span.notice, name: span.name };
}

function isFilled(calendar: CompiledCalendar, window: ExpectedWindow): boolean {
  return calendar.rest.some(
    ({ from, to, notice }) => calendar.notices[notice]?.region !== NATION && from <= window.to && to >= window.from,
  );
}

function spanOn(spans: readonly RestSpan[], date: PlainDate): RestSpan | undefined {
  let [low, high] = [0, spans.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const span = spans[middle];
    if (span === undefined) return undefined;
    if (date < span.from) high = middle - 1;
    else if (date > span.to) low = middle + 1;
    else return span;
  }
  return undefined;
}
