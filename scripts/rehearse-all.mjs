/**
 * `npm run rehearse:all`: a whole cycle of each jurisdiction's own county on the real engine, one after the other, with
 * what came of it and how long it took. Ends with code 1 where the engine and the offline play disagree. `npm test`
 * does two of them.
 */
import { execFile } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { isDeepStrictEqual, promisify } from 'node:util';
import { ensurePackages } from './setup/packages.mjs';
import { ROOT } from './setup/paths.mjs';
import { ensureTemporal } from './setup/temporal.mjs';

const FROM = '2026-01-05';
const COUNTIES = [
  ['222401', 'Yanji'],
  ['640402', 'Yuanzhou'],
  ['610099', 'a county of Shaanxi'],
  ['410122', 'a county of Henan'],
  ['130731', 'Zhuolu'],
  ['141024', 'a county of Linfen'],
];
const HEAD = ['code', 'county', 'facts', 'runs', 'duties', 'notices', 'broken', 'as offline', 'seconds'];
const MOST_OUTPUT_BYTES = 1 << 28;
const run = promisify(execFile);

/**
 * @typedef {{ entry: string, kind: string, runId: string, data?: unknown, on: string }} Entry
 * @typedef {{ timeline: Entry[], notices: unknown[], obligations: { status: string }[], refusals: unknown[] }} Rehearsal
 * @typedef {{ facts: { kind: string, on: string, data: unknown }[], obligations: unknown[] }} Offline
 */

/** @param {string} command @param {string} code @param {NodeJS.ProcessEnv} env */
async function caigou(command, code, env) {
  const args = ['bin/caigou.mjs', command, '--policy', code, '--from', FROM, '--json'];
  const { stdout } = await run(process.execPath, args, { cwd: ROOT, env, maxBuffer: MOST_OUTPUT_BYTES });
  return JSON.parse(stdout);
}

/** What a fact says, without what is made of the moment it was recorded. @param {{ kind: string, on: string }} fact */
function said({ kind, on }) {
  return { kind, on };
}

/** @param {string} code @param {string} name @param {NodeJS.ProcessEnv} env */
async function rehearsed(code, name, env) {
  const begun = performance.now();
  /** @type {Rehearsal} */
  const { timeline, notices, obligations } = await caigou('rehearse', code, env);
  const seconds = (performance.now() - begun) / 1000;
  /** @type {Offline} */
  const offline = await caigou('obligations', code, env);
  const facts = timeline.filter(({ entry }) => entry === 'fact');
  const same =
    isDeepStrictEqual(obligations, offline.obligations) &&
    isDeepStrictEqual(facts.map(said), offline.facts.map(said)) &&
    facts.some(({ kind }) => kind === 'cycle-closed');
  const broken = obligations.filter(({ status }) => status === 'breached' || status === 'metLate').length;
  const runs = new Set(timeline.map(({ runId }) => runId)).size;
  const counts = [facts.length, runs, obligations.length, notices.length, broken].map(String);
  return { same, row: [code, name, ...counts, same ? 'yes' : 'NO', seconds.toFixed(1)] };
}

/** @param {readonly string[]} cells */
function line(cells) {
  return cells.map((cell, at) => cell.padEnd(at === 1 ? 20 : 10)).join(' ');
}

await ensurePackages();
const { ensureBuilt } = await import('./build.mjs');
await ensureBuilt();
const env = { ...process.env, TEMPORAL_CLI: (await ensureTemporal()).path };
console.log(line(HEAD));
for (const [code = '', name = ''] of COUNTIES) {
  const { same, row } = await rehearsed(code, name, env);
  console.log(line(row));
  if (!same) process.exitCode = 1;
}
