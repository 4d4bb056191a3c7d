import { dayNumber, fromDayNumber, isPlainDate, type PlainDate } from './plain-date.js';

/** A moment as ISO 8601 in UTC with milliseconds, `YYYY-MM-DDTHH:mm:ss.sssZ`. Text order is time order. */
export type Instant = string & { readonly __brand: 'Instant' };

const SHAPE = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2}):(\d{2})\.(\d{3})Z$/;
const WALL_TIME = /^([01]\d|2[0-3]):([0-5]\d)$/;
const DAY_MS = 86_400_000;
const FIRST_MS = Date.UTC(1900, 0, 1);
const LAST_MS = Date.UTC(10_000, 0, 1);
/** China has kept one offset since 1991, so no time zone data is needed. */
const BEIJING_OFFSET_MS = 8 * 3_600_000;

/** @throws RangeError on text that is not an existing moment in this shape. */
export function instant(text: string): Instant {
  if (!isInstant(text)) throw new RangeError(`not a moment written YYYY-MM-DDTHH:mm:ss.sssZ: ${text}`);
  return text;
}

/** True for an existing moment in UTC with milliseconds. */
export function isInstant(text: string): text is Instant {
  const [, date, hour, minute, second] = SHAPE.exec(text) ?? [];
  if (date === undefined || !isPlainDate(date)) return false;
  return Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60;
}

/** Milliseconds since 1970-01-01T00:00Z. */
export function toMs(moment: Instant): number {
  return Date.parse(moment);
}

/** @throws RangeError when `ms` is not a moment of the years 1900-9999. */
export function fromMs(ms: number): Instant {
  if (!(ms >= FIRST_MS && ms < LAST_MS)) throw new RangeError(`not a moment of the years 1900-9999: ${ms}`);
  return new Date(ms).toISOString() as Instant;
}

/** The day an office in China writes down for this moment. */
export function legalDay(moment: Instant): PlainDate {
  return fromDayNumber(Math.floor((toMs(moment) + BEIJING_OFFSET_MS) / DAY_MS));
}

/** What clocks in China show at this moment, `HH:mm:ss`. */
export function wallTime(moment: Instant): string {
  return new Date(toMs(moment) + BEIJING_OFFSET_MS).toISOString().slice(11, 19);
}

/** The moment at which clocks in China show `HH:mm` on this day. @throws RangeError on another shape of time. */
export function instantAt(date: PlainDate, clock: string): Instant {
  const [, hour, minute] = WALL_TIME.exec(clock) ?? [];
  if (hour === undefined || minute === undefined) throw new RangeError(`not a time written HH:mm: ${clock}`);
  const minutes = Number(hour) * 60 + Number(minute);
  return fromMs(dayNumber(date) * DAY_MS + minutes * 60_000 - BEIJING_OFFSET_MS);
}
