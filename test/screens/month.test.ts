import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CalendarDay } from '../../client/console/api/answers.js';
import { monthAfter, monthAsked, noticedRuns, weeksOf } from '../../client/console/screens/calendar/month.js';
import { runningParts, sizeText } from '../../client/console/screens/running/sections.js';
import { fromMs } from '../../domain/calendar/instant.js';
import { addDays, addMonths, dateOf, plainDate } from '../../domain/calendar/plain-date.js';

const ORDINARY: CalendarDay['kind'] = { working: true, announced: true, why: 'weekday' };
const month = fc.record({ year: fc.integer({ min: 2020, max: 2040 }), number: fc.integer({ min: 1, max: 12 }) });

function daysOf(year: number, number: number): CalendarDay[] {
  const first = dateOf(year, number, 1);
  const days: CalendarDay[] = [];
  for (let day = first; day < addMonths(first, 1); day = addDays(day, 1))
    days.push({ day, kind: ORDINARY, notice: null, deadlines: {} });
  return days;
}

describe('a month on the calendar', () => {
  test('has each of its days once, in weeks of seven from Monday to Sunday', () => {
    fc.assert(
      fc.property(month, ({ year, number }) => {
        const days = daysOf(year, number);
        const weeks = weeksOf(days);
        expect(weeks.flatMap((week) => week.days)).toEqual(days);
        for (const week of weeks) {
          expect(week.before + week.days.length + week.after).toBe(7);
          for (const [at, { day }] of week.days.entries())
            expect(new Date(`${day}T00:00:00Z`).getUTCDay()).toBe((week.before + at + 1) % 7);
        }
      }),
    );
  });

  test('is the one the address names, or that of today', () => {
    expect(monthAsked('2026-10', '2026-11-28')).toBe('2026-10');
    for (const asked of [undefined, '', '2026-13', '1999-01', '十月'])
      expect(monthAsked(asked, '2026-11-28')).toBe('2026-11');
    expect([monthAfter('2026-12', 1), monthAfter('2026-01', -1)]).toEqual(['2027-01', '2025-12']);
  });

  test('says of rest days and make-up days which notice gave them, run by run', () => {
    const notice = { id: '000000/2026@2025-11-04', title: '放假通知', date: plainDate('2025-11-04') };
    const rest = { working: false, announced: true, why: 'holiday' as const, name: '国庆节' };
    const days = daysOf(2026, 10).map((each, at) => {
      if (at < 7) return { ...each, kind: rest, notice };
      return at === 9 ? { ...each, kind: { ...ORDINARY, why: 'makeUp' as const }, notice } : each;
    });
    expect(noticedRuns(days)).toEqual([
      { from: '2026-10-01', to: '2026-10-07', working: false, name: '国庆节', notice: '放假通知，2025-11-04' },
      { from: '2026-10-10', to: '2026-10-10', working: true, name: null, notice: '放假通知，2025-11-04' },
    ]);
  });
});

describe('the running state', () => {
  const state = {
    at: fromMs(0),
    versions: { caigou: '0.1.0', node: 'v24' },
    engine: { address: '127.0.0.1:7233', namespace: 'default', taskQueue: 'caigou', lastPoll: null },
    secondClock: { status: 'paused' as const, note: '维护', lastRound: null, nextRound: null },
    store: { failed: 'no answer within 3000 ms' },
    outbox: { due: 2, oldestDue: fromMs(0), queued: 3, unknown: 0, failed: 4 },
    disk: { freeBytes: 5, totalBytes: 100 },
  };

  test('says what asks for attention, and what gave no answer', () => {
    const parts = runningParts(state);
    const attend = parts.flatMap((part) => (part.attend === null ? [] : [part.title]));
    expect(attend).toEqual(['流程引擎（Temporal）', '补漏巡检（每小时）', '磁盘']);
    expect(parts.flatMap(({ failed }) => failed ?? [])).toEqual(['no answer within 3000 ms']);
  });

  test('takes letters that failed for a number, and not for a part that did', () => {
    const mail = runningParts(state).find(({ title }) => title === '通知发送');
    expect(mail).toMatchObject({ failed: null, lines: expect.arrayContaining([['失败或退信', '4 件']]) });
  });

  test.each([
    [0, '0 B'],
    [1023, '1023 B'],
    [1024, '1.0 KB'],
    [1.5 * 1024 ** 3, '1.5 GB'],
  ])('writes %s bytes as %s', (bytes, text) => {
    expect(sizeText(bytes)).toBe(text);
  });
});
