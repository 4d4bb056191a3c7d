import { describe, expect, test } from '@jest/globals';
import { compileCalendar, noticeIdOf } from '../../../domain/calendar/compile.js';
import { dayKind } from '../../../domain/calendar/day-kind.js';
import { layersOf } from '../../../domain/calendar/layers.js';
import { calendarOf, notice } from './made.js';
import { d, region, shippedCalendar, shippedFiles } from './shipped.js';

const nation = notice({ rest: [['国庆节', '2030-10-01', '2030-10-03']], work: ['2030-09-28'] });

describe('layers of a region', () => {
  test.each([
    ['222401', ['000000', '220000', '222400', '222401']],
    ['222400', ['000000', '220000', '222400']],
    ['640000', ['000000', '640000']],
    ['000000', ['000000']],
    ['110000', ['000000', '110000']],
  ])('%s lies under %j', (code, layers) => {
    expect(layersOf(region(code))).toEqual(layers);
  });
});

describe('a compiled calendar', () => {
  test('says which notice every day comes from', () => {
    const calendar = calendarOf([nation]);
    expect(calendar.rest).toEqual([
      { name: '国庆节', from: '2030-10-01', to: '2030-10-03', notice: '000000/2030@2029-11-01' },
    ]);
    expect(calendar.work).toEqual({ '2030-09-28': '000000/2030@2029-11-01' });
    expect(calendar.notices[noticeIdOf(nation)]).toEqual({ ...nation.notice, region: '000000' });
  });

  test('a later notice wins on the days it names and leaves the others', () => {
    const change = notice({
      kind: 'change',
      date: '2030-08-01',
      rest: [['国庆节', '2030-10-03', '2030-10-04']],
      work: ['2030-10-02'],
    });
    const calendar = calendarOf([change, nation]);
    expect(calendar.rest.map(({ from, to, notice: by }) => [from, to, by])).toEqual([
      ['2030-10-01', '2030-10-01', noticeIdOf(nation)],
      ['2030-10-03', '2030-10-04', noticeIdOf(change)],
    ]);
    expect(Object.keys(calendar.work)).toEqual(['2030-09-28', '2030-10-02']);
  });

  test('a lower layer wins over a higher one even where its notice is older', () => {
    const county = notice({ code: '222401', date: '2029-01-01', work: ['2030-10-01'] });
    const calendar = calendarOf([county, nation], '222401');
    expect(dayKind(calendar, d('2030-10-01')).working).toBe(true);
    expect(dayKind(calendarOf([county, nation], '222402'), d('2030-10-01')).working).toBe(false);
  });

  test('the order of the files does not matter', () => {
    const files = shippedFiles();
    const scope = { code: region('222401'), fromYear: 2014, toYear: 2026 };
    expect(compileCalendar([...files].reverse(), scope)).toEqual(compileCalendar(files, scope));
  });

  test('is pinned by a hash that changes with any day', () => {
    const other = notice({ rest: [['国庆节', '2030-10-01', '2030-10-04']], work: ['2030-09-28'] });
    expect(calendarOf([nation]).hash).toMatch(/^[0-9a-f]{64}$/);
    expect(calendarOf([nation]).hash).toBe(calendarOf([nation]).hash);
    expect(calendarOf([other]).hash).not.toBe(calendarOf([nation]).hash);
  });

  test('takes its version from the newest notice in it', () => {
    expect(shippedCalendar('222401').version).toBe('2025-11-04');
    expect(compileCalendar(shippedFiles(), { code: region('222401'), fromYear: 2020, toYear: 2024 }).version).toBe(
      '2024-08-16',
    );
  });

  test('survives JSON and stays within 8 KB for five years and the regions that ship', () => {
    for (const code of ['000000', '222401', '640402']) {
      const calendar = compileCalendar(shippedFiles(), { code: region(code), fromYear: 2022, toYear: 2026 });
      expect(JSON.parse(JSON.stringify(calendar))).toEqual(calendar);
      expect(Buffer.byteLength(JSON.stringify(calendar))).toBeLessThanOrEqual(8192);
    }
  });

  test('without a national notice for the years there is no calendar', () => {
    const scope = { code: region('222401'), fromYear: 2031, toYear: 2035 };
    expect(() => compileCalendar([nation], scope)).toThrow(RangeError);
    expect(() => compileCalendar([notice({ code: '222400' })], { ...scope, fromYear: 2030 })).toThrow(RangeError);
  });
});

describe('the days a calendar settles', () => {
  test('end on 24 December of the last announced year, for the next notice may move the rest', () => {
    const calendar = calendarOf([nation]);
    expect([calendar.firstDay, calendar.lastDay]).toEqual(['2030-01-01', '2030-12-24']);
    expect(dayKind(calendar, d('2030-12-24')).announced).toBe(true);
    expect(dayKind(calendar, d('2030-12-25')).announced).toBe(false);
  });

  test('reach the year end when the next year is announced, even if it was not asked for', () => {
    const next = notice({ year: 2031, rest: [['元旦', '2030-12-31', '2031-01-01']], work: ['2030-12-28'] });
    const calendar = calendarOf([nation, next], '000000', 2030, 2030);
    expect(calendar.announcedYears).toEqual([2030]);
    expect(calendar.lastDay).toBe('2030-12-31');
    expect(dayKind(calendar, d('2030-12-31'))).toMatchObject({ working: false, announced: true, name: '元旦' });
    expect(dayKind(calendar, d('2030-12-28'))).toMatchObject({ working: true, why: 'makeUp' });
  });

  test('stop before a year whose notice is missing, also when a later one is there', () => {
    const calendar = calendarOf([nation, notice({ year: 2032 })]);
    expect(calendar.announcedYears).toEqual([2030]);
    expect(dayKind(calendar, d('2032-03-01')).announced).toBe(false);
  });

  test('a mid-year change does not announce a year', () => {
    const change = notice({ year: 2031, kind: 'change' });
    expect(calendarOf([nation, change]).announcedYears).toEqual([2030]);
  });

  test('are those known on a past day: before December 2018 the end of that year was open', () => {
    const before = shippedCalendar('000000', d('2018-12-03'));
    expect(before.announcedYears.at(-1)).toBe(2018);
    expect(dayKind(before, d('2018-12-31'))).toEqual({ working: true, announced: false, why: 'unannounced' });
    const after = shippedCalendar('000000', d('2018-12-04'));
    expect(dayKind(after, d('2018-12-31'))).toMatchObject({ working: false, announced: true });
    expect(dayKind(after, d('2018-12-29'))).toMatchObject({ working: true, why: 'makeUp' });
  });
});
