import { describe, expect, test } from '@jest/globals';
import { Lunar } from 'lunar-typescript';
import { festivalsOf, makeUpNear, statutoryRest, widestRest } from '../../../domain/calendar/festivals.js';
import { LAST_LUNAR_YEAR, LUNAR_DAYS } from '../../../domain/calendar/lunar-days.js';
import { addDays, daysBetween, isWeekend, type PlainDate } from '../../../domain/calendar/plain-date.js';
import { d, shippedCalendar } from './shipped.js';

const YEARS = Array.from({ length: LAST_LUNAR_YEAR - 2013 }, (_, at) => 2014 + at);

/** Month and day of the Chinese calendar as ICU computes them: a calculation of its own. */
const icu = new Intl.DateTimeFormat('en-u-ca-chinese', { month: 'numeric', day: 'numeric', timeZone: 'UTC' });

/** Years in which the new moon falls within minutes of midnight in Beijing and ICU's moon is a day off. */
const ICU_SLIPS: Record<number, string> = { 2027: '12/30', 2030: '1/2' };

function icuDay(monthDay: string, year: number): string {
  return icu.format(Date.parse(`${year}-${monthDay}T00:00:00Z`)).replace(/^\d+bis/, 'leap');
}

/** The sun's longitude by a low-precision series (Meeus, Astronomical Algorithms, chapter 25), in degrees. */
function sunLongitude(unixMs: number): number {
  const t = (unixMs / 86_400_000 + 2_440_587.5 - 2_451_545) / 36_525;
  const rad = Math.PI / 180;
  const anomaly = (357.52911 + 35_999.05029 * t) * rad;
  const centre = 1.914602 * Math.sin(anomaly) + 0.019993 * Math.sin(2 * anomaly) + 0.000289 * Math.sin(3 * anomaly);
  const node = (125.04 - 1934.136 * t) * rad;
  return (280.46646 + 36_000.76983 * t + centre - 0.00569 - 0.00478 * Math.sin(node)) % 360;
}

describe('the table of lunar festivals', () => {
  test('has a line for every year it claims, and ends where it says', () => {
    expect(Object.keys(LUNAR_DAYS).map(Number)).toEqual(YEARS);
  });

  test.each(YEARS)('%i agrees with the Chinese calendar of ICU', (year) => {
    const [spring, , boat, autumn] = LUNAR_DAYS[year] ?? [];
    const days = [icuDay(String(spring), year), icuDay(String(boat), year), icuDay(String(autumn), year)];
    expect(days).toEqual([ICU_SLIPS[year] ?? '1/1', '5/5', '8/15']);
  });

  test.each(YEARS)('%i agrees with the tables of lunar-typescript', (year) => {
    const day = (lunar: Lunar) => lunar.getSolar().toYmd().slice(5);
    const qingming = Lunar.fromYmd(year, 1, 1).getJieQiTable().清明?.toYmd().slice(5);
    const festivals = [
      day(Lunar.fromYmd(year, 1, 1)),
      qingming,
      day(Lunar.fromYmd(year, 5, 5)),
      day(Lunar.fromYmd(year, 8, 15)),
    ];
    expect(LUNAR_DAYS[year]).toEqual(festivals);
  });

  test.each(YEARS)('on Qingming %i the sun passes 15 degrees in Beijing time', (year) => {
    const midnight = Date.parse(`${year}-${LUNAR_DAYS[year]?.[1]}T00:00:00+08:00`);
    expect(sunLongitude(midnight)).toBeLessThan(15);
    expect(sunLongitude(midnight + 86_400_000)).toBeGreaterThan(15);
  });
});

