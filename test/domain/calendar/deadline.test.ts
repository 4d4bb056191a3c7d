import { describe, expect, test } from '@jest/globals';
import {
  actBy,
  computeDeadline,
  type DeadlineLimit,
  interpretationLatest,
  rollDay,
} from '../../../domain/calendar/deadline.js';
import { d, shippedCalendar } from './shipped.js';

const nation = shippedCalendar();
const yanji = shippedCalendar('222401');

function workingDays(amount: number): DeadlineLimit {
  return { amount, unit: 'workingDay', direction: 'after', roll: 'none' };
}

function limit(amount: number, unit: DeadlineLimit['unit'], more: Partial<DeadlineLimit> = {}): DeadlineLimit {
  return { amount, unit, direction: 'after', roll: 'forward', ...more };
}

describe('working days', () => {
  test('the first tranche of Yuanzhou: effective 2021-08-31 and 15 working days is 2021-09-22', () => {
    expect(computeDeadline(d('2021-08-31'), workingDays(15), nation)).toMatchObject({
      due: '2021-09-22',
      certainty: 'final',
      earliest: '2021-09-22',
      latest: '2021-09-22',
    });
  });

  test('a contract signed on 2026-09-22 is published by 09-24 and filed with finance by 10-09', () => {
    expect(computeDeadline(d('2026-09-22'), workingDays(2), nation).due).toBe('2026-09-24');
    expect(computeDeadline(d('2026-09-22'), workingDays(7), nation).due).toBe('2026-10-09');
  });

  test('an invoice of 2024-08-30 is due on 09-13 nationally and on 09-19 in Yanji', () => {
    expect(computeDeadline(d('2024-08-30'), workingDays(10), nation).due).toBe('2024-09-13');
    expect(computeDeadline(d('2024-08-30'), workingDays(10), yanji).due).toBe('2024-09-19');
  });

  test('counted backward they skip the same rest days', () => {
    expect(computeDeadline(d('2026-10-09'), { ...workingDays(7), direction: 'before' }, nation).due).toBe('2026-09-22');
  });

  test('none at all is the trigger itself, and it rolls only where the rule says so', () => {
    expect(computeDeadline(d('2026-10-01'), workingDays(0), nation).due).toBe('2026-10-01');
    expect(computeDeadline(d('2026-10-01'), { ...workingDays(0), roll: 'forward' }, nation).due).toBe('2026-10-08');
  });

  test.each([-1, 1.5, Number.NaN])('an amount of %d is refused', (amount) => {
    expect(() => computeDeadline(d('2026-09-22'), workingDays(amount), nation)).toThrow(RangeError);
  });
});

describe('calendar days, months and years', () => {
  test('one month from 2021-04-30 ends on a Sunday and rolls to Monday 2021-05-31', () => {
    expect(computeDeadline(d('2021-04-30'), limit(1, 'month'), nation).due).toBe('2021-05-31');
  });

  test('thirty days to sign do not roll, and so are certain whatever the calendar', () => {
    const signing = limit(30, 'calendarDay', { roll: 'none' });
    expect(computeDeadline(d('2026-09-05'), signing, nation)).toMatchObject({ due: '2026-10-05', certainty: 'final' });
    expect(computeDeadline(d('2028-01-05'), signing, nation)).toMatchObject({ due: '2028-02-04', certainty: 'final' });
  });

  test('a period that ends on a make-up Saturday does not roll', () => {
    expect(computeDeadline(d('2026-01-28'), limit(1, 'month', { roll: 'backward' }), nation).due).toBe('2026-02-28');
    expect(computeDeadline(d('2026-01-28'), limit(1, 'month'), nation).due).toBe('2026-02-28');
  });

  test('rolls across a whole break, forward or backward', () => {
    expect(rollDay(d('2026-10-03'), 'forward', nation).due).toBe('2026-10-08');
    expect(rollDay(d('2026-10-03'), 'backward', nation).due).toBe('2026-09-30');
    expect(rollDay(d('2026-10-03'), 'none', nation).due).toBe('2026-10-03');
  });

  test('one month before the year ends counts backward and rolls backward', () => {
    const before = limit(1, 'month', { direction: 'before', roll: 'backward' });
    expect(computeDeadline(d('2022-08-30'), before, nation).due).toBe('2022-07-29');
    expect(computeDeadline(d('2026-03-31'), before, nation).due).toBe('2026-02-28');
  });

  test('two and three years end on the anniversary', () => {
    expect(computeDeadline(d('2021-05-31'), limit(2, 'year'), nation).due).toBe('2023-05-31');
    expect(computeDeadline(d('2020-02-29'), limit(3, 'year'), nation).due).toBe('2023-02-28');
  });
});

