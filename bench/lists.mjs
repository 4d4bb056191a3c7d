/**
 * Six lists of the console over a province of cycles: each with several filters, first and last page, for several
 * people, timed at the server from the request to its whole answer, without a network.
 */
import { sql } from 'kysely';
import { ensurePostgres } from '../scripts/setup/postgres.mjs';
import { startCluster } from '../test/support/postgres-cluster.mjs';
import { percentile, timed } from './figures.mjs';
import { codeOf, seedLists } from './lists-seed.mjs';
import { loadScreens, loadStore } from './product.mjs';

/** Each list with what it is filtered by. */
const LISTS = {
  tasks: ['/api/todo/tasks', ['', 'lanes=overdue', 'text=9', 'sort=-arrived']],
  done: ['/api/done', ['', 'verbs=approve', 'kinds=contract', 'text=99']],
  started: ['/api/started', ['', 'statuses=running', 'statuses=approved', 'text=99']],
  board: ['/api/board', ['', 'lanes=overdue', 'lanes=soon,ok', 'mine=true', 'stages=serving', 'text=99']],
  contracts: ['/api/ledgers/contracts', ['', 'statuses=effective', 'sort=fen', 'text=99']],
  payments: ['/api/ledgers/payments', ['', 'statuses=paid', 'year=1', 'text=99']],
};
const ROLES = ['officer', 'deputyHead', 'administrator'];
const LAST_PAGE = 1_000_000;

/** @typedef {{ address: string, p50Ms: number, p95Ms: number, maxMs: number, total: number, samples: number }} ListFigure */

/** @typedef {{ p50Ms: number, p95Ms: number, worst: ListFigure, figures: ListFigure[] }} Measured */

/** @param {import('./lists-seed.mjs').Size & { rounds: number }} size */
export async function measureLists({ rounds, ...size }) {
  const binDir = ensurePostgres();
  if (binDir === null) throw new Error('the bench needs PostgreSQL (initdb, postgres, pg_isready)');
  // What a server tidies up by and by is tidied up at once when the rows are there, and not in the middle of a round.
  const settings = { shared_buffers: '512MB', max_wal_size: '4GB', work_mem: '32MB', autovacuum: 'off' };
  const cluster = await startCluster(binDir, settings);
  const { openDatabase, migrate } = await loadStore();
  const db = await openDatabase({ kind: 'postgres', url: cluster.adminUrl });
  try {
    await migrate(db);
    const seededMs = await timed(() => seedLists(db, size));
    const { rows } = await sql`select (select count(*)::int from cycles) as cycles,
      (select count(*)::int from obligations) as duties, (select count(*)::int from involvements) as parts,
      (select count(*)::int from tasks) as tasks, (select count(*)::int from ledger_rows) as lines`.execute(db);
    const lists = await measureAll(await appOn(db), rounds);
    return { counted: rows[0], counties: size.counties, seededMs, lists };
  } finally {
    await db.destroy();
    await cluster.stop();
  }
}

/** @param {import('hono').Hono} app @param {number} rounds */
async function measureAll(app, rounds) {
  /** @type {Record<string, Measured>} */
  const lists = {};
  for (const [name, [path, filters]] of Object.entries(LISTS)) {
    lists[name] = await measureList(app, String(path), { filters: /** @type {string[]} */ (filters), rounds });
  }
  return lists;
}

/** @param {import('../store/database.js').Database} db */
async function appOn(db) {
  const { createApp, readsOn, screensOn } = await loadScreens();
  const now = () => /** @type {any} */ (new Date().toISOString());
  const open = { token: 'bench', door: { secure: false, behindProxy: false }, console: null, oidc: null };
  const reads = { reads: readsOn(db, '/nonexistent'), screens: screensOn(db) };
  // Only lists are asked for: what else the application is made of is never called.
  const rest = {
    gateway: {},
    calendars: {},
    operator: {},
    directories: {},
    links: {},
    identity: {},
    installation: {},
    jobs: {},
  };
  const parts = { ...rest, ...open, ...reads, now };
  return createApp(/** @type {any} */ ({ ...parts, onFault: (/** @type {unknown} */ error) => console.error(error) }));
}

/**
 * @param {import('hono').Hono} app
 * @param {string} path
 * @param {{ filters: string[], rounds: number }} how
 * @returns {Promise<Measured>}
 */
async function measureList(app, path, { filters, rounds }) {
  /** @type {number[]} */
  const all = [];
  /** @type {ListFigure[]} */
  const figures = [];
  for (const person of ROLES) {
    for (const filter of filters) {
      for (const page of [1, LAST_PAGE]) {
        const address = `${path}?${filter === '' ? '' : `${filter}&`}page=${page}&limit=20`;
        const { samples, total } = await samplesOf(app, address, { person, rounds });
        all.push(...samples);
        figures.push({
          ...{ address: `${person} ${address}`, total, samples: samples.length },
          ...{ p50Ms: percentile(samples, 0.5), p95Ms: percentile(samples, 0.95), maxMs: percentile(samples, 1) },
        });
      }
    }
  }
  const [worst] = figures.toSorted((a, b) => b.p95Ms - a.p95Ms);
  if (worst === undefined) throw new Error('nothing was measured');
  return { p50Ms: percentile(all, 0.5), p95Ms: percentile(all, 0.95), worst, figures };
}

/**
 * @param {import('hono').Hono} app
 * @param {string} address
 * @param {{ person: string, rounds: number }} who
 */
async function samplesOf(app, address, { person, rounds }) {
  const headers = { authorization: 'Bearer bench', 'x-caigou-person': `${codeOf(0)}/${person}` };
  let total = 0;
  /** @type {number[]} */
  const samples = [];
  for (let round = -1; round < rounds; round += 1) {
    const took = await timed(async () => {
      const response = await app.request(address, { headers });
      const body = /** @type {{ total: number }} */ (await response.json());
      if (response.status !== 200) throw new Error(`${address}: ${response.status}`);
      total = body.total;
    });
    // The first one reads pages from the disk and plans from nothing.
    if (round >= 0) samples.push(took);
  }
  return { samples, total };
}
