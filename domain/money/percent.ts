import { type Fen, fen } from './fen.js';

/**
 * `amount × numerator ÷ denominator`, rounded half up to whole fen (half away from zero for negative amounts).
 * @throws RangeError on a negative numerator, a denominator that is not positive, or one of them not whole.
 */
export function shareOf(amount: Fen, numerator: number, denominator: number): Fen {
  if (!Number.isSafeInteger(numerator) || !Number.isSafeInteger(denominator) || numerator < 0 || denominator <= 0) {
    throw new RangeError(`not a share in whole numbers: ${numerator}/${denominator}`);
  }
  const product = BigInt(Math.abs(amount)) * BigInt(numerator);
  const whole = BigInt(denominator);
  const rounded = Number((2n * product + whole) / (2n * whole));
  return fen(amount < 0 && rounded !== 0 ? -rounded : rounded);
}

/** A whole percentage of an amount, rounded half up to whole fen. */
export function percentOf(amount: Fen, percent: number): Fen {
  return shareOf(amount, percent, 100);
}

/** A share in basis points (10,000 = the whole), rounded half up to whole fen. */
export function basisPointsOf(amount: Fen, bp: number): Fen {
  return shareOf(amount, bp, 10_000);
}

/**
 * True when `part` is more than `percent` of `base`, compared without rounding. A limit written 不超过 or 以内 includes
 * the figure itself (民法典 1259), so exactly ten percent is not over ten percent.
 */
export function isOverPercent(part: Fen, base: Fen, percent: number): boolean {
  return BigInt(part) * 100n > BigInt(base) * BigInt(percent);
}

/** True when `part` is less than `percent` of `base`, compared without rounding; the figure itself is enough (以上). */
export function isUnderPercent(part: Fen, base: Fen, percent: number): boolean {
  return BigInt(part) * 100n < BigInt(base) * BigInt(percent);
}