describe('a due day on a rest day that does not roll (30 days to sign)', () => {
  test('is acted on by the last working day before it, and disputable until the rolled day', () => {
    expect(actBy(d('2026-10-05'), nation)).toBe('2026-09-30');
    expect(interpretationLatest(d('2026-10-05'), nation)).toBe('2026-10-08');
  });

  test('on a working day all three are the same', () => {
    expect(actBy(d('2026-10-09'), nation)).toBe('2026-10-09');
    expect(interpretationLatest(d('2026-10-09'), nation)).toBe('2026-10-09');
  });

  test('in an unannounced year the office acts by the cautious day and is late after the generous one', () => {
    // Sunday 2027-05-02: any day back to 30 April may rest, any day up to 5 May too.
    expect(actBy(d('2027-05-02'), nation)).toBe('2027-04-29');
    expect(interpretationLatest(d('2027-05-02'), nation)).toBe('2027-05-06');
  });
});

describe('the proof of a due day', () => {
  test('names the start, every skipped day with its notice, each make-up day, the end and the basis', () => {
    const { proof } = computeDeadline(d('2021-09-15'), workingDays(5), nation);
    const noticeId = '000000/2021@2020-11-25';
    expect(proof).toEqual([
      { kind: 'start', day: '2021-09-15', effect: 'excluded' },
      { kind: 'workingDays', day: '2021-09-16', to: '2021-09-17', effect: 'counted', days: 2 },
      { kind: 'makeUp', day: '2021-09-18', effect: 'counted', noticeId },
      { kind: 'holiday', day: '2021-09-19', effect: 'skipped', noticeId, note: '中秋节' },
      { kind: 'holiday', day: '2021-09-20', effect: 'skipped', noticeId, note: '中秋节' },
      { kind: 'holiday', day: '2021-09-21', effect: 'skipped', noticeId, note: '中秋节' },
      { kind: 'workingDays', day: '2021-09-22', to: '2021-09-23', effect: 'counted', days: 2 },
      { kind: 'end', day: '2021-09-23', effect: 'reached' },
      { kind: 'basis', day: '2021-09-23', effect: 'cited', note: 'civilCode201' },
      { kind: 'basis', day: '2021-09-23', effect: 'cited', note: 'calendar 000000@2025-11-04' },
    ]);
  });

  test('shows the end of the period and the roll off it', () => {
    const { proof } = computeDeadline(d('2021-04-30'), limit(1, 'month'), nation);
    expect(proof.slice(1, 4)).toEqual([
      { kind: 'periodEnd', day: '2021-05-30', effect: 'reached', limit: { amount: 1, unit: 'month' } },
      { kind: 'weekend', day: '2021-05-30', effect: 'skipped' },
      { kind: 'roll', day: '2021-05-30', to: '2021-05-31', effect: 'rolled', note: 'forward' },
    ]);
    expect(proof.flatMap(({ kind, note }) => (kind === 'basis' ? [note] : []))).toEqual([
      'civilCode201',
      'civilCode202',
      'civilCode203',
      'calendar 000000@2025-11-04',
    ]);
  });

  test('cites the regional notice for a regional day', () => {
    const { proof } = computeDeadline(d('2024-08-30'), workingDays(10), yanji);
    expect(proof.filter(({ kind }) => kind === 'regionalRest')).toEqual(
      ['2024-09-02', '2024-09-03', '2024-09-04'].map((day) => ({
        kind: 'regionalRest',
        day,
        effect: 'skipped',
        noticeId: '222400/2024@2024-08-16',
        note: '自治州成立纪念日',
      })),
    );
  });

  test('of a roll backward cites no clause for it, since none gives it', () => {
    const { proof } = computeDeadline(
      d('2022-08-30'),
      limit(1, 'month', { direction: 'before', roll: 'backward' }),
      nation,
    );
    expect(proof.some(({ note }) => note === 'civilCode203')).toBe(false);
    expect(proof).toContainEqual({
      kind: 'roll',
      day: '2022-07-30',
      to: '2022-07-29',
      effect: 'rolled',
      note: 'backward',
    });
  });
});

