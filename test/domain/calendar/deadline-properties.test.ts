import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { computeDeadline, type DeadlineLimit, type Pause, rollDay } from '../../../domain/calendar/deadline.js';
import {
  addDays,
  addMonths,
  dayNumber,
  daysBetween,
  fromDayNumber,
  type PlainDate,
} from '../../../domain/calendar/plain-date.js';
import { isWorkingDay, workingDaysBetween } from '../../../domain/calendar/working-days.js';
import { naiveRoll, naiveWorkingDay, naiveWorks } from '../../oracle/naive-calendar.js';
import { d, shippedCalendar } from './shipped.js';

const nation = shippedCalendar();
const [first, last] = [dayNumber(d('2014-06-01')), dayNumber(d('2026-06-30'))];

/** Days from whose neighbourhood of 120 working days no unannounced day is reached. */
const settledDay = fc.integer({ min: first, max: last - 60 }).map(fromDayNumber);
const count = fc.integer({ min: 0, max: 90 });
const direction = fc.constantFrom<DeadlineLimit['direction']>('after', 'before');
const anyLimit = fc.record<DeadlineLimit>({
  amount: fc.integer({ min: 0, max: 60 }),
  unit: fc.constantFrom('workingDay', 'calendarDay'),
  direction,
  roll: fc.constantFrom('forward', 'backward', 'none'),
});

function workingDays(amount: number, towards: DeadlineLimit['direction']): DeadlineLimit {
  return { amount, unit: 'workingDay', direction: towards, roll: 'none' };
}

function due(trigger: PlainDate, limit: DeadlineLimit, pauses: Pause[] = []): PlainDate {
  const deadline = computeDeadline(trigger, limit, nation, pauses);
  expect(deadline.certainty).toBe('final');
  return deadline.due;
}

describe('against the naive calendar', () => {
  test('2,000 sums of working days, forward and backward, come out the same', () => {
    fc.assert(
      fc.property(settledDay, count, direction, (day, amount, towards) => {
        const sign = towards === 'after' ? 1 : -1;
        expect(due(day, workingDays(amount, towards))).toBe(naiveWorkingDay(day, sign * amount));
      }),
      { numRuns: 2000 },
    );
  });

  test('every single day of 2014 to 24 December 2026 works or rests the same', () => {
    const differing: PlainDate[] = [];
    for (let number = dayNumber(d('2014-01-01')); number <= dayNumber(d('2026-12-24')); number += 1) {
      const day = fromDayNumber(number);
      if (isWorkingDay(day, nation) !== naiveWorks(day)) differing.push(day);
    }
    expect(differing).toEqual([]);
  });

  test('months roll to the same day', () => {
    fc.assert(
      fc.property(settledDay, fc.integer({ min: 1, max: 3 }), fc.boolean(), (day, amount, forward) => {
        const roll = forward ? 'forward' : 'backward';
        const rolled = due(day, { amount, unit: 'month', direction: 'after', roll });
        expect(rolled).toBe(naiveRoll(addMonths(day, amount), forward ? 1 : -1));
      }),
      { numRuns: 500 },
    );
  });
});

describe('the laws of counting', () => {
  test('as many working days back leads from a due day to its trigger, where the trigger works', () => {
    fc.assert(
      fc.property(settledDay, count, direction, (day, amount, towards) => {
        fc.pre(isWorkingDay(day, nation));
        const back = towards === 'after' ? 'before' : 'after';
        expect(due(due(day, workingDays(amount, towards)), workingDays(amount, back))).toBe(day);
      }),
    );
  });

  test('a later trigger is never due earlier', () => {
    fc.assert(
      fc.property(settledDay, fc.integer({ min: 0, max: 30 }), anyLimit, (day, later, limit) => {
        expect(due(day, limit) <= due(addDays(day, later), limit)).toBe(true);
      }),
    );
  });

  test('one working day more is due on a strictly later day', () => {
    fc.assert(
      fc.property(settledDay, count, (day, amount) => {
        expect(due(day, workingDays(amount, 'after')) < due(day, workingDays(amount + 1, 'after'))).toBe(true);
      }),
    );
  });

  test('the working days from a trigger to its due day are the amount', () => {
    fc.assert(
      fc.property(settledDay, count, (day, amount) => {
        const end = due(day, workingDays(amount, 'after'));
        expect(workingDaysBetween(day, end, nation)).toBe(amount);
        expect(workingDaysBetween(end, day, nation)).toBe(0 - amount);
      }),
    );
  });

  test('counted working days end on a working day', () => {
    fc.assert(
      fc.property(settledDay, fc.integer({ min: 1, max: 60 }), direction, (day, amount, towards) => {
        expect(isWorkingDay(due(day, workingDays(amount, towards)), nation)).toBe(true);
      }),
    );
  });
});

