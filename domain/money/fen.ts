/** Money in whole fen (分); a safe integer, so that sums are exact. */
export type Fen = number & { readonly __brand: 'Fen' };

/** @throws RangeError when the amount is not a whole, safe number of fen. */
export function fen(amount: number): Fen {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`not a whole number of fen: ${amount}`);
  return amount as Fen;
}

/** Sum of amounts in fen. */
export function sumFen(amounts: readonly Fen[]): Fen {
  return fen(amounts.reduce((total, each) => total + each, 0));
}
