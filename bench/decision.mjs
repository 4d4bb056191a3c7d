/** How long an approver waits for his decision, beside a bare update with one activity. */
import { inFlight, median, percentile, timed } from './figures.mjs';
import { STEPS } from './office.mjs';

/**
 * Decision and bare update take turns, so that a busy machine slows both. Every cycle is warm and asleep when its
 * decision comes.
 * @param {{ office: import('./office.mjs').Office, bare: import('./bare.mjs').Bare }} sides
 * @param {{ rounds: number, cycles: number }} size
 */
export async function measureDecision({ office, bare }, { rounds, cycles }) {
  const found = [];
  await oneRound({ office, bare }, 1);
  for (let round = 0; round < rounds; round += 1) found.push(await oneRound({ office, bare }, cycles));
  const ratios = found.map(({ ours, theirs }) => median(ours) / median(theirs));
  const ours = found.flatMap((each) => each.ours);
  const theirs = found.flatMap((each) => each.theirs);
  return { ratio: median(ratios), ratios, ours: summary(ours), bare: summary(theirs) };
}

/**
 * @param {{ office: import('./office.mjs').Office, bare: import('./bare.mjs').Bare }} sides
 * @param {number} cycles
 */
async function oneRound({ office, bare }, cycles) {
  const pairs = await inFlight(cycles, 4, async () => {
    const [cycleId, workflowId] = [await office.open(), await bare.open()];
    await office.submitPlan(cycleId);
    return { cycleId, workflowId };
  });
  /** @type {number[]} */
  const ours = [];
  /** @type {number[]} */
  const theirs = [];
  for (const step of STEPS) {
    for (const { cycleId, workflowId } of pairs) {
      const decide = await office.decision(cycleId, step);
      theirs.push(await timed(() => bare.update(workflowId)));
      ours.push(await timed(decide));
      await office.settled(cycleId);
    }
  }
  return { ours, theirs };
}

/** @param {number[]} ms */
function summary(ms) {
  return { samples: ms.length, p50Ms: median(ms), p99Ms: percentile(ms, 0.99) };
}
