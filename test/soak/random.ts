/** Random choices that are the same for the same seed everywhere (mulberry32). */
export type Random = {
  /** A whole number from 0 to below `below`. */
  upTo(below: number): number;
  /** True once in so many times, on average. */
  oneIn(times: number): boolean;
  pick<T>(all: readonly T[]): T;
};

export function randomOf(seed: number): Random {
  let at = seed >>> 0;
  const next = () => {
    at = (at + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(at ^ (at >>> 15), at | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const upTo = (below: number) => Math.floor(next() * below);
  return {
    upTo,
    oneIn: (times) => upTo(times) === 0,
    pick: (all) => {
      const found = all[upTo(all.length)];
      if (found === undefined) throw new RangeError('nothing to choose from');
      return found;
    },
  };
}
