import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fen } from '../../../domain/money/fen.js';
import { formatFen } from '../../../domain/money/format.js';

describe('an amount in figures', () => {
  test.each([
    [0, '0.00'],
    [5, '0.05'],
    [99, '0.99'],
    [100, '1.00'],
    [99_999, '999.99'],
    [100_000, '1,000.00'],
    [123_456_780, '1,234,567.80'],
    [-100_050, '-1,000.50'],
    [-7, '-0.07'],
  ])('%d fen reads %s', (amount, text) => {
    expect(formatFen(fen(amount))).toBe(text);
  });

  test('without its commas and point is the number of fen again', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (amount) => {
        expect(Number(formatFen(fen(amount)).replace(/[,.]/g, ''))).toBe(amount === 0 ? 0 : amount);
      }),
    );
  });
});
