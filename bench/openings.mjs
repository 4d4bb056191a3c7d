/** How many cycles can be opened in a second, beside starting the baseline the same way. */
import { inFlight, median, timed } from './figures.mjs';

const AT_ONCE = 32;

/**
 * @param {{ office: import('./office.mjs').Office, bare: import('./bare.mjs').Bare }} sides
 * @param {{ rounds: number, count: number }} size
 */
export async function measureOpenings({ office, bare }, { rounds, count }) {
  /** @type {{ ours: number, theirs: number }[]} */
  const found = [];
  for (let round = 0; round < rounds; round += 1) {
    const theirs = rate(count, await timed(() => inFlight(count, AT_ONCE, () => bare.open())));
    const started = performance.now();
    const cycles = await inFlight(count, AT_ONCE, () => office.open());
    found.push({ ours: rate(count, performance.now() - started), theirs });
    // What a cycle does after its first answer is not to slow the next round's baseline.
    for (const cycleId of cycles) await office.settled(cycleId);
  }
  const ratios = found.map(({ ours, theirs }) => theirs / ours);
  return {
    ratio: median(ratios),
    ratios,
    ours: { samples: rounds * count, perSecond: median(found.map(({ ours }) => ours)) },
    bare: { samples: rounds * count, perSecond: median(found.map(({ theirs }) => theirs)) },
  };
}

/** @param {number} count @param {number} ms */
function rate(count, ms) {
  return (count * 1000) / ms;
}
