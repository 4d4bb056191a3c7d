import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fen } from '../../../domain/money/fen.js';
import { basisPointsOf, isOverPercent, isUnderPercent, percentOf, shareOf } from '../../../domain/money/percent.js';

const amounts = fc.integer({ min: -90_000_000_000_000, max: 90_000_000_000_000 }).map(fen);

describe('a share of an amount', () => {
  test('ten percent of 123.45 yuan is 12.35 yuan, half a fen going up', () => {
    expect(percentOf(fen(12_345), 10)).toBe(1235);
  });

  test('a percentage and the same number of basis points agree', () => {
    fc.assert(
      fc.property(amounts, fc.integer({ min: 0, max: 100 }), (amount, percent) => {
        expect(percentOf(amount, percent)).toBe(basisPointsOf(amount, percent * 100));
      }),
    );
  });

  test('is never more than half a fen away from the exact value', () => {
    fc.assert(
      fc.property(amounts, fc.nat(10_000), fc.integer({ min: 1, max: 10_000 }), (amount, numerator, denominator) => {
        fc.pre(numerator <= denominator);
        const exact = BigInt(amount) * BigInt(numerator);
        const off = BigInt(shareOf(amount, numerator, denominator)) * BigInt(denominator) - exact;
        expect(2n * (off < 0n ? -off : off) <= BigInt(denominator)).toBe(true);
      }),
    );
  });

  test('of a deduction has the size of the share of the payment', () => {
    expect(percentOf(fen(-12_345), 10)).toBe(-1235);
    expect(Object.is(percentOf(fen(-1), 10), 0)).toBe(true);
  });

  test.each([
    [1.5, 10],
    [1, 0],
    [-1, 10],
    [1, -10],
  ])('%d of %d is refused', (numerator, denominator) => {
    expect(() => shareOf(fen(100), numerator, denominator)).toThrow(RangeError);
  });
});

describe('a limit in percent', () => {
  test('a supplement of exactly ten percent is within ten percent', () => {
    expect(isOverPercent(fen(1000), fen(10_000), 10)).toBe(false);
  });

  test('one fen more is over it', () => {
    expect(isOverPercent(fen(1001), fen(10_000), 10)).toBe(true);
  });

  test('is compared exactly where rounding would hide the excess', () => {
    expect(percentOf(fen(9_999), 10)).toBe(1000);
    expect(isOverPercent(fen(1000), fen(9_999), 10)).toBe(true);
  });
});

describe('a lower bound in percent', () => {
  test('the figure itself is enough, one fen less is not', () => {
    const base = fen(33_202_000);
    expect([29_549_780, 29_549_779].map((part) => isUnderPercent(fen(part), base, 89))).toEqual([false, true]);
  });
});
