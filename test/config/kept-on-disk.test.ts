import { randomUUID } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { keptOnDisk } from '../support/kept-on-disk.js';

test('what many files stand on is made once, and who asked first gets what the others get', () => {
  const name = `test-${randomUUID()}`;
  let made = 0;
  const make = () => {
    made += 1;
    return { days: ['2026-01-05'], left: undefined };
  };
  const first = keptOnDisk(name, make);
  expect(first).toEqual({ days: ['2026-01-05'] });
  expect(keptOnDisk(name, make)).toEqual(first);
  expect(made).toBe(process.env.STRYKER_MUTATOR_WORKER === undefined ? 1 : 2);
});

test('what one file does to its own does not reach another', () => {
  const name = `test-${randomUUID()}`;
  const make = () => ({ days: [1] });
  keptOnDisk(name, make).days.push(2);
  expect(keptOnDisk(name, make)).toEqual({ days: [1] });
});
