/**
 * Cuts every connection to a database while the calling thread stands still, so that a transaction is torn exactly
 * where its thread was: a worker thread does it, and the caller waits for it without taking up other work.
 */
import { fileURLToPath } from 'node:url';
import { isMainThread, Worker, workerData } from 'node:worker_threads';
import pg from 'pg';

const LONGEST_MS = 10_000;

/** @param {string} url of the database @param {string} adminUrl of another database of the same cluster */
export function cutNow(url, adminUrl) {
  const done = new Int32Array(new SharedArrayBuffer(4));
  const name = new URL(url).pathname.slice(1);
  new Worker(fileURLToPath(import.meta.url), { workerData: { name, adminUrl, done }, execArgv: [] });
  if (Atomics.wait(done, 0, 0, LONGEST_MS) === 'timed-out') throw new Error('the connections were not cut in time');
}

if (!isMainThread && workerData?.adminUrl !== undefined) {
  const { name, adminUrl, done } = workerData;
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  await client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
  await client.end();
  Atomics.store(done, 0, 1);
  Atomics.notify(done, 0);
}
