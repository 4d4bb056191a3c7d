import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fen, sumFen } from '../../../domain/money/fen.js';
import { splitFen } from '../../../domain/money/split.js';

const amounts = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }).map(fen);
const weights = fc
  .array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 12 })
  .filter((all) => all.some((weight) => weight > 0));

describe('an amount split by weights', () => {
  test('the parts add up to the amount to the last fen', () => {
    fc.assert(
      fc.property(amounts, weights, (total, parts) => {
        expect(sumFen(splitFen(total, parts))).toBe(total);
      }),
    );
  });

  test('each part is its exact share rounded down or up', () => {
    fc.assert(
      fc.property(amounts, weights, (total, parts) => {
        const sum = parts.reduce((all, weight) => all + BigInt(weight), 0n);
        for (const [at, part] of splitFen(total, parts).entries()) {
          const exact = BigInt(total) * BigInt(parts[at] ?? 0);
          const down = exact / sum;
          const up = exact % sum === 0n ? down : down + 1n;
          expect([down, up]).toContain(BigInt(part));
        }
      }),
    );
  });

  test('a weight of zero gets nothing', () => {
    fc.assert(
      fc.property(amounts, weights, (total, parts) => {
        expect(splitFen(total, [0, ...parts])[0]).toBe(0);
      }),
    );
  });

  test('50 and 30 and 20 percent of 100.01 yuan give 50.01, 30.00 and 20.00', () => {
    expect(splitFen(fen(10_001), [50, 30, 20])).toEqual([5001, 3000, 2000]);
  });

  test('the odd fen goes to the largest remainder, not to the first part', () => {
    expect(splitFen(fen(100), [1, 2])).toEqual([33, 67]);
  });

  test('among equal remainders the earlier parts get the odd fen', () => {
    expect(splitFen(fen(101), [1, 1, 1])).toEqual([34, 34, 33]);
  });

  test.each([
    [fen(-1), [1]],
    [fen(10), [0, 0]],
    [fen(10), []],
    [fen(10), [0.5, 0.5]],
    [fen(10), [-1, 2]],
  ])('an amount of %d over the weights %j is refused', (total, parts) => {
    expect(() => splitFen(total, parts)).toThrow(RangeError);
  });
});
