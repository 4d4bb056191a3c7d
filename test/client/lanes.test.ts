import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { lanes } from '../../client/lanes.js';

describe('lanes', () => {
  test('never more than the width at once in a lane, whatever fails, and all get their turn', async () => {
    const tasks = fc.array(fc.record({ key: fc.constantFrom('a', 'b'), fails: fc.boolean(), ticks: fc.nat(3) }), {
      maxLength: 40,
    });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 5 }), tasks, async (width, all) => {
        const inLane = lanes(width);
        const running: Record<string, number> = { a: 0, b: 0 };
        const run = (key: string, ticks: number, fails: boolean) => async () => {
          running[key] = (running[key] ?? 0) + 1;
          expect(running[key]).toBeLessThanOrEqual(width);
          for (let tick = 0; tick < ticks; tick += 1) await Promise.resolve();
          running[key] = (running[key] ?? 0) - 1;
          if (fails) throw new Error('failed');
          return key;
        };
        const results = await Promise.allSettled(
          all.map(({ key, ticks, fails }) => inLane(key, run(key, ticks, fails))),
        );
        expect(results.map(({ status }) => status === 'rejected')).toEqual(all.map(({ fails }) => fails));
        expect(running).toEqual({ a: 0, b: 0 });
      }),
    );
  });
});
