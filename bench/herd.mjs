/**
 * The herd: thousands of reminders that all fall due in one instant. They come into the outbox as those of a cycle do
 * (the queueNotices activity), one mail room sends them, and each letter becomes one row of a table of PostgreSQL,
 * which no death of a worker touches. In some herds the worker is killed in the middle and another one started.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import { sql } from 'kysely';
import { peopleCounties, queueHerd, queueSample } from './herd-queue.mjs';
import { openOffice, STEPS } from './office.mjs';
import { loadNotices, loadStore } from './product.mjs';
import { tallyOf } from './tally.mjs';

/** @typedef {import('../domain/notices/types.js').OwedNotice} OwedNotice @typedef {import('../store/database.js').Database} Database */

const POLL_MS = 250;
const KILL_POLL_MS = 20;
const PATIENCE_MS = 300_000;
/** So many letters after the half, to meet it in the middle of what it has taken on. */
const KILL_WITHIN = 30;
/** A due instant must lie ahead when the last notice is queued, or it would not be a herd. */
const MARGIN_MS = 1500;
/** Queueing is tried out on a few; the rest gets so much more time than they took. */
const SLACK = 1.6;

/**
 * @typedef {{ count: number, kill: boolean }} HerdSize `kill`: the worker is killed with half of them sent
 * @typedef {{ herds: HerdSize[], queueMs?: number }} HerdOrder `queueMs`: how long queueing may take, where that is known better
 */

/**
 * One herd after the other, each with a database and a worker of its own.
 * @param {import('./stage.mjs').Stage} stage
 * @param {HerdOrder} order
 */
export async function measureHerds(stage, { herds, queueMs }) {
  const found = [];
  for (const size of herds) found.push(await measureHerd(stage, size, queueMs));
  return found;
}

/**
 * @param {import('./stage.mjs').Stage} stage
 * @param {HerdSize} size
 * @param {number | undefined} queueMs
 */
async function measureHerd(stage, { count, kill }, queueMs) {
  const database = await stage.createDatabase();
  const { openDatabase } = await loadStore();
  const db = await openDatabase({ kind: 'postgres', url: database });
  await sql`create table bench_sink (letter_id text, at timestamptz not null default clock_timestamp(), n bigserial)`.execute(
    db,
  );
  const worker = await stage.startWorker('cycle', database);
  const connection = await Connection.connect({ address: stage.address });
  const { taskQueue } = worker;
  try {
    const model = await realNotice({ address: stage.address, database, taskQueue });
    await peopleCounties(db, count);
    const herd = { db, engine: { client: new Client({ connection }).workflow, taskQueue }, model, count };
    const { due, queuedMs } = await queued(herd, queueMs);
    const before = await worker.cpuMs();
    const restartedAt = kill ? await killedInTheMiddle(stage, { db, worker, database, count }) : null;
    await untilSent(db, count);
    // How much work a letter is can be told on a busy machine, too; of a killed process it cannot.
    const cpuMs = kill ? null : ((await worker.cpuMs()) - before) / count;
    const { lastAt, ...figures } = tallyOf(await remindersOf(db), due);
    const recoveredMs = restartedAt === null ? null : lastAt - restartedAt;
    return { count, queuedMs, ...figures, recoveredMs, cpuMs };
  } finally {
    await worker.stop();
    await connection.close();
    await db.destroy();
  }
}

/**
 * Queues the herd for an instant that comes when all of it is queued, and waits for that instant.
 * @param {import('./herd-queue.mjs').Herd} herd
 * @param {number | undefined} queueMs
 */
async function queued(herd, queueMs) {
  const allowed = queueMs ?? MARGIN_MS * 2 + SLACK * herd.count * (await queueSample(herd));
  const due = Date.now() + Math.round(allowed);
  await queueHerd(herd, due);
  const spare = due - Date.now();
  const queuedMs = Math.round(allowed - spare);
  if (spare < MARGIN_MS) throw new Error(`queueing took ${queuedMs} ms: allow it more by --queue-ms`);
  await sleep(spare);
  return { due, queuedMs };
}

/**
 * A reminder as a real cycle owes it, whose time and reader the bench sets.
 * @param {{ address: string, database: string, taskQueue: string }} where
 * @returns {Promise<OwedNotice>}
 */
async function realNotice(where) {
  const office = await openOffice(where);
  try {
    const cycleId = await office.open();
    await office.submitPlan(cycleId);
    for (const step of STEPS) await (await office.decision(cycleId, step))();
    const { state, judging } = await office.judged(cycleId);
    const { owedNotices } = await loadNotices();
    const notice = owedNotices(state, judging).find(({ about }) => about.kind === 'obligation');
    if (notice === undefined) throw new Error('a cycle with an approved plan owes no reminder');
    return notice;
  } finally {
    await office.close();
  }
}

/**
 * Kills the worker as soon as half of the herd is sent, and starts another on its queue, as a supervisor does.
 * @param {import('./stage.mjs').Stage} stage
 * @param {{ db: Database, worker: import('./stage.mjs').WorkerProcess, database: string, count: number }} victim
 * @returns {Promise<number>} when the other one was started, ms since the epoch
 */
async function killedInTheMiddle(stage, { db, worker, database, count }) {
  await until(async () => (await sunkOf(db)) > count / 2 + KILL_WITHIN, KILL_POLL_MS);
  await worker.kill();
  const restartedAt = Date.now();
  await stage.startWorker('cycle', database, worker.taskQueue);
  return restartedAt;
}

/** @param {Database} db @param {number} count */
async function untilSent(db, count) {
  await until(async () => (await sentOf(db)) >= count, POLL_MS);
}

/** @param {() => Promise<boolean>} isSo @param {number} pollMs What does not come in time is counted as missing. */
async function until(isSo, pollMs) {
  const end = performance.now() + PATIENCE_MS;
  while (!(await isSo()) && performance.now() < end) await sleep(pollMs);
}

/** Asked many times a second, so it must cost nothing: the rows are numbered, not counted. @param {Database} db */
async function sunkOf(db) {
  const { rows } = await sql`select coalesce(pg_sequence_last_value('bench_sink_n_seq'), 0)::int as many`.execute(db);
  const [found] = /** @type {{ many: number }[]} */ (rows);
  return found?.many ?? 0;
}

/** @param {Database} db */
async function sentOf(db) {
  const { rows } =
    await sql`select count(*)::int as many from outbox where code like '3201%' and state = 'sent'`.execute(db);
  const [found] = /** @type {{ many: number }[]} */ (rows);
  return found?.many ?? 0;
}

/** @param {Database} db @returns {Promise<import('./tally.mjs').Reminder[]>} */
async function remindersOf(db) {
  const { rows } = await sql`
    select extract(epoch from min(bench_sink.at))::float8 * 1000 as first,
      extract(epoch from max(bench_sink.at))::float8 * 1000 as last,
      count(bench_sink.at)::int as times, bool_or(outbox.was_unknown) as unknown
    from outbox left join bench_sink on bench_sink.letter_id = outbox.letter_id
    where outbox.code like '3201%' group by outbox.id`.execute(db);
  return /** @type {import('./tally.mjs').Reminder[]} */ (rows);
}
