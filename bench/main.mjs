/**
 * `npm run bench`: what caigou costs beside bare Temporal, both in one run, with the same server and the same worker
 * settings. `npm run bench -- NAME ...` some of the measurements; `--quick` a short run to see that it works;
 * `--json`; `--profile DIR` CPU profiles of the workers; `--open N` cycles open beside a decision; `--herd N,N` sizes
 * of herds; `--queue-ms MS` the time to queue one.
 */
import { mkdirSync } from 'node:fs';
import { cpus } from 'node:os';
import { ensureBuilt } from '../scripts/build.mjs';
import { ensureTemporal } from '../scripts/setup/temporal.mjs';
import { openBare } from './bare.mjs';
import { changedBaseline } from './baseline.mjs';
import { measureCrowdedDecision, measureDecision } from './decision.mjs';
import { measureHerds } from './herd.mjs';
import { measureLists } from './lists.mjs';
import { measureMemory } from './memory.mjs';
import { openOffice } from './office.mjs';
import { measureOpenings } from './openings.mjs';
import { orderOf } from './order.mjs';
import { listFigures, load, rowsOf, tableOf } from './report.mjs';
import { openStage } from './stage.mjs';
import { measureStart } from './start.mjs';

const LONGEST_MS = 30 * 60_000;

/** @typedef {ReturnType<typeof orderOf>} Order */

/** @param {Order} order */
async function measure(order) {
  const { only, size, herd, profileInto } = order;
  if (profileInto !== null) mkdirSync(profileInto, { recursive: true });
  const temporal = await ensureTemporal();
  const stage = await openStage({ temporal: temporal.path, profileInto });
  /** @type {Record<string, unknown>} */
  const found = {};
  try {
    if (only.includes('decision') || only.includes('openings')) Object.assign(found, await sideBySide(stage, order));
    if (only.includes('memory')) found.memory = await measureMemory(stage, size.memory);
    if (only.includes('herd')) found.herd = await measureHerds(stage, herd);
  } finally {
    await stage.stop();
  }
  if (only.includes('start')) found.start = await measureStart(size.start);
  if (only.includes('lists')) found.lists = await measureLists(size.lists);
  return found;
}

/**
 * @param {import('./stage.mjs').Stage} stage
 * @param {Order} order
 */
async function sideBySide(stage, { only, size }) {
  const database = await stage.createDatabase();
  const [cycles, bares] = await Promise.all([stage.startWorker('cycle', database), stage.startWorker('bare')]);
  const { address } = stage;
  const { taskQueue } = cycles;
  const office = await openOffice({ address, database, taskQueue });
  const bare = await openBare({ address, taskQueue: bares.taskQueue });
  const sides = { office, bare };
  /** @type {Record<string, unknown>} */
  const found = {};
  try {
    if (only.includes('decision')) found.decision = await measureDecision(sides, size.decision);
    if (only.includes('openings')) found.openings = await measureOpenings(sides, size.openings);
    if (only.includes('decision')) found.crowd = await measureCrowdedDecision(sides, { ...size.crowd, taskQueue });
    return found;
  } finally {
    await office.close();
    await bare.close();
    await Promise.all([cycles.stop(), bares.stop()]);
  }
}

async function main() {
  const asked = orderOf(process.argv.slice(2));
  const changed = changedBaseline();
  if (changed.length > 0) throw new Error(`the baseline is frozen and was changed: ${changed.join(', ')}`);
  await ensureBuilt();
  const before = load();
  const found = await measure(asked);
  const machine = { cpus: cpus().length, node: process.version, loadBefore: before, loadAfter: load() };
  const rows = rowsOf(found);
  if (asked.json) return console.log(JSON.stringify({ machine, rows, found }));
  console.log(tableOf(rows));
  if (found.lists) console.log(`\n${listFigures(/** @type {any} */ (found.lists))}\n`);
  console.log(
    `${machine.cpus} CPUs, Node ${machine.node}, load ${before.join(' ')} before, ${machine.loadAfter.join(' ')} after`,
  );
}

// Servers and workers end with this process, however it ends.
setTimeout(() => {
  console.error(`the bench took longer than ${LONGEST_MS / 60_000} minutes`);
  process.exit(1);
}, LONGEST_MS).unref();
try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