describe('pauses (a challenge or complaint stops the clock)', () => {
  const pause = (from: string, to: string) => ({ from: d(from), to: d(to) });
  const thirty = limit(30, 'calendarDay', { roll: 'none' });

  test('thirty days with ten of them paused end ten days later, and the proof says from when to when', () => {
    const deadline = computeDeadline(d('2026-03-01'), thirty, nation, [pause('2026-03-11', '2026-03-20')]);
    expect(deadline.due).toBe('2026-04-10');
    expect(deadline.proof).toContainEqual({ kind: 'paused', day: '2026-03-11', to: '2026-03-20', effect: 'extended' });
  });

  test('working days inside a pause do not count', () => {
    const paused = computeDeadline(d('2026-03-02'), workingDays(5), nation, [pause('2026-03-04', '2026-03-10')]);
    // 3 March, then 11, 12, 13 and 16 March.
    expect(paused.due).toBe('2026-03-16');
    expect(paused.proof.filter(({ kind }) => kind === 'paused')).toHaveLength(1);
  });

  test('an end moved into a second pause moves past that one too', () => {
    const pauses = [pause('2026-03-11', '2026-03-20'), pause('2026-04-05', '2026-04-06')];
    expect(computeDeadline(d('2026-03-01'), thirty, nation, pauses).due).toBe('2026-04-12');
  });

  test('overlapping pauses stand still once', () => {
    const pauses = [pause('2026-03-15', '2026-03-20'), pause('2026-03-11', '2026-03-17')];
    const deadline = computeDeadline(d('2026-03-01'), thirty, nation, pauses);
    expect(deadline.due).toBe('2026-04-10');
    expect(deadline.proof.filter(({ kind }) => kind === 'paused')).toEqual([
      { kind: 'paused', day: '2026-03-11', to: '2026-03-20', effect: 'extended' },
    ]);
  });

  test('a pause outside the period changes nothing and is not in the proof', () => {
    const pauses = [pause('2026-02-01', '2026-03-01'), pause('2026-04-01', '2026-04-30')];
    const deadline = computeDeadline(d('2026-03-01'), thirty, nation, pauses);
    expect(deadline.due).toBe('2026-03-31');
    expect(deadline.proof.some(({ kind }) => kind === 'paused')).toBe(false);
  });

  test('months stand still by the days of the pause', () => {
    const month = limit(1, 'month', { roll: 'none' });
    expect(computeDeadline(d('2026-03-10'), month, nation, [pause('2026-03-20', '2026-03-24')]).due).toBe('2026-04-15');
  });

  test('a backward clock moves earlier by its pauses', () => {
    const before = limit(10, 'calendarDay', { direction: 'before', roll: 'none' });
    expect(computeDeadline(d('2026-03-31'), before, nation, [pause('2026-03-25', '2026-03-26')]).due).toBe(
      '2026-03-19',
    );
  });

  test('a pause that ends before it begins is refused', () => {
    expect(() => computeDeadline(d('2026-03-01'), thirty, nation, [pause('2026-03-20', '2026-03-11')])).toThrow(
      RangeError,
    );
  });
});
