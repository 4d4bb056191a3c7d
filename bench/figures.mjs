/** Arithmetic of measurements. */

/**
 * Nearest-rank percentile.
 * @param {readonly number[]} values at least one
 * @param {number} share 0 to 1
 */
export function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  const found = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (found === undefined) throw new RangeError('no measurements');
  return found;
}

/** @param {readonly number[]} values */
export function median(values) {
  return percentile(values, 0.5);
}

/**
 * Runs tasks, at most so many at once. When one fails it begins no more, and fails as soon as those under way are over.
 * @template T
 * @param {number} count
 * @param {number} atOnce
 * @param {(index: number) => Promise<T>} task
 * @returns {Promise<T[]>} in order
 */
export async function inFlight(count, atOnce, task) {
  /** @type {T[]} */
  const results = [];
  let next = 0;
  const lane = async () => {
    while (next < count) {
      const index = next;
      next += 1;
      results[index] = await task(index).catch((error) => {
        next = count;
        throw error;
      });
    }
  };
  const lanes = Array.from({ length: Math.min(atOnce, count) }, lane);
  await Promise.allSettled(lanes);
  await Promise.all(lanes);
  return results;
}

/**
 * So many of a list, spread evenly over it; all of a shorter one.
 * @template T
 * @param {readonly T[]} all
 * @param {number} count
 * @returns {T[]}
 */
export function spread(all, count) {
  return all.filter((_each, at) => Math.floor(((at + 1) * count) / all.length) > Math.floor((at * count) / all.length));
}

/** @param {() => Promise<unknown>} task @returns {Promise<number>} how long it took, in ms */
export async function timed(task) {
  const started = performance.now();
  await task();
  return performance.now() - started;
}
