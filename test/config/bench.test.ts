import { describe, expect, test } from '@jest/globals';
import { changedBaseline } from '../../bench/baseline.mjs';
import { inFlight, median, percentile } from '../../bench/figures.mjs';
import { rowsOf, tableOf } from '../../bench/report.mjs';

describe('figures of the bench', () => {
  test('the median of five is the third, whatever their order', () => {
    expect(median([9, 1, 7, 3, 5])).toBe(5);
  });

  test('a percentile is one of the measurements', () => {
    const values = Array.from({ length: 200 }, (_none, index) => index + 1);
    expect(percentile(values, 0.99)).toBe(198);
    expect(percentile(values, 1)).toBe(200);
    expect(percentile([4], 0.5)).toBe(4);
  });

  test('of nothing there is no figure', () => {
    expect(() => median([])).toThrow(RangeError);
  });

  test('tasks run as many at once as asked for, and their results keep their order', async () => {
    let [running, most] = [0, 0];
    const results = await inFlight(10, 3, async (index) => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      return index * 2;
    });
    expect(most).toBe(3);
    expect(results).toEqual([0, 2, 4, 6, 8, 10, 12, 14, 16, 18]);
  });

  test('after a task has failed no further one begins', async () => {
    let begun = 0;
    const failing = inFlight(10, 1, async () => {
      begun += 1;
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(begun).toBe(1);
  });
});

describe('the report of the bench', () => {
  const herd = {
    count: 5000,
    p50Ms: 900,
    p99Ms: 5001,
    maxMs: 6000,
    doubles: 0,
    misses: 0,
    early: 0,
    unknown: 0,
    queuedMs: 1,
  };

  test('a figure over its goal is marked as missed', () => {
    const rows = rowsOf({ herd });
    expect(rows).toMatchObject([{ value: '5001 ms', met: false }]);
    expect(tableOf(rows)).toContain('MISSED');
  });

  test('a double is a miss of the goal, however quick the herd was', () => {
    expect(rowsOf({ herd: { ...herd, p99Ms: 100, doubles: 1 } })).toMatchObject([{ met: false }]);
    expect(rowsOf({ herd: { ...herd, p99Ms: 100 } })).toMatchObject([{ met: true }]);
  });

  test('what was not measured is not shown', () => {
    expect(rowsOf({})).toEqual([]);
  });
});

test('the baseline is the one that was frozen', () => {
  expect(changedBaseline()).toEqual([]);
});
