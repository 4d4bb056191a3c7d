import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { HolidayUtil } from 'lunar-typescript';
import { noticeIdOf } from '../../../domain/calendar/compile.js';
import { addDays, isWeekend, type PlainDate } from '../../../domain/calendar/plain-date.js';
import type { CalendarFile } from '../../../domain/calendar/year-data.js';
import { d, shippedCalendar, shippedFiles } from '../../domain/calendar/shipped.js';

const files = shippedFiles();
const national = files.filter(({ code }) => code === '000000');
const nation = shippedCalendar();

/** Days on which lunar-typescript 1.8.6 is known to be wrong: none since 2014 (two in 2013). */
const KNOWN_WRONG_IN_LUNAR: string[] = [];

type Special = Record<string, 'rest' | 'work'>;

/** What the year's notices say of days that differ from a plain week; plain weekends and weekdays drop out. */
function specialDays(rest: Iterable<string>, work: Iterable<string>): Special {
  const special: Special = {};
  for (const day of rest) if (!isWeekend(d(day))) special[day] = 'rest';
  for (const day of work) if (isWeekend(d(day))) special[day] = 'work';
  return special;
}

function ours(year: number): Special {
  const inYear = (day: string) => day.startsWith(`${year}-`);
  return specialDays(restDays().filter(inYear), Object.keys(nation.work).filter(inYear));
}

function restDays(): PlainDate[] {
  return nation.rest.flatMap(({ from, to }) => {
    const days: PlainDate[] = [];
    for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
    return days;
  });
}

function chineseDays(year: number): Special {
  const path = new URL(`../../../node_modules/chinese-days/dist/years/${year}.json`, import.meta.url);
  const {
    holidays,
    workdays,
  }: Record<'holidays' | 'workdays', Record<string, string>> = JSON.parse(readFileSync(path, 'utf8'));
  return specialDays(Object.keys(holidays), Object.keys(workdays));
}

function lunarTypescript(year: number): Special {
  const days = HolidayUtil.getHolidays(year).filter((day) => !KNOWN_WRONG_IN_LUNAR.includes(day.getDay()));
  const named = (works: boolean) => days.filter((day) => day.isWork() === works).map((day) => day.getDay());
  return specialDays(named(false), named(true));
}

const YEARS = Array.from({ length: 13 }, (_, at) => 2014 + at);

describe('the national calendar', () => {
  test.each(YEARS)('%i agrees with the package chinese-days', (year) => {
    expect(Object.keys(ours(year)).length).toBeGreaterThan(10);
    expect(ours(year)).toEqual(chineseDays(year));
  });

  test.each(YEARS)('%i agrees with the package lunar-typescript', (year) => {
    expect(ours(year)).toEqual(lunarTypescript(year));
  });

  test('has one annual notice for each of the years 2014 to 2026, and none for 2027', () => {
    const annual = national.filter(({ kind }) => kind === 'annual').map(({ year }) => year);
    expect(annual).toEqual(YEARS);
    expect(nation.announcedYears).toEqual(YEARS);
    expect(nation.lastDay).toBe('2026-12-24');
  });

  test('keeps the three notices that changed a running year as files of their own', () => {
    const changes = national.filter(({ kind }) => kind === 'change');
    expect(changes.map(({ notice }) => [notice.number, notice.date])).toEqual([
      ['国发明电〔2015〕1号', '2015-05-13'],
      ['国办发明电〔2019〕3号', '2019-03-22'],
      ['国办发明电〔2020〕1号', '2020-01-26'],
    ]);
  });

  test('names the number of every national notice, each once', () => {
    const numbers = national.map(({ notice }) => notice.number);
    expect(numbers.every((number) => /^国(办)?发明电〔20\d\d〕\d+号$/.test(number ?? ''))).toBe(true);
    expect(new Set(numbers).size).toBe(national.length);
  });

  test('is announced before its year begins', () => {
    const late = national.filter(({ kind, year, notice }) => kind === 'annual' && notice.date >= `${year}-01-01`);
    expect(late).toEqual([]);
  });
});

describe('a year as it was seen before a notice changed it', () => {
  const seenOn = (day: string) => shippedCalendar('000000', d(day));

  test('in January 2020 Saturday 1 February was still a working day', () => {
    expect(Object.keys(seenOn('2020-01-25').work)).toContain('2020-02-01');
    expect(Object.keys(seenOn('2020-01-26').work)).not.toContain('2020-02-01');
  });

  test('until March 2019 Labour Day had one day off', () => {
    const labour = (day: string) => seenOn(day).rest.filter(({ from }) => from.startsWith('2019-05'));
    expect(labour('2019-03-21').map(({ from, to }) => [from, to])).toEqual([['2019-05-01', '2019-05-01']]);
    expect(labour('2019-03-22').map(({ from, to }) => [from, to])).toEqual([['2019-05-01', '2019-05-04']]);
  });

  test('until May 2015 3 September was an ordinary Thursday', () => {
    expect(seenOn('2015-05-12').rest.some(({ from }) => from === '2015-09-03')).toBe(false);
    expect(seenOn('2015-05-13').rest.some(({ from }) => from === '2015-09-03')).toBe(true);
  });
});

describe('regional calendars', () => {
  const of = (code: string): CalendarFile[] => files.filter((file) => file.code === code);
  const restOf = (code: string) => of(code).flatMap(({ rest }) => rest.map(({ from, to }) => `${from}..${to}`));

  test('Yanbian rests three days at its anniversary in 2023 and 2024', () => {
    expect(restOf('222400')).toEqual(['2023-09-03..2023-09-05', '2024-09-02..2024-09-04']);
  });

  test('Ningxia rests two days at each of its two festivals in 2020 and 2021', () => {
    expect(restOf('640000')).toEqual([
      '2020-05-25..2020-05-26',
      '2020-07-30..2020-07-31',
      '2021-05-13..2021-05-14',
      '2021-07-19..2021-07-20',
    ]);
  });

  test('the expected window of Yanbian would have held both of its known holidays', () => {
    const [expected] = of('222400').flatMap((file) => file.expected ?? []);
    for (const { rest } of of('222400')) {
      for (const { from, to } of rest) {
        expect(from.slice(5) >= String(expected?.from) && to.slice(5) <= String(expected?.to)).toBe(true);
      }
    }
  });

  test('Ningxia expects two festivals in every year without a notice from 2014 to 2030', () => {
    const windows = of('640000').flatMap((file) => file.expected ?? []);
    const missing = Array.from({ length: 17 }, (_, at) => 2014 + at)
      .filter((year) => year !== 2020 && year !== 2021)
      .filter((year) => windows.filter(({ from }) => from.startsWith(`${year}-`)).length !== 2);
    expect(missing).toEqual([]);
    expect(windows.some(({ from }) => from.startsWith('2020-') || from.startsWith('2021-'))).toBe(false);
  });

  test('every notice has an id of its own', () => {
    expect(new Set(files.map(noticeIdOf)).size).toBe(files.length);
  });
});
