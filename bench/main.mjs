/**
 * `npm run bench`: what caigou costs beside bare Temporal, both in one run, with the same server and the same worker
 * settings. `--quick` a short run to see that it works; `--only NAME[,NAME]` some of the measurements; `--json`;
 * `--profile DIR` CPU profiles of the workers; `--queue-ms MS` the time to queue the herd.
 */
import { mkdirSync } from 'node:fs';
import { cpus } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBuilt } from '../scripts/build.mjs';
import { ensureTemporal } from '../scripts/setup/temporal.mjs';
import { openBare } from './bare.mjs';
import { changedBaseline } from './baseline.mjs';
import { measureDecision } from './decision.mjs';
import { measureHerd } from './herd.mjs';
import { measureLists } from './lists.mjs';
import { measureMemory } from './memory.mjs';
import { openOffice } from './office.mjs';
import { measureOpenings } from './openings.mjs';
import { load, rowsOf, tableOf } from './report.mjs';
import { openStage } from './stage.mjs';
import { measureStart } from './start.mjs';

const NAMES = ['decision', 'openings', 'memory', 'herd', 'start', 'lists'];
const LONGEST_MS = 30 * 60_000;

const FULL = {
  decision: { rounds: 5, cycles: 6 },
  openings: { rounds: 5, count: 64 },
  memory: { rounds: 5, count: 100 },
  herd: { count: 5000, queueMs: 150_000 },
  start: { rounds: 5 },
  lists: { counties: 8, cycles: 40_000, duties: 600_000, rounds: 20 },
};
const QUICK = {
  decision: { rounds: 1, cycles: 1 },
  openings: { rounds: 1, count: 8 },
  memory: { rounds: 1, count: 20 },
  herd: { count: 200, queueMs: 15_000 },
  start: { rounds: 1 },
  lists: { counties: 4, cycles: 400, duties: 6000, rounds: 3 },
};

function options() {
  const { values } = parseArgs({
    options: {
      quick: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      only: { type: 'string', default: NAMES.join(',') },
      profile: { type: 'string' },
      'queue-ms': { type: 'string' },
    },
  });
  const only = values.only.split(',');
  const unknown = only.find((name) => !NAMES.includes(name));
  if (unknown !== undefined) throw new Error(`--only ${unknown}: one of ${NAMES.join(', ')}`);
  const queueMs = values['queue-ms'] === undefined ? undefined : Number(values['queue-ms']);
  return { ...values, only, queueMs, profileInto: values.profile === undefined ? null : resolve(values.profile) };
}

/** @param {ReturnType<typeof options>} asked */
async function measure({ only, quick, queueMs, profileInto }) {
  const size = quick ? QUICK : FULL;
  if (profileInto !== null) mkdirSync(profileInto, { recursive: true });
  const temporal = await ensureTemporal();
  const stage = await openStage({ temporal: temporal.path, profileInto });
  /** @type {Record<string, unknown>} */
  const found = {};
  try {
    if (only.includes('decision') || only.includes('openings'))
      Object.assign(found, await sideBySide(stage, only, size));
    if (only.includes('memory')) found.memory = await measureMemory(stage, size.memory);
    const herd = queueMs === undefined ? size.herd : { ...size.herd, queueMs };
    if (only.includes('herd')) found.herd = await measureHerd(stage, herd);
  } finally {
    await stage.stop();
  }
  if (only.includes('start')) found.start = await measureStart(size.start);
  if (only.includes('lists')) found.lists = await measureLists(size.lists);
  return found;
}

/**
 * @param {import('./stage.mjs').Stage} stage
 * @param {string[]} only
 * @param {typeof FULL} size
 */
async function sideBySide(stage, only, size) {
  const database = await stage.createDatabase();
  const [cycles, bares] = await Promise.all([stage.startWorker('cycle', database), stage.startWorker('bare')]);
  const { address } = stage;
  const office = await openOffice({ address, database, taskQueue: cycles.taskQueue });
  const bare = await openBare({ address, taskQueue: bares.taskQueue });
  try {
    return {
      ...(only.includes('decision') ? { decision: await measureDecision({ office, bare }, size.decision) } : {}),
      ...(only.includes('openings') ? { openings: await measureOpenings({ office, bare }, size.openings) } : {}),
    };
  } finally {
    await office.close();
    await bare.close();
    await Promise.all([cycles.stop(), bares.stop()]);
  }
}

async function main() {
  const asked = options();
  const changed = changedBaseline();
  if (changed.length > 0) throw new Error(`the baseline is frozen and was changed: ${changed.join(', ')}`);
  await ensureBuilt();
  const before = load();
  const found = await measure(asked);
  const machine = { cpus: cpus().length, node: process.version, loadBefore: before, loadAfter: load() };
  const rows = rowsOf(found);
  if (asked.json) return console.log(JSON.stringify({ machine, rows, found }));
  console.log(tableOf(rows));
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
