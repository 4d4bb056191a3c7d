/**
 * How many townships a share of them is: rounded up, for a share is reached and not approached - 30 percent of 17 is 6.
 * @param percent whole percent, 0 to 100
 * @throws RangeError on a number that is not whole or out of its range
 */
export function townshipsFor(percent: number, townships: number): number {
  if (!Number.isSafeInteger(percent) || percent < 0 || percent > 100)
    throw new RangeError(`not a whole percentage: ${percent}`);
  if (!Number.isSafeInteger(townships) || townships < 0)
    throw new RangeError(`not a number of townships: ${townships}`);
  return Math.ceil((townships * percent) / 100);
}
