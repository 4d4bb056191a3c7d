import { type Fen, fen } from './fen.js';

/**
 * Splits an amount by whole weights so that the parts add up to it exactly: each part gets its share rounded down,
 * and the fen left over go to the largest remainders (earlier parts first among equals).
 * @throws RangeError on a negative amount, a weight that is no whole number from zero up, or weights that are all zero.
 */
export function splitFen(total: Fen, weights: readonly number[]): Fen[] {
  if (total < 0) throw new RangeError(`a negative amount is not split: ${total}`);
  const sum = weights.reduce((all, weight) => all + wholeWeight(weight), 0n);
  if (sum === 0n) throw new RangeError('at least one weight must be more than zero');
  // BigInt: total × weight leaves the safe integers long before the total does.
  const shares = weights.map((weight, at) => {
    const product = BigInt(total) * BigInt(weight);
    return { at, down: product / sum, remainder: product % sum };
  });
  const left = Number(shares.reduce((rest, { down }) => rest - down, BigInt(total)));
  const lucky = new Set(
    [...shares]
      .sort((a, b) => compare(b.remainder, a.remainder) || a.at - b.at)
      .slice(0, left)
      .map(({ at }) => at),
  );
  return shares.map(({ at, down }) => fen(Number(down) + (lucky.has(at) ? 1 : 0)));
}

function wholeWeight(weight: number): bigint {
  if (!Number.isSafeInteger(weight) || weight < 0) throw new RangeError(`not a whole weight from zero up: ${weight}`);
  return BigInt(weight);
}

function compare(a: bigint, b: bigint): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
