import { plainDate } from '../../../domain/calendar/plain-date.js';
import { type Compiled, compilePolicy } from '../../../domain/policy/compile.js';
import { loadLayers, type PolicyFiles } from '../../../store/registry/policy-files.js';
import { region, SHIPPED_POLICIES } from '../../domain/calendar/shipped.js';
import { keptOnDisk } from '../../support/kept-on-disk.js';

const files = keptOnDisk('layers', () => loadLayers([SHIPPED_POLICIES]));

/** Everything the product ships. */
export function shippedLayers(): PolicyFiles {
  return files;
}

/** A shipped policy on a day; a damaged file fails the test that asks. */
export function shipped(code: string, on: string): Compiled {
  if (files.problems.length > 0) throw new Error(JSON.stringify(files.problems));
  return compilePolicy(files.layers, region(code), plainDate(on));
}
