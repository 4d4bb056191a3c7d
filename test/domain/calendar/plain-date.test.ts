import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  addMonths,
  addYears,
  compareDates,
  dateOf,
  dayNumber,
  daysBetween,
  fromDayNumber,
  isPlainDate,
  maxDate,
  minDate,
  plainDate,
  weekday,
  yearOf,
} from '../../../domain/calendar/plain-date.js';
import { naiveAdd, naiveWeekday } from '../../oracle/naive-calendar.js';
import { d } from './shipped.js';

const anyDay = fc.integer({ min: dayNumber(d('1960-01-01')), max: dayNumber(d('2199-12-31')) }).map(fromDayNumber);

describe('a legal day', () => {
  test.each(['2026-02-29', '2100-02-29', '2026-04-31', '2026-13-01', '2026-00-10', '2026-01-00', '1899-12-31'])(
    'refuses the impossible day %s',
    (text) => {
      expect(isPlainDate(text)).toBe(false);
      expect(() => plainDate(text)).toThrow(RangeError);
    },
  );

  test.each(['2026-9-22', '2026/09/22', '20260922', ' 2026-09-22', '2026-09-22T00:00:00Z', '', '２０２６-09-22'])(
    'refuses the spelling "%s"',
    (text) => {
      expect(isPlainDate(text)).toBe(false);
    },
  );

  test('accepts leap days of leap years, centuries included', () => {
    expect(plainDate('2024-02-29')).toBe('2024-02-29');
    expect(plainDate('2000-02-29')).toBe('2000-02-29');
  });

  test('counts days from the beginning of 1970', () => {
    expect(dayNumber(d('1970-01-01'))).toBe(0);
    expect(dayNumber(d('2000-03-01'))).toBe(11_017);
    expect(fromDayNumber(-1)).toBe('1969-12-31');
  });

  test('ends with the year 9999', () => {
    expect(addDays(d('9999-12-30'), 1)).toBe('9999-12-31');
    expect(() => addDays(d('9999-12-31'), 1)).toThrow(RangeError);
    expect(() => addYears(d('9990-01-01'), 10)).toThrow(RangeError);
    expect(() => addDays(d('1900-01-01'), -1)).toThrow(RangeError);
  });

  test('refuses a part of a day that is no whole number', () => {
    expect(() => fromDayNumber(0.5)).toThrow(RangeError);
    expect(() => addMonths(d('2026-01-31'), Number.NaN)).toThrow(RangeError);
  });

  test('knows the weekday: 22 September 2026 is a Tuesday, the day before 1970 a Wednesday', () => {
    expect(weekday(d('2026-09-22'))).toBe(2);
    expect(weekday(d('2026-09-27'))).toBe(7);
    expect(weekday(d('1969-12-31'))).toBe(3);
  });

  test('compares, sorts and picks by date', () => {
    const [early, late] = [d('2025-12-31'), d('2026-01-01')];
    expect([late, early].sort(compareDates)).toEqual([early, late]);
    expect(minDate(late, early)).toBe(early);
    expect(maxDate(late, early)).toBe(late);
    expect(yearOf(late)).toBe(2026);
    expect(dateOf(2026, 2, 31)).toBe('2026-02-28');
  });
});

describe('the arithmetic of days', () => {
  test('agrees with JavaScript in UTC on sums and weekdays', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -20_000, max: 20_000 }), (day, days) => {
        const sum = addDays(day, days);
        expect(sum).toBe(naiveAdd(day, days));
        expect(weekday(sum)).toBe(naiveWeekday(sum));
        expect(daysBetween(day, sum)).toBe(days);
      }),
      { numRuns: 1000 },
    );
  });

  test('keeps the order of text and of time the same', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (a, b) => {
        expect(Math.sign(compareDates(a, b))).toBe(a < b ? -1 : Number(a > b));
      }),
    );
  });
});

describe('months and years (民法典 202)', () => {
  test.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-08-31', 1, '2026-09-30'],
    ['2021-04-30', 1, '2021-05-30'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2026-01-15', -13, '2024-12-15'],
    ['2026-12-31', 12, '2027-12-31'],
  ])('%s and %i months make %s', (from, months, to) => {
    expect(addMonths(d(from), months)).toBe(to);
  });

  test('29 February has its anniversary on the 28th, and on the 29th of a leap year', () => {
    expect(addYears(d('2024-02-29'), 1)).toBe('2025-02-28');
    expect(addYears(d('2024-02-29'), 4)).toBe('2028-02-29');
    expect(addYears(d('2026-01-31'), 3)).toBe('2029-01-31');
  });

  test('a month later is the same day number, or the last day of a shorter month', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -240, max: 240 }), (day, months) => {
        const sum = addMonths(day, months);
        const [year, month] = [yearOf(day), Number(day.slice(5, 7)) - 1 + months];
        const lastOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
        expect(Number(sum.slice(8))).toBe(Math.min(Number(day.slice(8)), lastOfMonth));
        expect(sum.slice(0, 7)).toBe(new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 7));
      }),
      { numRuns: 1000 },
    );
  });
});
