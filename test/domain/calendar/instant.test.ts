import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fromMs, instant, instantAt, isInstant, legalDay, toMs } from '../../../domain/calendar/instant.js';
import { addDays, fromDayNumber } from '../../../domain/calendar/plain-date.js';
import { d } from './shipped.js';

describe('a moment', () => {
  test.each([
    '2026-09-22T01:00:00Z',
    '2026-09-22T01:00:00.000+08:00',
    '2026-02-30T01:00:00.000Z',
    '2026-09-22T24:00:00.000Z',
    '2026-09-22T10:60:00.000Z',
    '2026-09-22T10:00:60.000Z',
    '2026-09-22',
  ])('refuses "%s"', (text) => {
    expect(isInstant(text)).toBe(false);
    expect(() => instant(text)).toThrow(RangeError);
  });

  test('goes to milliseconds and back', () => {
    const moment = instant('2026-09-22T01:00:00.123Z');
    expect(fromMs(toMs(moment))).toBe(moment);
    expect(toMs(instant('1970-01-01T00:00:00.000Z'))).toBe(0);
  });

  test('refuses milliseconds that are no moment', () => {
    expect(() => fromMs(Number.NaN)).toThrow(RangeError);
    expect(() => fromMs(Number.POSITIVE_INFINITY)).toThrow(RangeError);
  });
});

describe('Beijing time', () => {
  test('the legal day begins at 16:00 UTC of the day before', () => {
    expect(legalDay(instant('2026-09-21T15:59:59.999Z'))).toBe('2026-09-21');
    expect(legalDay(instant('2026-09-21T16:00:00.000Z'))).toBe('2026-09-22');
    expect(legalDay(instant('1969-12-31T16:00:00.000Z'))).toBe('1970-01-01');
  });

  test('nine in the morning in Beijing is one in the morning UTC', () => {
    expect(instantAt(d('2026-09-22'), '09:00')).toBe('2026-09-22T01:00:00.000Z');
    expect(instantAt(d('2026-01-01'), '00:30')).toBe('2025-12-31T16:30:00.000Z');
  });

  test.each(['9:00', '24:00', '09:60', '09:00:00', ''])('refuses the wall time "%s"', (time) => {
    expect(() => instantAt(d('2026-09-22'), time)).toThrow(RangeError);
  });

  test('every minute of a day in Beijing belongs to that legal day', () => {
    const minuteOfDay = fc.integer({ min: 0, max: 1439 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), minuteOfDay, (number, minute) => {
        const day = fromDayNumber(number);
        const text = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
        const moment = instantAt(day, text);
        expect(legalDay(moment)).toBe(day);
        expect(toMs(instantAt(addDays(day, 1), text)) - toMs(moment)).toBe(86_400_000);
      }),
    );
  });
});
