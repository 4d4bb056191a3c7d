/**
 * `npm run mutate`: puts faults into approvals and into what is stuck, one at a time, and counts those the tests find.
 * Prints each file and folder, and ends with code 1 when a folder is under what stryker.config.mjs asks for. Arguments
 * are Stryker's: `-- --mutate domain/approval/tally.ts` for one file, `-- --incremental` for what changed since the last
 * run of that kind. Which faults were not found: .cache/mutate/report.html.
 */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import settings from '../stryker.config.mjs';
import { ensurePackages } from './setup/packages.mjs';
import { localBin, ROOT } from './setup/paths.mjs';
import { show } from './setup/run.mjs';

const REPORT = join(ROOT, settings.jsonReporter.fileName);
const FOLDERS = ['domain/approval', 'domain/stuck'];
const STATUSES = /** @type {const} */ (['Killed', 'Timeout', 'Survived', 'NoCoverage', 'Ignored']);

/** @typedef {Record<string, number>} Counts how many mutants came to each status */

/** @param {{ status: string }[]} mutants @returns {Counts} */
function countsOf(mutants) {
  return Object.fromEntries(
    STATUSES.map((status) => [status, mutants.filter((each) => each.status === status).length]),
  );
}

/** Found of those that could be found, in per cent. @param {Counts} counts */
function score({ Killed = 0, Timeout = 0, Survived = 0, NoCoverage = 0 }) {
  const found = Killed + Timeout;
  return (100 * found) / (found + Survived + NoCoverage);
}

/** @param {string} name @param {Counts} counts */
function line(name, counts) {
  const numbers = STATUSES.map((status) => String(counts[status] ?? 0).padStart(11)).join('');
  return `${name.padEnd(44)}${score(counts).toFixed(2).padStart(8)}${numbers}`;
}

await ensurePackages();
rmSync(REPORT, { force: true });
const code = await show(localBin('stryker'), ['run', ...process.argv.slice(2)], { cwd: ROOT });
if (!existsSync(REPORT)) process.exit(code === 0 ? 1 : code);

/** @type {[string, { mutants: { status: string }[] }][]} */
const files = Object.entries(JSON.parse(readFileSync(REPORT, 'utf8')).files);
console.log(`${'file'.padEnd(44)}${'score %'.padStart(8)}${STATUSES.map((each) => each.padStart(11)).join('')}`);
for (const [name, { mutants }] of files) console.log(line(name, countsOf(mutants)));
const folders = FOLDERS.flatMap((folder) => {
  const inside = files.filter(([name]) => name.startsWith(`${folder}/`));
  return inside.length === 0 ? [] : [{ folder, counts: countsOf(inside.flatMap(([, { mutants }]) => mutants)) }];
});
for (const { folder, counts } of folders) console.log(line(folder, counts));
const weak = folders.filter(({ counts }) => score(counts) < settings.thresholds.break);
for (const { folder } of weak) console.log(`${folder}: under ${settings.thresholds.break} %`);
process.exitCode = code === 0 && weak.length > 0 ? 1 : code;
