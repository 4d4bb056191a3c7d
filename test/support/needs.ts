import { describe } from '@jest/globals';

/** `describe` where what the tests need is there; elsewhere they count as skipped, and the run says so. */
export function describeWith(available: boolean): typeof describe | typeof describe.skip {
  const { skip } = describe;
  return available ? describe : skip;
}
