import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf } from '../../store/error-code.js';

/** True for the first of this test run that asks for the name, whatever its process. A test with servers of its own shares nothing. */
export function claimedFirst(name: string): boolean {
  const claims = process.env.CAIGOU_TEST_CLAIMS;
  if (claims === undefined) return true;
  try {
    mkdirSync(join(claims, name));
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}
