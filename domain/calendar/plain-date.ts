/**
 * A legal day as `YYYY-MM-DD` (years 1900-9999). Its arithmetic goes over a day number, so the machine's clock
 * and time zone cannot move it. Text order is date order: plain `<` compares two days.
 */
export type PlainDate = string & { readonly __brand: 'PlainDate' };

type Ymd = { year: number; month: number; day: number };

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;
const FIRST_YEAR = 1900;
const LAST_YEAR = 9999;
const SHORTEST_MONTH = 28;

/** @throws RangeError on text that is not an existing day written `YYYY-MM-DD`. */
export function plainDate(text: string): PlainDate {
  if (!isPlainDate(text)) throw new RangeError(`not an existing day written YYYY-MM-DD: ${text}`);
  return text;
}

/** True for an existing day of the years 1900-9999 written `YYYY-MM-DD`. */
export function isPlainDate(text: string): text is PlainDate {
  const [, year, month, day] = (SHAPE.exec(text) ?? []).map(Number);
  if (year === undefined || month === undefined || day === undefined) return false;
  return isWithin(year, month, day);
}

function isWithin(year: number, month: number, day: number): boolean {
  const isMonth = year >= FIRST_YEAR && year <= LAST_YEAR && month >= 1 && month <= 12;
  return isMonth && day >= 1 && day <= daysInMonth(year, month);
}

/** The day of these numbers; `day` past the month's end is taken as the month's last day. */
export function dateOf(year: number, month: number, day: number): PlainDate {
  const fitting = Math.min(day, daysInMonth(year, month));
  const isDay = [year, month, fitting].every(Number.isInteger) && isWithin(year, month, fitting);
  if (!isDay) throw new RangeError(`not an existing day: ${year}-${month}-${day}`);
  // Numbers that are an existing day need not be read again as text.
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(fitting, 2)}` as PlainDate;
}

/** Year number of a day. */
export function yearOf(date: PlainDate): number {
  return Number(date.slice(0, 4));
}

/** The day `days` calendar days later; negative counts go back. */
export function addDays(date: PlainDate, days: number): PlainDate {
  const day = Number(date.slice(8)) + days;
  // Most steps stay in their month, and every count takes them one by one.
  if (day >= 1 && day <= SHORTEST_MONTH && Number.isInteger(day))
    return `${date.slice(0, 8)}${pad(day, 2)}` as PlainDate;
  return fromDayNumber(dayNumber(date) + days);
}

/** Same day number `months` later, or the month's last day where that number does not exist (民法典 202). */
export function addMonths(date: PlainDate, months: number): PlainDate {
  const { year, month, day } = parts(date);
  const count = year * 12 + (month - 1) + months;
  return dateOf(Math.floor(count / 12), (((count % 12) + 12) % 12) + 1, day);
}

/** Same month and day `years` later; 29 February falls back to the 28th (民法典 202). */
export function addYears(date: PlainDate, years: number): PlainDate {
  return addMonths(date, years * 12);
}

/** Calendar days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** ISO weekday: Monday 1 … Sunday 7. */
export function weekday(date: PlainDate): number {
  // Day 0 (1970-01-01) was a Thursday.
  return ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1;
}

/** Saturday or Sunday. */
export function isWeekend(date: PlainDate): boolean {
  return weekday(date) >= 6;
}

/** The earlier of two days. */
export function minDate(a: PlainDate, b: PlainDate): PlainDate {
  return a < b ? a : b;
}

/** The later of two days. */
export function maxDate(a: PlainDate, b: PlainDate): PlainDate {
  return a > b ? a : b;
}

/** For sorting: negative when `a` is earlier. */
export function compareDates(a: PlainDate, b: PlainDate): number {
  return dayNumber(a) - dayNumber(b);
}

/** Days since 1970-01-01 in the proleptic Gregorian calendar. */
export function dayNumber(date: PlainDate): number {
  const { year, month, day } = parts(date);
  // The year begins in March here, so that the leap day is the last of it.
  const shifted = month > 2 ? year : year - 1;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** Inverse of `dayNumber`. @throws RangeError outside 1900-9999. */
export function fromDayNumber(number: number): PlainDate {
  const shifted = number + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const leapless =
    dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor(leapless / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  if (!(year >= FIRST_YEAR)) throw new RangeError(`not a day of 1900-9999: ${number}`);
  // Numbers made here are an existing day, so the text is not read again: this runs for every day of every count.
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}` as PlainDate;
}

function parts(date: PlainDate): Ymd {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
}

function daysInMonth(year: number, month: number): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

function pad(value: number, width: number): string {
  if (!Number.isInteger(value) || value > LAST_YEAR) throw new RangeError(`not part of a day of 1900-9999: ${value}`);
  return String(value).padStart(width, '0');
}
