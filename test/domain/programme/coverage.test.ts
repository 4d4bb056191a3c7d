import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { townshipsFor } from '../../../domain/programme/coverage.js';

test('thirty percent of seventeen townships are six, ten percent two, all of them seventeen', () => {
  expect([30, 10, 100, 0].map((percent) => townshipsFor(percent, 17))).toEqual([6, 2, 17, 0]);
  expect(townshipsFor(30, 10)).toBe(3);
});

test('the number is the least that reaches the share', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 100 }), fc.nat(5_000), (percent, townships) => {
      const wanted = townshipsFor(percent, townships);
      expect(wanted * 100).toBeGreaterThanOrEqual(percent * townships);
      expect((wanted - 1) * 100).toBeLessThan(Math.max(percent * townships, 1));
      expect(wanted).toBeLessThanOrEqual(townships);
    }),
  );
});

test('a share that is no whole percentage, or more than all, is none', () => {
  expect(() => townshipsFor(30.5, 17)).toThrow(RangeError);
  expect(() => townshipsFor(101, 17)).toThrow(RangeError);
  expect(() => townshipsFor(30, -1)).toThrow(RangeError);
});
