import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { computeDeadline, type DeadlineLimit } from '../../../domain/calendar/deadline.js';
import { dayNumber, fromDayNumber, type PlainDate } from '../../../domain/calendar/plain-date.js';
import { isWorkingDay } from '../../../domain/calendar/working-days.js';
import { d, shippedCalendar } from '../../domain/calendar/shipped.js';
import { secondMonths, secondRoll, secondWorkingDay, secondWorks } from '../../oracle/second-calendar.js';

/** Days on which chinesecalendar 1.11.0 is known to be wrong: none from 2014 to 2026. */
const KNOWN_WRONG: readonly string[] = [];

/** Fixed, so that each run counts the same sums; fast-check prints it with the sum that fails. */
const SEED = 20_141_224;

const nation = shippedCalendar();
const [first, last] = [dayNumber(d('2014-01-01')), dayNumber(d('2026-12-24'))];
/** So many working days lie on either side of these days before the announced years end. */
const MOST_WD = 90;
const inner = fc.integer({ min: first + 150, max: last - 150 }).map(fromDayNumber);

/** The product's due day; announced years leave nothing open. */
function due(from: PlainDate, limit: DeadlineLimit): PlainDate {
  const found = computeDeadline(from, limit, nation);
  expect(found.certainty).toBe('final');
  return found.due;
}

describe('the calendar of 2014 to 2026 against a source of another origin', () => {
  test('every day works or rests the same', () => {
    const days = Array.from({ length: last - first + 1 }, (_none, at) => fromDayNumber(first + at));
    const differing = days.filter((day) => isWorkingDay(day, nation) !== secondWorks(day));
    expect(differing).toEqual(KNOWN_WRONG);
  });

  test('10,000 sums of working days, forward and backward, come out the same', () => {
    fc.assert(
      fc.property(inner, fc.integer({ min: -MOST_WD, max: MOST_WD }), (from, count) => {
        const direction = count < 0 ? 'before' : 'after';
        const sum = due(from, { amount: Math.abs(count), unit: 'workingDay', direction, roll: 'none' });
        expect(sum).toBe(secondWorkingDay(from, count));
      }),
      { numRuns: 10_000, seed: SEED },
    );
  });

  test('calendar days, months and years end and roll on the same day, from month ends too', () => {
    const monthEnd = inner.map((day) => fromDayNumber(dayNumber(d(`${day.slice(0, 7)}-01`)) - 1));
    const unit = fc.constantFrom<DeadlineLimit['unit'][]>('calendarDay', 'month', 'year');
    const roll = fc.constantFrom<DeadlineLimit['roll'][]>('forward', 'backward', 'none');
    const direction = fc.constantFrom<DeadlineLimit['direction'][]>('after', 'before');
    fc.assert(
      fc.property(fc.oneof(inner, monthEnd), unit, fc.integer({ min: 0, max: 4 }), roll, direction, (from, ...by) => {
        const [each, amount, towards, way] = by;
        const end = endOf(from, each, way === 'before' ? -amount : amount);
        fc.pre(end > '2014-02-01' && end < '2026-12-01');
        const rolled = towards === 'none' ? end : secondRoll(end, towards === 'forward' ? 1 : -1);
        expect(due(from, { amount, unit: each, direction: way, roll: towards })).toBe(rolled);
      }),
      { numRuns: 3000, seed: SEED },
    );
  });
});

function endOf(from: PlainDate, unit: DeadlineLimit['unit'], amount: number): string {
  if (unit === 'month') return secondMonths(from, amount);
  return unit === 'year' ? secondMonths(from, 12 * amount) : fromDayNumber(dayNumber(from) + amount);
}
