import { describe, expect, test } from '@jest/globals';
import { dayKind, expectedWindow } from '../../../domain/calendar/day-kind.js';
import { calendarOf, notice } from './made.js';
import { d, shippedCalendar } from './shipped.js';

const nation = shippedCalendar();
const yanji = shippedCalendar('222401');

describe('what a day is', () => {
  test('an ordinary Tuesday works, an ordinary Sunday rests', () => {
    expect(dayKind(nation, d('2026-09-22'))).toEqual({ working: true, announced: true, why: 'weekday' });
    expect(dayKind(nation, d('2026-09-13'))).toEqual({ working: false, announced: true, why: 'weekend' });
  });

  test('a holiday names its festival and its notice', () => {
    expect(dayKind(nation, d('2026-10-05'))).toEqual({
      working: false,
      announced: true,
      why: 'holiday',
      noticeId: '000000/2026@2025-11-04',
      name: '国庆节',
    });
  });

  test('a make-up Sunday works', () => {
    expect(dayKind(nation, d('2026-09-20'))).toEqual({
      working: true,
      announced: true,
      why: 'makeUp',
      noticeId: '000000/2026@2025-11-04',
    });
  });

  test('the day of Yanbian rests in Yanji and works elsewhere', () => {
    expect(dayKind(yanji, d('2024-09-02'))).toEqual({
      working: false,
      announced: true,
      why: 'regionalRest',
      noticeId: '222400/2024@2024-08-16',
      name: '自治州成立纪念日',
    });
    expect(dayKind(nation, d('2024-09-02')).working).toBe(true);
    expect(dayKind(shippedCalendar('220100'), d('2024-09-02')).working).toBe(true);
  });

  test('the extension of the 2020 Spring Festival takes back a make-up Saturday', () => {
    expect(dayKind(nation, d('2020-02-01'))).toMatchObject({ working: false, noticeId: '000000/2020@2020-01-26' });
    expect(dayKind(shippedCalendar('000000', d('2020-01-25')), d('2020-02-01')).why).toBe('makeUp');
  });

  test('a day before the first notice and one after the last are unannounced', () => {
    expect(dayKind(nation, d('2013-12-31'))).toEqual({ working: true, announced: false, why: 'unannounced' });
    expect(dayKind(nation, d('2027-03-01'))).toEqual({ working: true, announced: false, why: 'unannounced' });
  });

  test('in an unannounced year the statutory days and the weekends are expected to rest', () => {
    expect(dayKind(nation, d('2027-02-05'))).toMatchObject({ working: false, announced: false, name: '春节' });
    expect(dayKind(nation, d('2027-05-01'))).toMatchObject({ working: false, announced: false, name: '劳动节' });
    expect(dayKind(nation, d('2027-03-06'))).toMatchObject({ working: false, announced: false });
  });
});

describe('regional days whose notice is not out', () => {
  test('leave the weekdays of the expected window unannounced, nationally they are settled', () => {
    expect(dayKind(yanji, d('2026-09-03'))).toMatchObject({ working: true, announced: false, why: 'unannounced' });
    expect(dayKind(nation, d('2026-09-03')).announced).toBe(true);
    expect(dayKind(yanji, d('2026-09-07')).announced).toBe(true);
    expect(dayKind(yanji, d('2026-08-31')).announced).toBe(true);
  });

  test('a window that its notice has filled is settled', () => {
    expect(expectedWindow(yanji, d('2024-09-05'))).toBeUndefined();
    expect(expectedWindow(yanji, d('2023-09-06'))).toBeUndefined();
    expect(expectedWindow(yanji, d('2025-09-05'))).toEqual({
      name: '自治州成立纪念日',
      from: '2025-09-01',
      to: '2025-09-06',
      days: 3,
    });
  });

  test('Ningxia states full days, for its festivals move through the year', () => {
    const ningxia = shippedCalendar('640402');
    expect(dayKind(ningxia, d('2021-05-13'))).toMatchObject({ why: 'regionalRest', name: '开斋节' });
    expect(dayKind(ningxia, d('2021-07-20'))).toMatchObject({ why: 'regionalRest', name: '古尔邦节' });
    expect(dayKind(ningxia, d('2026-03-20')).announced).toBe(false);
    expect(dayKind(ningxia, d('2026-04-20')).announced).toBe(true);
  });

  test('a national notice does not fill a regional window, and its make-up day stays open there', () => {
    const calendar = calendarOf(
      [
        notice({ rest: [['中秋节', '2030-09-12', '2030-09-12']], work: ['2030-09-14'] }),
        notice({
          code: '640000',
          date: '2029-12-01',
          expected: [{ name: '古尔邦节', from: '2030-09-10', to: '2030-09-14', days: 2 }],
        }),
      ],
      '640000',
    );
    expect(dayKind(calendar, d('2030-09-14'))).toMatchObject({ working: true, announced: false, why: 'makeUp' });
    expect(dayKind(calendar, d('2030-09-12'))).toMatchObject({ working: false, announced: true, why: 'holiday' });
    expect(dayKind(calendar, d('2030-09-11'))).toMatchObject({ working: true, announced: false });
  });

  test("a region's newer statement of what it expects replaces the older one", () => {
    const older = [{ name: '州庆', from: '09-01', to: '09-06', days: 3 }];
    const newer = [{ name: '州庆', from: '09-02', to: '09-04', days: 3 }];
    const files = [
      notice({}),
      notice({ code: '222400', date: '2029-08-01', expected: older }),
      notice({ code: '222400', kind: 'change', date: '2029-09-01', expected: newer }),
    ];
    expect(calendarOf(files, '222401').expected).toEqual(newer);
  });
});
