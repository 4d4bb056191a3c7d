import { ensureBuilt } from '../../../scripts/build.mjs';
import { ensureChromium } from '../../../scripts/setup/chromium.mjs';
import { ensureTemporal } from '../../../scripts/setup/temporal.mjs';
import { postgres, seeded } from './services.mjs';

/** These tests drive the console as it is shipped, on a program that starts its own servers. */
export default async function setUp() {
  const chromium = ensureChromium();
  if (chromium !== null) process.env.CAIGOU_TEST_CHROMIUM = chromium;
  const [{ path }] = await Promise.all([ensureTemporal(), ensureBuilt(), postgres()]);
  process.env.TEMPORAL_CLI = path;
  await seeded();
}
