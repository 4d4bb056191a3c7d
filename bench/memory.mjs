/** What one cached workflow costs its worker, ours beside the baseline. */
import { openBare } from './bare.mjs';
import { inFlight, median } from './figures.mjs';
import { openOffice } from './office.mjs';

const AT_ONCE = 16;
/** Before the first look at the memory: what a worker needs once is not what a cycle needs. */
const WARM_UP = 40;

/**
 * A fresh process for each side and round.
 * @param {import('./stage.mjs').Stage} stage
 * @param {{ rounds: number, count: number }} size
 */
export async function measureMemory(stage, { rounds, count }) {
  /** @type {{ ours: PerCycle, theirs: PerCycle }[]} */
  const found = [];
  for (let round = 0; round < rounds; round += 1) {
    found.push({ theirs: await ofBare(stage, count), ours: await ofCycles(stage, count) });
  }
  const ratios = found.map(({ ours, theirs }) => ours.heapKib / theirs.heapKib);
  const rssRatios = found.map(({ ours, theirs }) => ours.rssKib / theirs.rssKib);
  return {
    ratio: median(ratios),
    ratios,
    rssRatio: median(rssRatios),
    ours: middle(found.map(({ ours }) => ours)),
    bare: middle(found.map(({ theirs }) => theirs)),
  };
}

/** @typedef {{ heapKib: number, rssKib: number }} PerCycle */

/** @param {import('./stage.mjs').Stage} stage @param {number} count */
async function ofBare(stage, count) {
  const worker = await stage.startWorker('bare');
  const bare = await openBare({ address: stage.address, taskQueue: worker.taskQueue });
  const cost = await costOf(worker, count, () => bare.open());
  await bare.close();
  await worker.stop();
  return cost;
}

/** @param {import('./stage.mjs').Stage} stage @param {number} count */
async function ofCycles(stage, count) {
  const database = await stage.createDatabase();
  const worker = await stage.startWorker('cycle', database);
  const office = await openOffice({ address: stage.address, database, taskQueue: worker.taskQueue });
  const cost = await costOf(worker, count, async () => {
    const cycleId = await office.open();
    await office.settled(cycleId);
  });
  await office.close();
  await worker.stop();
  return cost;
}

/**
 * @param {import('./stage.mjs').WorkerProcess} worker
 * @param {number} count
 * @param {() => Promise<unknown>} open
 * @returns {Promise<PerCycle>}
 */
async function costOf(worker, count, open) {
  await inFlight(WARM_UP, AT_ONCE, open);
  const before = await worker.memory();
  await inFlight(count, AT_ONCE, open);
  const after = await worker.memory();
  const kib = (/** @type {number} */ bytes) => bytes / 1024 / count;
  return { heapKib: kib(after.heap - before.heap), rssKib: kib(after.rss - before.rss) };
}

/** @param {PerCycle[]} all */
function middle(all) {
  return { heapKib: median(all.map(({ heapKib }) => heapKib)), rssKib: median(all.map(({ rssKib }) => rssKib)) };
}
