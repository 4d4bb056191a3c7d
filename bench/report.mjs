/** What the bench found, as a table for people. */
import { loadavg } from 'node:os';

/**
 * One figure: what was measured, what came out, its goal, and how to measure it again.
 * @typedef {{ name: string, value: string, goal: string, met: boolean | null, detail: string, again: string }} Row
 */

const AGAIN = 'npm run bench --';

/** @param {any} found @returns {Row[]} */
export function rowsOf({ decision, crowd, openings, memory, herd, start, lists }) {
  return [
    ...(decision ? [decisionRow(decision)] : []),
    ...(crowd ? [crowdRow(crowd)] : []),
    ...(openings ? [openingsRow(openings)] : []),
    ...(memory ? [memoryRow(memory)] : []),
    ...(herd ?? []).map(herdRow),
    ...(start ? [startRow(start)] : []),
    ...(lists ? listRows(lists) : []),
  ];
}

/** @param {Awaited<ReturnType<typeof import('./decision.mjs').measureDecision>>} found @returns {Row} */
function decisionRow(found) {
  return {
    name: 'decision round trip / bare update',
    value: `${found.ratio.toFixed(2)} x`,
    goal: '<= 1.50 x',
    met: found.ratio <= 1.5,
    detail: besides(found),
    again: `${AGAIN} decision`,
  };
}

/** @param {Awaited<ReturnType<typeof import('./decision.mjs').measureCrowdedDecision>>} found @returns {Row} */
function crowdRow({ open, openedMs, first, ...found }) {
  return {
    ...decisionRow(found),
    name: `the same with ${open} cycles open`,
    detail: `${besides(found)}; the first on each cycle p50 ${ms(first.p50Ms)} (p99 ${ms(first.p99Ms)}); opened in ${(openedMs / 1000).toFixed(0)} s`,
  };
}

/** @param {Awaited<ReturnType<typeof import('./decision.mjs').measureDecision>>} found */
function besides({ ratios, ours, bare }) {
  return `p50 ${ms(ours.p50Ms)} (p99 ${ms(ours.p99Ms)}, ${ours.samples} of them) beside ${ms(bare.p50Ms)} (p99 ${ms(bare.p99Ms)}); rounds ${list(ratios)}`;
}

/** @param {Awaited<ReturnType<typeof import('./openings.mjs').measureOpenings>>} found @returns {Row} */
function openingsRow({ ratio, ratios, ours, bare }) {
  return {
    name: 'opening a cycle / starting a bare workflow, 32 in flight',
    value: `${ratio.toFixed(2)} x`,
    goal: 'shown',
    met: null,
    detail: `${ours.perSecond.toFixed(1)}/s beside ${bare.perSecond.toFixed(1)}/s (${ours.samples} of each); rounds ${list(ratios)}`,
    again: `${AGAIN} openings`,
  };
}

/** @param {Awaited<ReturnType<typeof import('./memory.mjs').measureMemory>>} found @returns {Row} */
function memoryRow({ ratio, ratios, rssRatio, ours, bare }) {
  return {
    name: 'memory of a cached cycle / bare workflow',
    value: `${ratio.toFixed(2)} x`,
    goal: '<= 2.00 x',
    met: ratio <= 2,
    detail:
      `live heap ${kib(ours.heapKib)} beside ${kib(bare.heapKib)}; rounds ${list(ratios)}; ` +
      `resident ${kib(ours.rssKib)} beside ${kib(bare.rssKib)} (${rssRatio.toFixed(2)} x)`,
    again: `${AGAIN} memory`,
  };
}

/** Of a herd up to so many, the lag of 99 in 100 is at most so long. */
const LAGS = [
  { upTo: 5000, ms: 5000 },
  { upTo: 20_000, ms: 12_000 },
];
/** The last letter of a herd whose worker was killed leaves so soon after the next worker was started. */
const RECOVERY_MS = 8000;

