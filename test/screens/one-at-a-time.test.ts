import { describe, expect, test } from '@jest/globals';
import { oneAtATime } from '../../client/console/api/one-at-a-time.js';

/** Work that ends when it is told to, and counts how often it began. */
function work() {
  const ends: (() => void)[] = [];
  const begin = () => new Promise<void>((end) => ends.push(end));
  const end = async () => {
    ends.at(-1)?.();
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  };
  return { begun: () => ends.length, begin, end };
}

describe('what is shown is read anew when something changed', () => {
  test('at once, and again for the next change', async () => {
    const { begun, begin, end } = work();
    const ask = oneAtATime(begin);
    ask();
    expect(begun()).toBe(1);
    await end();
    expect(begun()).toBe(1);
    ask();
    expect(begun()).toBe(2);
  });

  test('once more, not a hundred times, for a hundred changes while it is being read', async () => {
    const { begun, begin, end } = work();
    const ask = oneAtATime(begin);
    for (let change = 0; change < 100; change += 1) ask();
    expect(begun()).toBe(1);
    await end();
    expect(begun()).toBe(2);
    await end();
    expect(begun()).toBe(2);
  });
});