describe('the laws of rolling', () => {
  test('forward never goes back, backward never goes on, and both end on the nearest working day', () => {
    fc.assert(
      fc.property(settledDay, (day) => {
        const [back, on] = [rollDay(day, 'backward', nation).due, rollDay(day, 'forward', nation).due];
        expect(back <= day && day <= on).toBe(true);
        expect(isWorkingDay(back, nation) && isWorkingDay(on, nation)).toBe(true);
        expect(workingDaysBetween(back, on, nation)).toBe(back === on ? 0 : 1);
      }),
    );
  });

  test('a working day does not roll', () => {
    fc.assert(
      fc.property(settledDay, (day) => {
        fc.pre(isWorkingDay(day, nation));
        expect([rollDay(day, 'forward', nation).due, rollDay(day, 'backward', nation).due]).toEqual([day, day]);
      }),
    );
  });
});

describe('the laws of pausing', () => {
  const pauseAfter = (day: PlainDate, offset: number, length: number): Pause => ({
    from: addDays(day, offset),
    to: addDays(day, offset + length),
  });

  test('as many calendar days lie outside the pauses as the limit has', () => {
    const spans = fc.array(fc.tuple(fc.integer({ min: -20, max: 40 }), fc.integer({ min: 0, max: 9 })), {
      maxLength: 4,
    });
    fc.assert(
      fc.property(settledDay, fc.integer({ min: 1, max: 40 }), spans, (day, amount, at) => {
        const pauses = at.map(([offset, length]) => pauseAfter(day, offset, length));
        const end = due(day, { amount, unit: 'calendarDay', direction: 'after', roll: 'none' }, pauses);
        const counted = Array.from({ length: daysBetween(day, end) }, (_, after) => addDays(day, after + 1)).filter(
          (each) => !pauses.some(({ from, to }) => each >= from && each <= to),
        );
        expect(counted).toHaveLength(amount);
        expect(counted.at(-1)).toBe(end);
      }),
      { numRuns: 500 },
    );
  });

  test('an end that rolls back over a pause stays on the last working day before it, not before the pause', () => {
    const limit: DeadlineLimit = { amount: 1, unit: 'calendarDay', direction: 'after', roll: 'backward' };
    const sunday = d('2018-08-12');
    expect(due(sunday, limit, [{ from: sunday, to: d('2018-08-17') }])).toBe('2018-08-17');
  });

  test('a pause never brings a due day forward', () => {
    fc.assert(
      fc.property(settledDay, anyLimit, fc.integer({ min: 0, max: 20 }), (day, limit, offset) => {
        const after: DeadlineLimit = { ...limit, direction: 'after' };
        expect(due(day, after) <= due(day, after, [pauseAfter(day, offset, 5)])).toBe(true);
      }),
    );
  });
});

describe('the proof', () => {
  test('replayed, gives the amount: days from start to end, less those skipped', () => {
    fc.assert(
      fc.property(settledDay, fc.integer({ min: 1, max: 60 }), (day, amount) => {
        const { due: end, proof } = computeDeadline(day, workingDays(amount, 'after'), nation);
        const skipped = proof.filter(({ effect }) => effect === 'skipped').map((line) => line.day);
        expect(new Set(skipped).size).toBe(skipped.length);
        expect(daysBetween(day, end) - skipped.length).toBe(amount);
        expect([...skipped].sort()).toEqual(skipped);
      }),
    );
  });

  test('gives a notice for every holiday and make-up day, and none for a weekend', () => {
    fc.assert(
      fc.property(settledDay, count, (day, amount) => {
        for (const line of computeDeadline(day, workingDays(amount, 'after'), nation).proof) {
          const needsNotice = line.kind === 'holiday' || line.kind === 'makeUp';
          expect(line.noticeId !== undefined).toBe(needsNotice);
          if (line.noticeId !== undefined) expect(nation.notices[line.noticeId]).toBeDefined();
        }
      }),
    );
  });
});
