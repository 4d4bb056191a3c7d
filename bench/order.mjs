/** What is to be measured, and in which size: from the arguments of the command line. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

const NAMES = ['decision', 'openings', 'memory', 'herd', 'start', 'lists'];

/** @typedef {import('./herd.mjs').HerdSize} HerdSize */

const FULL = {
  decision: { rounds: 5, cycles: 6 },
  crowd: { rounds: 5, cycles: 14, open: 3000 },
  openings: { rounds: 5, count: 64 },
  memory: { rounds: 5, count: 100 },
  herds: herdsOf([5000, 20_000]),
  start: { rounds: 5 },
  lists: { counties: 8, cycles: 40_000, duties: 600_000, rounds: 20 },
};
/** @type {typeof FULL} */
const QUICK = {
  decision: { rounds: 1, cycles: 1 },
  crowd: { rounds: 1, cycles: 2, open: 6 },
  openings: { rounds: 1, count: 8 },
  memory: { rounds: 1, count: 20 },
  herds: herdsOf([1000]),
  start: { rounds: 1 },
  lists: { counties: 4, cycles: 400, duties: 6000, rounds: 3 },
};

/** Each size undisturbed, and with the worker killed in the middle. @param {readonly number[]} counts @returns {HerdSize[]} */
function herdsOf(counts) {
  return counts.flatMap((count) => [false, true].map((kill) => ({ count, kill })));
}

/**
 * @param {string[]} args
 * @throws Error that names the argument it cannot do with
 */
export function orderOf(args) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      quick: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      profile: { type: 'string' },
      open: { type: 'string' },
      herd: { type: 'string' },
      'queue-ms': { type: 'string' },
    },
  });
  const unknown = positionals.find((name) => !NAMES.includes(name));
  if (unknown !== undefined) throw new Error(`${unknown}: one of ${NAMES.join(', ')}`);
  const size = values.quick ? QUICK : FULL;
  const open = values.open === undefined ? size.crowd.open : whole('--open', values.open);
  const counts = values.herd?.split(',').map((count) => whole('--herd', count));
  const queueMs = values['queue-ms'] === undefined ? {} : { queueMs: whole('--queue-ms', values['queue-ms']) };
  return {
    only: positionals.length === 0 ? NAMES : positionals,
    json: values.json,
    profileInto: values.profile === undefined ? null : resolve(values.profile),
    size: { ...size, crowd: { ...size.crowd, open } },
    herd: { herds: counts === undefined ? size.herds : herdsOf(counts), ...queueMs },
  };
}

/** @param {string} option @param {string} text @returns {number} */
function whole(option, text) {
  if (!/^[1-9]\d*$/.test(text)) throw new Error(`${option} ${text}: a number from 1 on`);
  return Number(text);
}
