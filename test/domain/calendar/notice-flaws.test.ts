import { describe, expect, test } from '@jest/globals';
import { compileCalendar, EVERY_YEAR } from '../../../domain/calendar/compile.js';
import { noticeFlaws } from '../../../domain/calendar/notice-flaws.js';
import { isWorkingDay } from '../../../domain/calendar/working-days.js';
import type { CalendarFile } from '../../../domain/calendar/year-data.js';
import { notice } from './made.js';
import { d, region } from './shipped.js';

const regions = ['222401', '222400'].map(region);
const y2030 = notice({ rest: [['元旦', '2030-01-01', '2030-01-03']], work: ['2030-02-02'] });
const NATION_2030 = '000000/2030@2029-11-01';

function flaws(file: CalendarFile, files: CalendarFile[] = [y2030], known = regions) {
  return noticeFlaws(file, { files, regions: known });
}
const change = (more: Parameters<typeof notice>[0]) => notice({ kind: 'change', date: '2030-03-01', ...more });

describe('a notice that may be published', () => {
  test.each<[string, CalendarFile]>([
    ['the next year of the nation', notice({ year: 2031, rest: [['元旦', '2031-01-01', '2031-01-01']] })],
    ['a change of one day', change({ rest: [['纪念日', '2030-09-03', '2030-09-03']], work: ['2030-09-07'] })],
    [
      'a day of the prefecture of one of our counties',
      change({ code: '222400', rest: [['州庆', '2030-09-03', '2030-09-05']] }),
    ],
    ['a county whose prefecture is ours', change({ code: '222402', rest: [['放假', '2030-09-03', '2030-09-03']] })],
    ['a rest day that works after all', change({ work: ['2030-01-02'] })],
    ['one that only takes another back', { ...change({}), withdraws: [NATION_2030] }],
  ])('is %s', (_what, file) => {
    expect(flaws(file)).toEqual([]);
  });
});

describe('a notice that may not be published is told what it meets', () => {
  test('a region that does not exist', () => {
    expect(flaws(change({ code: '999999' }))).toEqual([{ field: 'code', flaw: 'unknown-region', code: '999999' }]);
  });

  test('the id of one that is published', () => {
    const again = notice({ rest: [['元旦', '2030-01-01', '2030-01-02']] });
    expect(flaws(again)).toEqual([{ field: 'notice.date', flaw: 'same-id', other: NATION_2030 }]);
  });

  test('a second arrangement of the same year, unless it takes the first back', () => {
    const second = notice({ date: '2029-12-01', rest: [['元旦', '2030-01-01', '2030-01-01']] });
    expect(flaws(second)).toEqual([{ field: 'year', flaw: 'year-announced', other: NATION_2030, year: 2030 }]);
    expect(flaws({ ...second, withdraws: [NATION_2030] })).toEqual([]);
  });

  test('a change or a regional day of a year the nation has not announced', () => {
    for (const code of ['000000', '222400']) {
      const early = notice({ code, year: 2031, kind: 'change', rest: [['放假', '2031-09-03', '2031-09-03']] });
      expect(flaws(early)).toEqual([{ field: 'year', flaw: 'year-not-announced', year: 2031 }]);
    }
  });

  test('a year after a gap', () => {
    const far = notice({ year: 2032, rest: [['元旦', '2032-01-01', '2032-01-01']] });
    expect(flaws(far)).toEqual([{ field: 'year', flaw: 'year-gap', year: 2031 }]);
  });

  test('the same day in a notice that is not older', () => {
    const later = change({ rest: [['纪念日', '2030-09-02', '2030-09-03']] });
    const same = [['纪念日', '2030-09-03', '2030-09-04']] satisfies [string, string, string][];
    const [flaw] = flaws(change({ date: '2030-02-01', rest: same }), [y2030, later]);
    expect(flaw).toMatchObject({ field: 'notice.date', flaw: 'overruled', day: '2030-09-03' });
    expect(flaws(change({ date: '2030-04-01', rest: same }), [y2030, later])).toEqual([]);
  });

  test('a make-up day on a day that works anyway', () => {
    const tuesday = change({ work: ['2030-09-03', '2030-09-07'] });
    expect(flaws(tuesday)).toEqual([{ field: 'work[0]', flaw: 'works-anyway', day: '2030-09-03' }]);
  });

  test('nothing to take back: no such notice, another region, a younger one, one already taken back', () => {
    const other = change({ code: '222400', date: '2030-02-01', rest: [['州庆', '2030-09-03', '2030-09-03']] });
    const gone = change({ date: '2030-02-01', rest: [['纪念日', '2030-09-03', '2030-09-03']] });
    const taker = { ...change({ date: '2030-02-10' }), withdraws: ['000000/2030@2030-02-01'] };
    const files = [y2030, other, gone, taker];
    for (const id of ['000000/2030@2028-01-01', '222400/2030@2030-02-01', '000000/2030@2030-02-01']) {
      expect(flaws({ ...change({}), withdraws: [id] }, files)).toEqual([
        { field: 'withdraws[0]', flaw: 'nothing-to-withdraw', other: id },
      ]);
    }
    const early = { ...change({ date: '2030-02-05' }), withdraws: ['000000/2030@2030-02-10'] };
    expect(flaws(early, files)[0]?.flaw).toBe('nothing-to-withdraw');
  });

  test('no day at all', () => {
    expect(flaws(change({}))).toEqual([{ field: 'rest', flaw: 'says-nothing' }]);
  });
});

describe('a notice that is taken back', () => {
  const off = change({ date: '2030-02-01', rest: [['纪念日', '2030-09-03', '2030-09-03']] });
  const back = { ...change({ date: '2030-02-10' }), withdraws: ['000000/2030@2030-02-01'] };
  const again = { ...change({ date: '2030-02-20' }), withdraws: ['000000/2030@2030-02-10'] };
  const compiled = (...files: CalendarFile[]) =>
    compileCalendar([y2030, ...files], { code: region('000000'), ...EVERY_YEAR });
  const day = d('2030-09-03');

  test('leaves the days as they were, in a newer version of the calendar', () => {
    const [was, is] = [compiled(off), compiled(off, back)];
    expect([isWorkingDay(day, was), isWorkingDay(day, is)]).toEqual([false, true]);
    expect(is.version).toBe('2030-02-10');
    expect(is.hash).not.toBe(compiled().hash);
  });

  test('stands again when the withdrawal is taken back', () => {
    expect(isWorkingDay(day, compiled(off, back, again))).toBe(false);
  });

  test('takes a whole year with it: its days are unannounced again', () => {
    const next = notice({ year: 2031, date: '2030-11-01', rest: [['元旦', '2031-01-01', '2031-01-01']] });
    const gone = {
      ...notice({ year: 2031, kind: 'change', date: '2030-11-20' }),
      withdraws: ['000000/2031@2030-11-01'],
    };
    expect(compiled(next).announcedYears).toEqual([2030, 2031]);
    expect(compiled(next, gone).announcedYears).toEqual([2030]);
    expect(compiled(next, gone).version).toBe('2030-11-20');
  });
});
