import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { computeDeadline, type DeadlineLimit, rollDay } from '../../../domain/calendar/deadline.js';
import { addDays, dayNumber, fromDayNumber, type PlainDate, yearOf } from '../../../domain/calendar/plain-date.js';
import { dayReader } from '../../../domain/calendar/reading.js';
import { isWorkingDay } from '../../../domain/calendar/working-days.js';
import { d, shippedCalendar } from './shipped.js';

const nation = shippedCalendar();
const yanji = shippedCalendar('222401');

function workingDays(amount: number, direction: 'after' | 'before' = 'after'): DeadlineLimit {
  return { amount, unit: 'workingDay', direction, roll: 'none' };
}

describe('a date in a year whose notice is not out', () => {
  test('is provisional, with both ends, and due at the earlier one', () => {
    const deadline = computeDeadline(d('2027-01-25'), workingDays(10), nation);
    expect(deadline).toMatchObject({
      certainty: 'provisional',
      due: '2027-02-04',
      earliest: '2027-02-04',
      // 02-05 … 02-12 is the widest Spring Festival, nothing made up: 26-29, 1-4, 15, 16.
      latest: '2027-02-16',
    });
    expect(deadline.proof).toContainEqual({ kind: 'provisional', day: '2027-01-26', effect: 'open' });
  });

  test('counts the weekends near a festival as possible make-up days and says so', () => {
    const { proof } = computeDeadline(d('2027-01-25'), workingDays(10), nation);
    expect(proof).toContainEqual({ kind: 'assumedWorking', day: '2027-01-30', effect: 'counted', note: '春节' });
    expect(proof).toContainEqual({ kind: 'assumedWorking', day: '2027-01-31', effect: 'counted', note: '春节' });
  });

  test('lets the statutory days rest in both readings', () => {
    const { earliest, latest, proof } = computeDeadline(d('2027-02-04'), workingDays(1), nation);
    // 02-05 … 02-08 are the festival; Tuesday the 9th is the first day that may work.
    expect([earliest, latest]).toEqual(['2027-02-09', '2027-02-15']);
    expect(proof.filter(({ kind }) => kind === 'statutoryRest').map(({ day }) => day)).toEqual([
      '2027-02-05',
      '2027-02-06',
      '2027-02-07',
      '2027-02-08',
    ]);
  });

  test('stays provisional far from any festival, where both ends agree', () => {
    expect(computeDeadline(d('2027-03-08'), workingDays(3), nation)).toMatchObject({
      certainty: 'provisional',
      earliest: '2027-03-11',
      latest: '2027-03-11',
    });
  });

  test('is provisional when only the rolled end touches it', () => {
    expect(rollDay(d('2027-01-01'), 'forward', nation)).toMatchObject({
      certainty: 'provisional',
      // Saturday the 2nd may be worked, or the rest may reach to Sunday.
      earliest: '2027-01-02',
      latest: '2027-01-04',
    });
  });

  test('counted backward is due at the day with the most rest between', () => {
    const deadline = computeDeadline(d('2027-02-16'), workingDays(2, 'before'), nation);
    // Most rest: 15 February and, over the whole festival, 4 February. Most work: 13 and 14 February made up.
    expect(deadline).toMatchObject({ due: '2027-02-04', earliest: '2027-02-04', latest: '2027-02-14' });
    expect(deadline.proof).toContainEqual({ kind: 'assumedRest', day: '2027-02-12', effect: 'skipped', note: '春节' });
  });

  test('before the first notice is provisional too', () => {
    expect(computeDeadline(d('2013-12-20'), workingDays(3), nation).certainty).toBe('provisional');
  });
});

describe('the last days of an announced year', () => {
  test('25 December 2026 is unannounced, the 24th is final', () => {
    expect(computeDeadline(d('2026-12-22'), workingDays(2), nation)).toMatchObject({
      due: '2026-12-24',
      certainty: 'final',
    });
    expect(computeDeadline(d('2026-12-22'), workingDays(3), nation)).toMatchObject({
      due: '2026-12-25',
      certainty: 'provisional',
    });
  });

  test('New Year may take the last day of December, or its weekends may be worked', () => {
    const deadline = computeDeadline(d('2026-12-25'), workingDays(4), nation);
    expect([deadline.earliest, deadline.latest]).toEqual(['2026-12-29', '2027-01-04']);
  });

  test('a year whose successor is announced is final to its end', () => {
    expect(computeDeadline(d('2025-12-25'), workingDays(4), nation)).toMatchObject({
      due: '2025-12-31',
      certainty: 'final',
    });
  });
});

