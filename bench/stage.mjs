/** The servers and worker processes of one bench run, all on loopback, all ended with it. */
import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { bundleWorkflows } from '../scripts/bundle.mjs';
import { ensurePostgres } from '../scripts/setup/postgres.mjs';
import { startCluster } from '../test/support/postgres-cluster.mjs';
import { loadServer, loadStore } from './product.mjs';

const WORKER = fileURLToPath(new URL('./worker.mjs', import.meta.url));
const PROBE = fileURLToPath(new URL('./probe.cjs', import.meta.url));
const BARE = fileURLToPath(new URL('./bare/workflow.mjs', import.meta.url));
/** What an installation keeps that sets nothing (CAIGOU_CACHED_CYCLES). */
const CACHED = 1000;
const STUBBORN_MS = 15_000;

// As a county would run it: a commit is on disk before anybody hears of it. The tests' clusters do without.
const DURABLE = { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' };

/**
 * @typedef {import('./worker.mjs').WorkerOrder} WorkerOrder
 * @typedef {{ rss: number, heap: number }} Memory
 * @typedef {object} WorkerProcess
 * @property {string} taskQueue
 * @property {() => Promise<Memory>} memory
 * @property {() => Promise<number>} cpuMs what it has used of all cores so far
 * @property {() => Promise<void>} stop
 * @property {() => Promise<void>} kill as the kernel kills: SIGKILL, and no word before it
 *
 * @typedef {object} Stage
 * @property {string} address of the Temporal server
 * @property {(kind: WorkerOrder['kind'], database?: string, taskQueue?: string) => Promise<WorkerProcess>} startWorker
 *   on a queue of its own, or on that of one that is gone
 * @property {() => Promise<string>} createDatabase with all tables; gives its address
 * @property {() => Promise<void>} stop
 */

/**
 * Starts what every measurement needs.
 * @param {{ temporal: string, profileInto: string | null }} options
 * @returns {Promise<Stage>}
 */
export async function openStage({ temporal, profileInto }) {
  const binDir = ensurePostgres();
  if (binDir === null) throw new Error('the bench needs PostgreSQL (initdb, postgres, pg_isready)');
  const folder = mkdtempSync(join(tmpdir(), 'caigou-bench-'));
  const startDevServer = await loadServer();
  const clusterStarting = startCluster(binDir, DURABLE);
  const serverStarting = startDevServer({ binary: temporal, home: folder, port: 0 });
  const bundling = bundleWorkflows(BARE, join(folder, 'bare.js'));
  // Where one does not start, the others shall not keep this process alive.
  const endServers = async () => {
    const running = await Promise.allSettled([clusterStarting, serverStarting]);
    for (const each of running) if (each.status === 'fulfilled') await each.value.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  const [cluster, server] = await Promise.all([clusterStarting, serverStarting, bundling]).catch(async (error) => {
    await endServers();
    throw error;
  });
  /** @type {Set<WorkerProcess>} */
  const workers = new Set();
  return {
    address: server.address,
    startWorker: async (kind, database = '', taskQueue = queueFor(kind)) => {
      /** @type {WorkerOrder} */
      const order = {
        kind,
        address: server.address,
        taskQueue,
        database,
        bundle: join(folder, 'bare.js'),
        home: folder,
        cached: CACHED,
      };
      const worker = await startProcess(order, profileInto);
      workers.add(worker);
      return worker;
    },
    createDatabase: () => createDatabase(cluster),
    stop: async () => {
      await Promise.all([...workers].map((worker) => worker.stop()));
      await endServers();
    },
  };
}

/** @param {string} kind */
function queueFor(kind) {
  return `bench-${kind}-${randomBytes(4).toString('hex')}`;
}

const NUMBERS_EACH = 10_000;
let databases = 0;

/**
 * All databases of a run share one engine, where a cycle is known by its number alone: each gets numbers of its own.
 * @param {import('../store/database.js').Database} db
 * @param {number} last
 */
async function numberFrom(db, last) {
  const thisYear = new Date().getUTCFullYear();
  // At the turn of the year the legal year is already the next one.
  const rows = [thisYear, thisYear + 1].map((year) => ({ code: '222401', year, last }));
  await db
    .insertInto('cycle_numbers')
    .values(/** @type {any} */ (rows))
    .execute();
}

/** @param {import('../test/support/postgres-cluster.mjs').Cluster} cluster */
async function createDatabase(cluster) {
  const name = `bench_${randomBytes(4).toString('hex')}`;
  const admin = new pg.Client({ connectionString: cluster.adminUrl });
  await admin.connect();
  await admin.query(`create database ${name}`);
  await admin.end();
  const url = cluster.url(name);
  const { openDatabase, migrate } = await loadStore();
  const db = await openDatabase({ kind: 'postgres', url });
  await migrate(db);
  databases += 1;
  await numberFrom(db, databases * NUMBERS_EACH);
  await db.destroy();
  return url;
}

/**
 * @param {WorkerOrder} order
 * @param {string | null} profileInto
 * @returns {Promise<WorkerProcess>}
 */
async function startProcess(order, profileInto) {
  const profiling = profileInto === null ? [] : ['--cpu-prof', `--cpu-prof-dir=${profileInto}`];
  const child = fork(WORKER, [JSON.stringify(order)], {
    execArgv: ['--expose-gc', '--require', PROBE, ...profiling],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const gone = new Promise((resolve) => child.once('exit', resolve));
  /**
   * The first message that says something to `read`.
   * @template T
   * @param {(message: unknown) => T | undefined} read
   * @returns {Promise<T>}
   */
  const heard = (read) =>
    new Promise((resolve, reject) => {
      child.once('exit', (code) => reject(new Error(`a ${order.kind} worker ended with ${code}`)));
      child.on('message', function listen(message) {
        const told = read(message);
        if (told === undefined) return;
        child.off('message', listen);
        resolve(told);
      });
    });
  await heard((message) => (message === 'ready' ? true : undefined));
  return {
    taskQueue: order.taskQueue,
    memory: async () => {
      const answer = heard(memoryIn);
      child.send('memory');
      return answer;
    },
    cpuMs: async () => {
      const answer = heard(cpuIn);
      child.send('cpu');
      return answer;
    },
    stop: async () => {
      const killing = setTimeout(() => child.kill('SIGKILL'), STUBBORN_MS);
      if (child.connected) child.disconnect();
      await gone;
      clearTimeout(killing);
    },
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
    },
  };
}

/**
 * The figures a worker was asked for; undefined for any other message.
 * @param {unknown} message
 * @returns {Memory | undefined}
 */
function memoryIn(message) {
  if (typeof message !== 'object' || message === null || !('memory' in message)) return undefined;
  return /** @type {Memory} */ (message.memory);
}

/**
 * @param {unknown} message
 * @returns {number | undefined}
 */
function cpuIn(message) {
  if (typeof message !== 'object' || message === null || !('cpu' in message)) return undefined;
  const { user, system } = /** @type {NodeJS.CpuUsage} */ (message.cpu);
  return (user + system) / 1000;
}
