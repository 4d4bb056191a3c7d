import { ensureBuilt } from '../../../scripts/build.mjs';
import { bundle, postgres, temporal } from './services.mjs';

/** These tests run the program as it is shipped, so it has to be built from the present sources. */
export default async function setUp() {
  await Promise.all([temporal(), postgres(), bundle(), ensureBuilt()]);
}