describe('a regional holiday whose notice is not out', () => {
  test('makes only a window that touches it provisional', () => {
    expect(computeDeadline(d('2026-08-20'), workingDays(5), yanji).certainty).toBe('final');
    expect(computeDeadline(d('2026-09-07'), workingDays(5), yanji).certainty).toBe('final');
    expect(computeDeadline(d('2026-08-28'), workingDays(5), nation).certainty).toBe('final');
    expect(computeDeadline(d('2026-08-28'), workingDays(5), yanji).certainty).toBe('provisional');
  });

  test('moves the latest end by the days that may rest, and no further', () => {
    expect(computeDeadline(d('2026-08-28'), workingDays(5), yanji)).toMatchObject({
      earliest: '2026-09-04',
      latest: '2026-09-09',
    });
    expect(computeDeadline(d('2026-08-28'), workingDays(2), yanji)).toMatchObject({
      earliest: '2026-09-01',
      latest: '2026-09-04',
    });
  });

  test('adds to what a year without its national notice leaves open', () => {
    const deadline = computeDeadline(d('2027-08-27'), workingDays(5), yanji);
    expect(deadline).toMatchObject({ earliest: '2027-09-03', latest: '2027-09-08', certainty: 'provisional' });
    expect(computeDeadline(d('2027-08-27'), workingDays(5), nation).latest).toBe('2027-09-03');
  });

  test('counted backward it moves the due day earlier', () => {
    const deadline = computeDeadline(d('2026-09-08'), workingDays(3, 'before'), yanji);
    expect(deadline).toMatchObject({ due: '2026-08-31', latest: '2026-09-03', certainty: 'provisional' });
    expect(deadline.proof.filter(({ kind }) => kind === 'expectedRest').map(({ day }) => day)).toEqual([
      '2026-09-04',
      '2026-09-03',
      '2026-09-02',
    ]);
  });

  test('the true notices of 2023 and 2024 lie between the ends given before they were out', () => {
    for (const year of [2023, 2024]) {
      // Only what a later year's calendar would have expected: the notice of the year itself taken away.
      const expected = {
        ...yanji,
        rest: yanji.rest.filter(({ notice }) => notice !== `222400/${year}@${noticeDay(year)}`),
      };
      for (let from = d(`${year}-08-20`); from < `${year}-09-06`; from = addDays(from, 1)) {
        for (const amount of [1, 3, 5, 10]) {
          const { earliest, latest } = computeDeadline(from, workingDays(amount), expected);
          const { due } = computeDeadline(from, workingDays(amount), yanji);
          expect(earliest <= due && due <= latest).toBe(true);
        }
      }
    }
    function noticeDay(year: number): string {
      return year === 2023 ? '2023-08-17' : '2024-08-16';
    }
  });
});

describe('looking back: had the notice of a year not been out', () => {
  /** Days on which the older measure (11 days) or a one-off holiday broke what the measure of 2024 would expect. */
  const KNOWN_BREAKS = [
    '2014-01-30',
    '2015-09-03',
    '2015-09-04',
    '2015-09-06',
    '2017-05-02',
    '2018-05-02',
    '2024-02-09',
  ];
  const blind = { ...nation, firstDay: d('2099-01-01'), rest: [], work: {} };
  const everyDay = { from: dayNumber(d('2014-01-01')), to: dayNumber(d('2026-12-24')) };

  test('every day that worked might have, every day that rested might have, but for seven days', () => {
    const most = dayReader(blind, 'most', []);
    const fewest = dayReader(blind, 'fewest', []);
    const broken: PlainDate[] = [];
    for (let number = everyDay.from; number <= everyDay.to; number += 1) {
      const day = fromDayNumber(number);
      const worked = isWorkingDay(day, nation);
      if (worked ? !most.works(day) : fewest.works(day)) broken.push(day);
    }
    expect(broken).toEqual(KNOWN_BREAKS);
  });

  test('the true due day lay between the ends that would have been given', () => {
    const anyDay = fc.integer({ min: everyDay.from + 120, max: everyDay.to - 120 }).map(fromDayNumber);
    const anyLimit = fc.record<DeadlineLimit>({
      amount: fc.integer({ min: 1, max: 40 }),
      unit: fc.constantFrom('workingDay', 'calendarDay', 'month'),
      direction: fc.constantFrom('after', 'before'),
      roll: fc.constantFrom('forward', 'backward', 'none'),
    });
    fc.assert(
      fc.property(anyDay, anyLimit, (trigger, limit) => {
        const capped = limit.unit === 'month' ? { ...limit, amount: (limit.amount % 3) + 1 } : limit;
        const { due } = computeDeadline(trigger, capped, nation);
        const guess = computeDeadline(trigger, capped, blind);
        const unrolled = computeDeadline(trigger, { ...capped, roll: 'none' }, blind).due;
        fc.pre(!touches(KNOWN_BREAKS, trigger, unrolled, guess.earliest, guess.latest));
        expect(guess.earliest <= due && due <= guess.latest).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  function touches(days: readonly string[], ...ends: PlainDate[]): boolean {
    const [first, last] = [[...ends].sort()[0] ?? '', [...ends].sort().at(-1) ?? ''];
    return days.some((day) => day >= first && day <= last);
  }
});

describe('certainty', () => {
  test('is final exactly where no unannounced day was read', () => {
    const anyDay = fc.integer({ min: dayNumber(d('2026-06-01')), max: dayNumber(d('2027-06-01')) }).map(fromDayNumber);
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 30 }), (trigger, amount) => {
        const deadline = computeDeadline(trigger, workingDays(amount), nation);
        expect(deadline.certainty).toBe(deadline.latest <= '2026-12-24' ? 'final' : 'provisional');
        expect(deadline.due).toBe(deadline.earliest);
        expect(deadline.earliest <= deadline.latest).toBe(true);
        if (deadline.certainty === 'final') expect(deadline.earliest).toBe(deadline.latest);
        expect(yearOf(deadline.latest)).toBeLessThan(2028);
      }),
    );
  });
});