/** @param {Awaited<ReturnType<typeof import('./herd.mjs').measureHerds>>[number]} found @returns {Row} */
function herdRow(found) {
  const { count, p50Ms, p99Ms, maxMs, doubles, repeats, misses, early, unknown, queuedMs, recoveredMs, cpuMs } = found;
  const whole = doubles === 0 && misses === 0;
  const lag = LAGS.find(({ upTo }) => count <= upTo)?.ms ?? null;
  const goal = recoveredMs === null ? lag : RECOVERY_MS;
  const value = recoveredMs ?? p99Ms;
  return {
    name:
      recoveredMs === null
        ? `herd of ${count} reminders, lag p99`
        : `herd of ${count}, worker killed in the middle: last after the restart`,
    value: ms(value),
    goal: `${goal === null ? '' : `<= ${goal} ms, `}0 doubles, 0 misses`,
    met: whole && (goal === null || value <= goal),
    detail: `lag p50 ${ms(p50Ms)}, p99 ${ms(p99Ms)}, last ${ms(maxMs)}; ${doubles} doubles, ${misses} misses, ${early} early, ${unknown} unknown (${repeats} of them twice); queued in ${ms(queuedMs)}${cpuMs === null ? '' : `; CPU of the worker ${cpuMs.toFixed(2)} ms a letter`}`,
    again: `${AGAIN} herd`,
  };
}

/** @param {Awaited<ReturnType<typeof import('./start.mjs').measureStart>>} found @returns {Row} */
function startRow({ warmMs, firstMs, rounds }) {
  return {
    name: 'npm start to the first answer, warm',
    value: ms(warmMs),
    goal: '<= 8000 ms',
    met: warmMs <= 8000,
    detail: `rounds ${rounds.map((each) => ms(each)).join(', ')}; on an empty home ${ms(firstMs)}`,
    again: `${AGAIN} start`,
  };
}

/** @param {Awaited<ReturnType<typeof import('./lists.mjs').measureLists>>} found @returns {Row[]} */
function listRows({ counted, counties, lists }) {
  const { cycles, duties } = /** @type {{ cycles: number, duties: number }} */ (counted);
  return Object.entries(lists).map(([name, { p95Ms, worst }]) => ({
    name: `list ${name}, p95 at the server`,
    value: ms(worst.p95Ms),
    goal: '<= 50 ms',
    met: worst.p95Ms <= 50,
    detail: `the slowest of its people, filters and pages: ${worst.address} (${worst.total} lines, p50 ${ms(worst.p50Ms)}); all together ${ms(p95Ms)}; ${cycles} cycles, ${duties} duties in ${counties} counties`,
    again: `${AGAIN} lists`,
  }));
}

/**
 * Every list with each filter, page and person: median, 95th percentile and longest in ms, and how many lines it has.
 * @param {Awaited<ReturnType<typeof import('./lists.mjs').measureLists>>} found
 * @returns {string}
 */
export function listFigures({ lists }) {
  const line = (/** @type {string[]} */ [p50, p95, longest, total], /** @type {string} */ address) =>
    `${[p50, p95, longest].map((each) => String(each).padStart(8)).join('')}${String(total).padStart(8)}  ${address}`;
  const head = line(['p50', 'p95', 'longest', 'lines'], 'person address');
  const rows = Object.values(lists).flatMap(({ figures }) => figures);
  const lines = rows.map(({ p50Ms, p95Ms, maxMs, total, address }) => {
    return line([...[p50Ms, p95Ms, maxMs].map((each) => each.toFixed(1)), String(total)], address);
  });
  return [head, ...lines].join('\n');
}

/** How busy the machine is besides: a figure of a busy machine is read with this beside it. */
export function load() {
  return loadavg().map((each) => Number(each.toFixed(2)));
}

/** @param {readonly Row[]} rows @returns {string} */
export function tableOf(rows) {
  const width = Math.max(...rows.map(({ name }) => name.length));
  return rows
    .map((row) => {
      const head = `${markOf(row)}  ${row.name.padEnd(width)}  ${row.value.padStart(10)}  (${row.goal})`;
      return `${head}\n          ${row.detail}\n          ${row.again}`;
    })
    .join('\n');
}

/** @param {Row} row */
function markOf({ met }) {
  if (met === null) return '      ';
  return met ? 'met   ' : 'MISSED';
}

/** @param {number} value */
function ms(value) {
  return `${value < 100 ? value.toFixed(1) : Math.round(value)} ms`;
}

/** @param {number} value */
function kib(value) {
  return `${value.toFixed(0)} KiB`;
}

/** @param {readonly number[]} ratios */
function list(ratios) {
  return ratios.map((each) => each.toFixed(2)).join(' ');
}
