/** How long an approver waits for his decision, beside a bare update with one activity. */
import { openCrowd } from './crowd.mjs';
import { inFlight, median, percentile, spread, timed } from './figures.mjs';
import { STEPS } from './office.mjs';

/** @typedef {{ office: import('./office.mjs').Office, bare: import('./bare.mjs').Bare }} Sides @typedef {{ cycleId: import('../domain/ids.js').CycleId, workflowId: string }} Pair */

/**
 * Decision and bare update take turns, so that a busy machine slows both. Every cycle is warm and asleep when its
 * decision comes, and little else is open.
 * @param {Sides} sides
 * @param {{ rounds: number, cycles: number }} size
 */
export async function measureDecision(sides, { rounds, cycles }) {
  await oneRound(sides, await openPairs(sides, 1));
  const found = [];
  for (let round = 0; round < rounds; round += 1) found.push(await oneRound(sides, await openPairs(sides, cycles)));
  return summaryOf(found);
}

/**
 * The same among thousands that are open: cycles spread over all of them, more than a worker keeps in memory, so that
 * the first decision on some finds them asleep outside of it. The bare workflows are as many as are asked, all warm.
 * @param {Sides} sides
 * @param {{ rounds: number, cycles: number, open: number, taskQueue: string }} size
 */
export async function measureCrowdedDecision({ office, bare }, { rounds, cycles, open, taskQueue }) {
  const started = performance.now();
  const crowd = await openCrowd(office, { count: open, taskQueue });
  const openedMs = performance.now() - started;
  const picked = spread(crowd, rounds * cycles);
  const workflows = await inFlight(picked.length, 4, () => bare.open());
  const pairs = picked.flatMap((cycleId, at) => {
    const workflowId = workflows[at];
    return workflowId === undefined ? [] : [{ cycleId, workflowId }];
  });
  const found = [];
  for (let round = 0; round < rounds; round += 1) {
    const ofRound = pairs.filter((_pair, at) => at % rounds === round);
    found.push(await oneRound({ office, bare }, ofRound, true));
  }
  const first = summary(found.flatMap(({ firstOnes }) => firstOnes));
  return { open: crowd.length, openedMs, first, ...summaryOf(found) };
}

/** @param {Sides} sides @param {number} count @returns {Promise<Pair[]>} */
function openPairs({ office, bare }, count) {
  return inFlight(count, 4, async () => {
    const [cycleId, workflowId] = [await office.open(), await bare.open()];
    await office.submitPlan(cycleId);
    return { cycleId, workflowId };
  });
}

/**
 * All steps of each pair.
 * @param {Sides} sides
 * @param {readonly Pair[]} pairs
 * @param {boolean} [asleep] they rest before their first step, and are not to be looked at
 */
async function oneRound({ office, bare }, pairs, asleep = false) {
  /** @type {number[]} */
  const ours = [];
  /** @type {number[]} */
  const theirs = [];
  for (const [at, step] of STEPS.entries()) {
    for (const { cycleId, workflowId } of pairs) {
      const decide = await office.decision(cycleId, step, asleep && at === 0);
      theirs.push(await timed(() => bare.update(workflowId)));
      ours.push(await timed(decide));
      await office.settled(cycleId);
    }
  }
  return { ours, theirs, firstOnes: ours.slice(0, pairs.length) };
}

/** @param {{ ours: number[], theirs: number[] }[]} rounds */
function summaryOf(rounds) {
  const ratios = rounds.map(({ ours, theirs }) => median(ours) / median(theirs));
  const ours = rounds.flatMap((each) => each.ours);
  const theirs = rounds.flatMap((each) => each.theirs);
  return { ratio: median(ratios), ratios, ours: summary(ours), bare: summary(theirs) };
}

/** @param {number[]} ms */
function summary(ms) {
  return { samples: ms.length, p50Ms: median(ms), p99Ms: percentile(ms, 0.99) };
}
