/**
 * `npm run test:crash`: a hundred more random crashes than `npm test` has, with a table of what became of each. The
 * moments follow from CAIGOU_SEED; without it every run takes others. CAIGOU_CRASH_POINTS: how many.
 */
import { randomInt } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensurePackages } from './setup/packages.mjs';
import { localBin, ROOT } from './setup/paths.mjs';
import { show } from './setup/run.mjs';

const POINTS = '100';
const MOST_SEEDS = 2 ** 31;

/**
 * @typedef {{ problems: string[], facts: number, letters: number, twice: number, unknown: number }} Found
 * @typedef {{ point: { name: string, stack: string, trap: { act: string } }, at: { effect: string, moment: string } | null, found: Found }} Outcome
 */

/** What a crash showed, in words. @param {Found} found */
function words({ problems, twice, unknown }) {
  if (problems.length > 0) return `LOST OR DOUBLED: ${problems.join('; ')}`;
  if (twice > 0) return `nothing lost; ${twice} letter(s) twice under one Message-ID, shown as unknown`;
  return unknown > 0 ? `nothing lost; ${unknown} letter(s) once, shown as unknown` : 'nothing lost, nothing doubled';
}

/** @param {readonly Outcome[]} outcomes */
function table(outcomes) {
  const rows = outcomes.map(({ point, at, found }) => [
    point.stack,
    point.trap.act,
    at === null ? 'at rest, all done' : `${at.moment} ${at.effect}`,
    point.name,
    `${found.facts} facts, ${found.letters} letters`,
    words(found),
  ]);
  const all = [['stack', 'act', 'effect', 'moment', 'left', 'outcome'], ...rows];
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  return all.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')).join('\n');
}

/** @param {readonly Outcome[]} outcomes @param {'facts' | 'letters' | 'twice' | 'unknown'} what */
function total(outcomes, what) {
  return outcomes.reduce((sum, { found }) => sum + found[what], 0);
}

async function main() {
  await ensurePackages();
  process.env.CAIGOU_CRASH_POINTS ??= POINTS;
  process.env.CAIGOU_SEED ??= String(randomInt(MOST_SEEDS));
  process.env.NODE_OPTIONS = '--experimental-vm-modules --no-warnings';
  const folder = mkdtempSync(join(tmpdir(), 'caigou-crash-report-'));
  const report = join(folder, 'report.json');
  process.env.CAIGOU_CRASH_REPORT = report;
  const args = ['--selectProjects', 'process', '--runInBand', '--testPathPatterns', 'test/process/crash-random'];
  const code = await show(localBin('jest'), args, { cwd: ROOT, quietStdout: true });
  /** @type {Outcome[]} */
  const outcomes = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')).outcomes : [];
  rmSync(folder, { recursive: true, force: true });
  const bad = outcomes.filter(({ found }) => found.problems.length > 0).length;
  console.log(table(outcomes));
  console.log(
    `seed ${process.env.CAIGOU_SEED}: ${outcomes.length} of ${process.env.CAIGOU_CRASH_POINTS} points, ${bad} with a problem; ` +
      `${total(outcomes, 'facts')} facts, ${total(outcomes, 'letters')} letters, ` +
      `${total(outcomes, 'unknown')} of unknown fate and shown so, ${total(outcomes, 'twice')} of those arrived twice`,
  );
  process.exitCode = code;
}

await main();
