/**
 * `npm test`: gets what the tests need, runs `npm run check`, then every jest project, tells what took longest, and ends
 * with one line `N passed, N failed, N skipped` counted from jest's own results. Node's own modules only, because it
 * runs before there are packages.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { ensureChromium } from './setup/chromium.mjs';
import { ensurePackages } from './setup/packages.mjs';
import { localBin, ROOT, runsAs } from './setup/paths.mjs';
import { ensurePostgres } from './setup/postgres.mjs';
import { show } from './setup/run.mjs';
import { say } from './setup/say.mjs';
import { ensureTemporal } from './setup/temporal.mjs';

/**
 * One after the other: a browser beside the crash tests waits so long for each answer that a patient test loses patience.
 * Within a run no core waits for the end of another project.
 */
const RUNS = [['unit', 'store', 'workflow', 'edge', 'process'], ['browser']];
const LONGEST_SHOWN = 12;
const REASON_LINES = 8;

/** Tests make and drop much; with V8's own small room for what is new a quarter of their time went into sweeping it. */
const NODE_FLAGS = '--experimental-vm-modules --no-warnings --max-semi-space-size=64';

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

/**
 * The test files of one jest run that took longest, each with its seconds on the clock; none when it left no results.
 * @param {string} file
 * @param {number} count
 * @returns {{ name: string, seconds: number }[]}
 */
export function longestOf(file, count) {
  if (!existsSync(file)) return [];
  /** @type {{ name: string, startTime: number, endTime: number }[]} */
  const files = JSON.parse(readFileSync(file, 'utf8')).testResults ?? [];
  const timed = files.map(({ name, startTime, endTime }) => ({
    name: relative(ROOT, name),
    seconds: Math.round((endTime - startTime) / 1000),
  }));
  return timed.sort((a, b) => b.seconds - a.seconds).slice(0, count);
}

/**
 * What failed in one jest run: each test with the first lines of why, and each file that could not be loaded. What comes
 * in between may be long; whoever reads the end of a log sees this.
 * @param {string} file
 * @returns {string[]}
 */
export function failuresOf(file) {
  if (!existsSync(file)) return [];
  /** @type {{ name: string, message: string, status: string, assertionResults: { status: string, fullName: string, failureMessages: string[] }[] }[]} */
  const files = JSON.parse(readFileSync(file, 'utf8')).testResults ?? [];
  return files.flatMap(({ name, message, status, assertionResults }) => {
    const failed = assertionResults.filter((each) => each.status === 'failed');
    const said = failed.map(({ fullName, failureMessages }) => ({ what: fullName, why: failureMessages[0] ?? '' }));
    if (said.length === 0 && status === 'failed') said.push({ what: 'could not be loaded', why: message });
    return said.map(({ what, why }) => `failed: ${relative(ROOT, name)} › ${what}\n${firstLines(why)}`);
  });
}

/** Without the colours, indented. @param {string} text */
function firstLines(text) {
  const lines = stripVTControlCharacters(text)
    .split('\n')
    .filter((line) => line.trim() !== '');
  return lines
    .slice(0, REASON_LINES)
    .map((line) => `    ${line}`)
    .join('\n');
}

/**
 * All runs together.
 * @param {readonly Counts[]} counts
 * @returns {Counts}
 */
export function sumOf(counts) {
  const sum = (/** @type {keyof Counts} */ key) => counts.reduce((total, each) => total + each[key], 0);
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
}

/** @param {readonly string[]} projects @param {string} output where jest writes its results */
function jest(projects, output) {
  const env = { ...process.env, NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} ${NODE_FLAGS}` };
  const how = [`--maxWorkers=${availableParallelism()}`, '--passWithNoTests', '--json', `--outputFile=${output}`];
  const args = [...how, '--selectProjects', ...projects];
  return show(localBin('jest'), args, { cwd: ROOT, env, quietStdout: true });
}

/** Seconds since a moment of `performance.now()`. @param {number} since */
function secondsSince(since) {
  return Math.round((performance.now() - since) / 1000);
}

async function main() {
  const begun = performance.now();
  await ensurePackages();
  process.env.TEMPORAL_CLI = (await ensureTemporal()).path;
  ensurePostgres();
  ensureChromium();
  const setUp = performance.now();
  const checked = await show('npm', ['run', '--silent', 'check'], { cwd: ROOT });
  const checkedAt = performance.now();
  const folder = mkdtempSync(join(tmpdir(), 'caigou-results-'));
  const outputs = RUNS.map((_projects, at) => join(folder, `${at}.json`));
  let code = 0;
  for (const [at, projects] of RUNS.entries()) code = (await jest(projects, outputs[at] ?? '')) || code;
  const { passed, failed, skipped } = sumOf(outputs.map(countsOf));
  for (const output of outputs)
    for (const { name, seconds } of longestOf(output, LONGEST_SHOWN))
      console.log(`${String(seconds).padStart(5)} s  ${name}`);
  for (const failure of outputs.flatMap(failuresOf)) console.log(failure);
  rmSync(folder, { recursive: true, force: true });
  const parts = [(setUp - begun) / 1000, (checkedAt - setUp) / 1000].map(Math.round);
  console.log(`set-up ${parts[0]} s, check ${parts[1]} s, tests ${secondsSince(checkedAt)} s`);
  if (checked !== 0) console.log('npm run check failed (above)');
  if (code !== 0 && failed === 0) console.log('jest failed though no test did (above)');
  console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
  process.exitCode = checked === 0 && code === 0 && failed === 0 ? 0 : 1;
}

if (runsAs(import.meta.url)) {
  main().catch((error) => {
    say(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  });
}