describe('statutory days by the measure of 2024', () => {
  test('are thirteen in every year of the table', () => {
    for (const year of YEARS) {
      const days = new Set<PlainDate>();
      for (let day = d(`${year}-01-01`); day <= `${year}-12-31`; day = addDays(day, 1)) {
        if (statutoryRest(day) !== undefined) days.add(day);
      }
      // Mid-Autumn on one of the first three days of October takes no day of its own.
      const shared = festivalsOf(year).some(
        ({ name, anchor }) => name === '中秋节' && anchor.slice(5, 7) === '10' && anchor.slice(8) <= '03',
      );
      expect([year, days.size]).toEqual([year, shared ? 12 : 13]);
    }
  });

  test('of 2027 begin the Spring Festival with its eve', () => {
    expect(statutoryRest(d('2027-02-04'))).toBeUndefined();
    expect(['2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08'].map((day) => statutoryRest(d(day)))).toEqual(
      Array(4).fill('春节'),
    );
    expect(statutoryRest(d('2027-02-09'))).toBeUndefined();
  });

  test('outside the table only the fixed festivals are known', () => {
    expect(festivalsOf(2100).map(({ name }) => name)).toEqual(['元旦', '劳动节', '国庆节']);
    expect(statutoryRest(d('2100-10-02'))).toBe('国庆节');
  });
});

describe('what 2014-2026 taught about festivals', () => {
  /** Weekdays a national notice gave off, with the festivals the notice named for them. */
  const weekdaysOff = shippedCalendar()
    .rest.flatMap(({ name, from, to }) => {
      const days: { name: string; day: PlainDate }[] = [];
      for (let day = from; day <= to; day = addDays(day, 1)) if (!isWeekend(day)) days.push({ name, day });
      return days;
    })
    .filter(({ name }) => name !== '抗战胜利70周年纪念日');

  test('every weekday off lies within the widest rest, except the one-off holiday of 2015', () => {
    expect(weekdaysOff.filter(({ day }) => widestRest(day) === undefined)).toEqual([]);
    expect(widestRest(d('2015-09-03'))).toBeUndefined();
  });

  test('no bound of the widest rest is wider than what was seen', () => {
    const seen: Record<string, [number, number]> = {};
    // A holiday named after Mid-Autumn and National Day together says nothing on how wide Mid-Autumn is.
    for (const { name, day } of weekdaysOff.filter(({ name }) => !name.startsWith('中秋节、'))) {
      const offset = nearest(offsetsFrom(name, day));
      const festival = name.split('、')[0] ?? '';
      const [low, high] = seen[festival] ?? [0, 0];
      seen[festival] = [Math.min(low, offset), Math.max(high, offset)];
    }
    const stated = Object.fromEntries(festivalsOf(2026).map(({ name, widest }) => [name, widest]));
    expect(seen).toEqual(stated);
  });

  test('every make-up day lies within nine days of a statutory day, except the one-off of 2015', () => {
    const worked = Object.keys(shippedCalendar().work).map(d);
    expect(worked.length).toBeGreaterThan(75);
    expect(worked.filter((day) => makeUpNear(day) === undefined)).toEqual(['2015-09-06']);
    expect(worked.every(isWeekend)).toBe(true);
  });

  test('a weekend far from any festival is no candidate for a make-up day', () => {
    expect(makeUpNear(d('2027-03-13'))).toBeUndefined();
    expect(makeUpNear(d('2027-02-17'))).toBe('春节');
    expect(makeUpNear(d('2027-02-18'))).toBeUndefined();
    expect(makeUpNear(d('2026-12-27'))).toBe('元旦');
  });

  /** Days from the festival of this year and of the next to the day. */
  function offsetsFrom(name: string, day: PlainDate): number[] {
    const year = Number(day.slice(0, 4));
    return [...festivalsOf(year), ...festivalsOf(year + 1)]
      .filter((festival) => name.startsWith(festival.name))
      .map(({ anchor }) => daysBetween(anchor, day));
  }

  function nearest(offsets: number[]): number {
    return offsets.reduce((best, each) => (Math.abs(each) < Math.abs(best) ? each : best));
  }
});
