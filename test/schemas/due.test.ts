import { describe, expect, test } from '@jest/globals';
import { dueOptionsSchema } from '../../schemas/due.js';

function limitOf(options: Record<string, unknown>) {
  return dueOptionsSchema.parse({ from: '2026-09-22', ...options }).limit;
}

describe('the options of caigou due', () => {
  test('become a question for the nation unless a region is named', () => {
    expect(dueOptionsSchema.parse({ from: '2026-09-22', workingDays: '7' })).toEqual({
      trigger: '2026-09-22',
      limit: { amount: 7, unit: 'workingDay', direction: 'after', roll: 'none' },
      policy: '000000',
    });
    expect(dueOptionsSchema.parse({ from: '2026-09-22', days: '7', policy: '222401' }).policy).toBe('222401');
  });

  test.each([
    [{ workingDays: '3' }, 'none'],
    [{ workingDays: '3', before: true }, 'none'],
    [{ days: '3' }, 'forward'],
    [{ months: '3' }, 'forward'],
    [{ years: '3' }, 'forward'],
    [{ days: '3', before: true }, 'backward'],
    [{ months: '3', before: true }, 'backward'],
    [{ years: '3', before: true }, 'backward'],
    [{ days: '3', roll: 'none' }, 'none'],
    [{ months: '3', before: true, roll: 'forward' }, 'forward'],
  ])('%j roll %s', (options, roll) => {
    expect(limitOf(options).roll).toBe(roll);
  });

  test.each([
    [{ days: '0' }, 0, 'calendarDay'],
    [{ months: '12' }, 12, 'month'],
    [{ years: '2' }, 2, 'year'],
    [{ workingDays: '015' }, 15, 'workingDay'],
  ])('%j counts %i %s', (options, amount, unit) => {
    expect(limitOf(options)).toMatchObject({ amount, unit });
  });

  test.each([
    [{}, 'unit'],
    [{ days: '1', months: '1' }, 'unit'],
    [{ days: '-1' }, 'days'],
    [{ days: '1.5' }, 'days'],
    [{ days: '' }, 'days'],
    [{ days: '１' }, 'days'],
    [{ workingDays: '10001' }, 'workingDays'],
    [{ months: '601' }, 'months'],
    [{ years: '51' }, 'years'],
    [{ days: '1', roll: 'up' }, 'roll'],
    [{ days: '1', policy: '22' }, 'policy'],
    [{ days: '1', from: '2026-02-30' }, 'from'],
    [{ days: '1', from: undefined }, 'from'],
  ])('%j are refused at %s', (options, field) => {
    const { error } = dueOptionsSchema.safeParse({ from: '2026-09-22', ...options });
    expect(error?.issues.map(({ path }) => path[0])).toEqual([field]);
  });
});
