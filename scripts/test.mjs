/**
 * `npm test`: gets what the tests need, runs `npm run check`, then every jest project, and ends with one line
 * `N passed, N failed, N skipped` counted from jest's own results. Node's own modules only, because it runs before
 * there are packages.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureChromium } from './setup/chromium.mjs';
import { ensurePackages } from './setup/packages.mjs';
import { localBin, ROOT, runsAs } from './setup/paths.mjs';
import { ensurePostgres } from './setup/postgres.mjs';
import { show } from './setup/run.mjs';
import { say } from './setup/say.mjs';
import { ensureTemporal } from './setup/temporal.mjs';

/** Those of `process` kill and start whole processes, a browser takes what there is: they do not run beside the others. */
const RUNS = [
  ['--selectProjects', 'unit', 'store', 'workflow', 'edge', '--maxWorkers=100%'],
  ['--selectProjects', 'process', '--maxWorkers=100%'],
  ['--selectProjects', 'browser', '--maxWorkers=1'],
];

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/**
 * The counts of one jest run, from the file it wrote. A test file that could not even be loaded counts as one failure,
 * and so does a run that left no file.
 * @param {string} file
 * @returns {Counts}
 */
export function countsOf(file) {
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 };
  const result = JSON.parse(readFileSync(file, 'utf8'));
  return {
    passed: result.numPassedTests,
    failed: result.numFailedTests + result.numRuntimeErrorTestSuites,
    skipped: result.numPendingTests + result.numTodoTests,
  };
}

/** @param {readonly Counts[]} all @returns {Counts} */
export function sum(all) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const { passed, failed, skipped } of all) {
    total.passed += passed;
    total.failed += failed;
    total.skipped += skipped;
  }
  return total;
}

/**
 * @param {readonly string[]} selection
 * @param {string} output where jest writes its results
 */
function jest(selection, output) {
  const env = {
    ...process.env,
    NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --experimental-vm-modules --no-warnings`,
  };
  const args = [...selection, '--passWithNoTests', '--json', `--outputFile=${output}`];
  return show(localBin('jest'), args, { cwd: ROOT, env, quietStdout: true });
}

async function main() {
  await ensurePackages();
  process.env.TEMPORAL_CLI = (await ensureTemporal()).path;
  ensurePostgres();
  ensureChromium();
  const checked = await show('npm', ['run', '--silent', 'check'], { cwd: ROOT });
  const folder = mkdtempSync(join(tmpdir(), 'caigou-results-'));
  /** @type {Counts[]} */
  const counts = [];
  let jestFailed = false;
  for (const [index, selection] of RUNS.entries()) {
    const output = join(folder, `${index}.json`);
    const code = await jest(selection, output);
    jestFailed ||= code !== 0;
    counts.push(countsOf(output));
  }
  rmSync(folder, { recursive: true, force: true });
  const { passed, failed, skipped } = sum(counts);
  if (checked !== 0) console.log('npm run check failed (above)');
  if (jestFailed && failed === 0) console.log('jest failed though no test did (above)');
  console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
  process.exitCode = checked === 0 && !jestFailed && failed === 0 ? 0 : 1;
}

if (runsAs(import.meta.url)) {
  main().catch((error) => {
    say(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  });
}
