import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The shipped policies lie in the checkout, beside the sources and one level above the compiled code. */
const PLACES = ['../policies', '../../policies'].map((place) => fileURLToPath(new URL(place, import.meta.url)));

/** Folders with profiles and calendars: the shipped one, then that of the installation, where imports are written. */
export function policyRoots(home: string): string[] {
  const shipped = PLACES.find((place) => existsSync(join(place, 'profiles')));
  if (shipped === undefined) throw new Error(`the shipped policies are missing: ${PLACES.join(', ')}`);
  return [shipped, join(home, 'policies')];
}
