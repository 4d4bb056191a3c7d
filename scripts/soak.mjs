/**
 * `npm run soak`: what `npm test` does with approvals 1,500 times, 10,000 times. The runs follow from CAIGOU_SEED;
 * without it every soak takes others, and says which. CAIGOU_SOAK_RUNS: how many.
 */
import { randomInt } from 'node:crypto';
import { ensurePackages } from './setup/packages.mjs';
import { localBin, ROOT } from './setup/paths.mjs';
import { show } from './setup/run.mjs';

const RUNS = '10000';
const MOST_SEEDS = 2 ** 31;

await ensurePackages();
const { CAIGOU_SEED = String(randomInt(MOST_SEEDS)), CAIGOU_SOAK_RUNS = RUNS, NODE_OPTIONS = '' } = process.env;
console.log(`${CAIGOU_SOAK_RUNS} runs from seed ${CAIGOU_SEED}`);
const env = {
  ...process.env,
  CAIGOU_SEED,
  CAIGOU_SOAK_RUNS,
  NODE_OPTIONS: `${NODE_OPTIONS} --experimental-vm-modules --no-warnings`,
};
process.exitCode = await show(localBin('jest'), ['--selectProjects', 'unit', '--testPathPatterns', 'approval/soak'], {
  cwd: ROOT,
  env,
});
