import { describe, expect, test } from '@jest/globals';
import { changedBaseline } from '../../bench/baseline.mjs';
import { inFlight, median, percentile, spread } from '../../bench/figures.mjs';
import { orderOf } from '../../bench/order.mjs';
import { rowsOf, tableOf } from '../../bench/report.mjs';
import { tallyOf } from '../../bench/tally.mjs';

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

  test('some of many are spread over all of them, and of few it is all', () => {
    const all = Array.from({ length: 10 }, (_none, index) => index);
    expect(spread(all, 3)).toEqual([3, 6, 9]);
    expect(spread(all, 10)).toEqual(all);
    expect(spread(all, 12)).toEqual(all);
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

describe('what became of a herd', () => {
  const once = { first: 1100, last: 1100, times: 1, unknown: false };

  test('lags count from the due instant, to the first time a letter arrives', () => {
    const late = { first: 1900, last: 5000, times: 2, unknown: true };
    expect(tallyOf([once, late], 1000)).toMatchObject({ p50Ms: 100, p99Ms: 900, maxMs: 900, lastAt: 5000 });
  });

  test('twice is a double, except where the fate was unknown: that is a repeat, and shown', () => {
    const twice = { first: 1100, last: 1200, times: 2 };
    const found = tallyOf([once, { ...twice, unknown: false }, { ...twice, unknown: true }], 1000);
    expect(found).toMatchObject({ doubles: 1, repeats: 1, unknown: 1, misses: 0 });
  });

  test('what was of unknown fate and came once is neither', () => {
    expect(tallyOf([{ ...once, unknown: true }], 1000)).toMatchObject({ doubles: 0, repeats: 0, unknown: 1 });
  });

  test('what never came is a miss and has no lag', () => {
    const never = { first: null, last: null, times: 0, unknown: true };
    expect(tallyOf([never, once], 1000)).toMatchObject({ misses: 1, maxMs: 100, doubles: 0, early: 0 });
  });

  test('before its time is early', () => {
    expect(tallyOf([{ ...once, first: 999 }, once], 1000)).toMatchObject({ early: 1 });
  });
});

describe('the report of the bench', () => {
  const counted = { doubles: 0, repeats: 0, misses: 0, early: 0, unknown: 0, queuedMs: 1 };
  const herd = { count: 5000, p50Ms: 900, p99Ms: 5001, maxMs: 6000, recoveredMs: null, cpuMs: 0.5, ...counted };

  test('a figure over its goal is marked as missed', () => {
    const rows = rowsOf({ herd: [herd] });
    expect(rows).toMatchObject([{ value: '5001 ms', met: false }]);
    expect(tableOf(rows)).toContain('MISSED');
  });

  test('a double is a miss of the goal, however quick the herd was', () => {
    expect(rowsOf({ herd: [{ ...herd, p99Ms: 100, doubles: 1 }] })).toMatchObject([{ met: false }]);
    expect(rowsOf({ herd: [{ ...herd, p99Ms: 100 }] })).toMatchObject([{ met: true }]);
  });

  test('a larger herd has more time, and the largest has no goal but to be whole', () => {
    const large = { ...herd, count: 20_000, p99Ms: 12_000 };
    expect(rowsOf({ herd: [large, { ...large, p99Ms: 12_001 }] })).toMatchObject([{ met: true }, { met: false }]);
    expect(rowsOf({ herd: [{ ...large, count: 40_000, p99Ms: 60_000 }] })).toMatchObject([{ met: true }]);
  });

  test('where the worker was killed what counts is the last letter after the restart', () => {
    const killed = { ...herd, p99Ms: 9000, recoveredMs: 8000, cpuMs: null };
    expect(rowsOf({ herd: [killed, { ...killed, recoveredMs: 8001 }, { ...killed, misses: 1 }] })).toMatchObject([
      { value: '8000 ms', met: true },
      { met: false },
      { met: false },
    ]);
  });

  test('a decision among thousands is held against the same goal as one alone', () => {
    const sides = { ours: { samples: 1, p50Ms: 2, p99Ms: 3 }, bare: { samples: 1, p50Ms: 1, p99Ms: 1 } };
    const decision = { ratio: 1.51, ratios: [1.51], ...sides };
    const rows = rowsOf({ decision, crowd: { ...decision, open: 3000, openedMs: 1, first: sides.ours } });
    expect(rows.map(({ met }) => met)).toEqual([false, false]);
  });

  test('what was not measured is not shown', () => {
    expect(rowsOf({})).toEqual([]);
  });
});

describe('what the bench is asked for', () => {
  test('nothing named is everything, in full', () => {
    const { only, size, herd } = orderOf([]);
    expect(only).toContain('decision');
    expect(only).toContain('herd');
    expect(size.crowd.open).toBe(3000);
    expect(herd.herds).toEqual([
      { count: 5000, kill: false },
      { count: 5000, kill: true },
      { count: 20_000, kill: false },
      { count: 20_000, kill: true },
    ]);
  });

  test('single parts, in sizes of their own', () => {
    expect(orderOf(['herd', '--herd', '400'])).toMatchObject({
      only: ['herd'],
      herd: { herds: [{ count: 400 }, { count: 400 }] },
    });
    expect(orderOf(['decision', '--quick', '--open', '60']).size.crowd.open).toBe(60);
  });

  test('what it cannot measure, and what is no number, is named', () => {
    expect(() => orderOf(['weather'])).toThrow('weather: one of decision');
    expect(() => orderOf(['herd', '--herd', 'many'])).toThrow('--herd many');
  });
});

test('the baseline is the one that was frozen', () => {
  expect(changedBaseline()).toEqual([]);
});
