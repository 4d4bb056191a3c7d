import { describe, expect, test } from '@jest/globals';
import {
  addWorkingDays,
  isWorkingDay,
  lastWorkingDayBefore,
  nextWorkingDay,
  workingDaysBetween,
} from '../../../domain/calendar/working-days.js';
import { d, shippedCalendar } from './shipped.js';

const nation = shippedCalendar();

describe('working days', () => {
  test('the last one before the National Day break of 2026 is 30 September, the next one after it 8 October', () => {
    expect(lastWorkingDayBefore(d('2026-10-01'), nation)).toBe('2026-09-30');
    expect(lastWorkingDayBefore(d('2026-10-08'), nation)).toBe('2026-09-30');
    expect(nextWorkingDay(d('2026-09-30'), nation)).toBe('2026-10-08');
    expect(nextWorkingDay(d('2026-10-09'), nation)).toBe('2026-10-10');
  });

  test('three of them before a due day is when a reminder goes', () => {
    expect(addWorkingDays(d('2026-10-09'), -3, nation)).toBe('2026-09-29');
    expect(addWorkingDays(d('2026-10-09'), 3, nation)).toBe('2026-10-13');
    expect(addWorkingDays(d('2026-10-05'), 0, nation)).toBe('2026-10-05');
  });

  test('a make-up Sunday is one, a day of the break is none', () => {
    expect(isWorkingDay(d('2026-09-20'), nation)).toBe(true);
    expect(isWorkingDay(d('2026-10-06'), nation)).toBe(false);
  });
});

describe('working days left', () => {
  test('count the due day and not today', () => {
    expect(workingDaysBetween(d('2026-09-29'), d('2026-10-09'), nation)).toBe(3);
    expect(workingDaysBetween(d('2026-10-09'), d('2026-10-09'), nation)).toBe(0);
  });

  test('over a break are none', () => {
    expect(workingDaysBetween(d('2026-09-30'), d('2026-10-07'), nation)).toBe(0);
    expect(workingDaysBetween(d('2026-10-07'), d('2026-09-30'), nation)).toBe(0);
  });

  test('of a day past are negative: the working days it is over for', () => {
    expect(workingDaysBetween(d('2026-10-10'), d('2026-09-30'), nation)).toBe(-3);
  });

  test('in an unannounced year follow the ordinary expectation', () => {
    expect(workingDaysBetween(d('2027-09-30'), d('2027-10-08'), nation)).toBe(5);
  });
});
