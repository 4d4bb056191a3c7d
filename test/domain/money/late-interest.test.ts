import { describe, expect, test } from '@jest/globals';
import { fen } from '../../../domain/money/fen.js';
import { lateInterest } from '../../../domain/money/late-interest.js';

describe('interest on a late payment to a small enterprise', () => {
  test('100,000.00 yuan ten days late cost 500.00 yuan', () => {
    expect(lateInterest(fen(10_000_000), 10)).toBe(50_000);
  });

  test('nothing is owed on the due day itself', () => {
    expect(lateInterest(fen(10_000_000), 0)).toBe(0);
  });

  test('is rounded once at the end and not each day', () => {
    // 0.05 % of 9.99 yuan is 0.4995 fen: rounded daily it would be nothing for ever.
    expect(lateInterest(fen(999), 1)).toBe(0);
    expect(lateInterest(fen(999), 365)).toBe(182);
  });

  test('stays exact for the largest amounts', () => {
    expect(lateInterest(fen(9_000_000_000_000_000), 3)).toBe(13_500_000_000_000);
  });

  test.each([-1, 0.5])('%d days late is refused', (days) => {
    expect(() => lateInterest(fen(100), days)).toThrow(RangeError);
  });
});
