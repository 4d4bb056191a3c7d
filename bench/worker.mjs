/**
 * One worker process of the bench: `cycle` is the product's own engine, `bare` the baseline with the same settings.
 * Its order is the first argument as JSON; it answers `memory` and `cpu`, and ends with its parent.
 */
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { BroadcastChannel } from 'node:worker_threads';
import { NativeConnection, Worker } from '@temporalio/worker';
import pg from 'pg';
import { note } from './bare/activity.mjs';
import { loadStore, loadWorker } from './product.mjs';

/**
 * @typedef {{ kind: 'cycle' | 'bare', address: string, taskQueue: string, database: string, bundle: string, home: string, cached: number }} WorkerOrder
 * @typedef {{ ended: Promise<void>, stop: () => Promise<void> }} Running
 */

const FROM = { name: 'bench', email: 'bench@caigou.example' };
const SINK_CONNECTIONS = 10;
const HEAP_MS = 300;

/** @type {WorkerOrder} */
const order = JSON.parse(process.argv[2] ?? '{}');

/** A sender that writes one row a letter: what is measured is our part of a mail's way. */
function sinkSender() {
  const pool = new pg.Pool({ connectionString: order.database, max: SINK_CONNECTIONS });
  /** @type {import('../activities/adapters/sender.js').Sender} */
  const sender = {
    send: async ({ id }) => {
      await pool.query({ name: 'sink', text: 'insert into bench_sink (letter_id) values ($1)', values: [id] });
      return { outcome: 'accepted', reply: 'sunk', repeat: false };
    },
    close: () => pool.end(),
  };
  return sender;
}

/** @returns {Promise<Running>} */
async function startCycleWorker() {
  const { installRuntime, startEngine } = await loadWorker();
  const { openDatabase } = await loadStore();
  installRuntime();
  const db = await openDatabase({ kind: 'postgres', url: order.database });
  const mail = sinkSender();
  /** @type {import('../workers/config.js').MailConfig} */
  const unused = { kind: 'mailbox', mailbox: { directory: '', from: FROM } };
  const temporal = { address: order.address, namespace: 'default' };
  // Letters carry their links, as those of an office do.
  const links = { home: order.home, publicUrl: 'https://caigou.example' };
  const config = { temporal, taskQueue: order.taskQueue, mail: unused, cachedCycles: order.cached, ...links };
  const engine = await startEngine(config, db, {
    adapt: (ports) => ({ ...ports, senders: { mail } }),
    secondClock: 'off',
  });
  return {
    ended: engine.ended,
    stop: async () => {
      await engine.stop();
      await mail.close();
      await db.destroy();
    },
  };
}

/** @returns {Promise<Running>} */
async function startBareWorker() {
  const { installRuntime, workerSettings } = await loadWorker();
  installRuntime();
  const connection = await NativeConnection.connect({ address: order.address });
  const worker = await Worker.create({
    connection,
    namespace: 'default',
    taskQueue: order.taskQueue,
    workflowBundle: { codePath: order.bundle },
    activities: { note },
    ...workerSettings(order.cached),
  });
  const ended = worker.run();
  return {
    ended,
    stop: async () => {
      worker.shutdown();
      await ended;
      await connection.close();
    },
  };
}

/** Resident memory of the process and the live heaps of its threads, after a collection of each. */
async function memory() {
  /** @type {Map<number, number>} */
  const heaps = new Map();
  const channel = new BroadcastChannel('caigou-bench-heap');
  channel.onmessage = (/** @type {any} */ { data }) => {
    if (typeof data === 'object') heaps.set(data.threadId, data.bytes);
  };
  for (let pass = 0; pass < 3; pass += 1) {
    channel.postMessage('heap');
    await sleep(HEAP_MS);
  }
  channel.close();
  return { rss: process.memoryUsage.rss(), heap: [...heaps.values()].reduce((sum, bytes) => sum + bytes, 0) };
}

const running = await (order.kind === 'cycle' ? startCycleWorker() : startBareWorker());
process.once('disconnect', () => void running.stop().then(() => process.exit(0)));
process.on('message', (asked) => {
  if (asked === 'cpu') process.send?.({ cpu: process.cpuUsage() });
  if (asked === 'memory') void memory().then((figures) => process.send?.({ memory: figures }));
});
process.send?.('ready');
await running.ended;
