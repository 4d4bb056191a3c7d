/**
 * The herd: thousands of reminders that all fall due in one instant. They come into the outbox as those of a cycle do
 * (the queueNotices activity), one mail room sends them, and each letter becomes one row of a table that counts.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import { sql } from 'kysely';
import { inFlight, percentile } from './figures.mjs';
import { openOffice, STEPS } from './office.mjs';
import { loadNotices, loadRegistry, loadStore } from './product.mjs';

/** @typedef {import('../domain/ids.js').CycleId} CycleId @typedef {import('../domain/ids.js').RegionCode} RegionCode */
/** @typedef {import('../domain/notices/types.js').OwedNotice} OwedNotice @typedef {import('../store/database.js').Database} Database */

const COUNTIES = 20;
/** Each cycle reminds two people: its officer and its contractor. */
const NOTICES_A_CYCLE = 2;
const AT_ONCE = 12;
const POLL_MS = 250;
const PATIENCE_MS = 180_000;
/** A due instant must lie ahead when the last notice is queued, or it would not be a herd. */
const MARGIN_MS = 1500;

/**
 * @param {import('./stage.mjs').Stage} stage
 * @param {{ count: number, queueMs: number }} size `queueMs`: how long queueing may take
 */
export async function measureHerd(stage, { count, queueMs }) {
  const database = await stage.createDatabase();
  const { openDatabase } = await loadStore();
  const db = await openDatabase({ kind: 'postgres', url: database });
  await sql`create table bench_sink (letter_id text, at timestamptz not null default clock_timestamp())`.execute(db);
  const worker = await stage.startWorker('cycle', database);
  const connection = await Connection.connect({ address: stage.address });
  const where = { address: stage.address, database, taskQueue: worker.taskQueue };
  try {
    const model = await realNotice(where);
    await peopleCounties(db, count / COUNTIES);
    const due = Date.now() + queueMs;
    await queueAll(
      db,
      { client: new Client({ connection }).workflow, taskQueue: worker.taskQueue },
      { model, count, due },
    );
    const spare = due - Date.now();
    if (spare < MARGIN_MS)
      throw new Error(`queueing took ${Math.round(queueMs - spare)} ms: allow it more by --queue-ms`);
    await sleep(spare);
    await untilSent(db, count);
    return { count, queuedMs: Math.round(queueMs - spare), ...(await counted(db, due)) };
  } finally {
    await worker.stop();
    await connection.close();
    await db.destroy();
  }
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

/** @param {number} county @returns {RegionCode} */
function codeOf(county) {
  return /** @type {RegionCode} */ (String(320_101 + county));
}

/** @param {Database} db @param {number} people of each county */
async function peopleCounties(db, people) {
  const { seedDirectory, currentCalendar, publishCalendar, directoryPerPost } = await loadRegistry();
  const calendar = await currentCalendar(db, /** @type {RegionCode} */ ('222401'));
  const [model] = directoryPerPost(codeOf(0)).people;
  if (calendar === null || model === undefined) throw new Error('the model county is not published');
  const at = /** @type {import('../domain/calendar/instant.js').Instant} */ (new Date().toISOString());
  for (let county = 0; county < COUNTIES; county += 1) {
    const code = codeOf(county);
    await publishCalendar(db, { ...calendar, id: code }, at);
    const named = Array.from({ length: people }, (_none, index) => ({
      ...model,
      id: `p${index}`,
      email: `p${index}@c${code}.example`,
    }));
    await seedDirectory(db, { ...directoryPerPost(code), people: named }, { at, by: 'bench', what: 'bench' });
  }
}

/**
 * @param {Database} db
 * @param {{ client: import('@temporalio/client').WorkflowClient, taskQueue: string }} engine
 * @param {{ model: OwedNotice, count: number, due: number }} herd
 */
async function queueAll(db, engine, { model, count, due }) {
  const { queueNotices, composePorts, noHook } = await loadNotices();
  const from = { name: 'bench', email: 'bench@caigou.example' };
  const ports = composePorts({ db, ...engine, senders: /** @type {any} */ ({}), from, at: noHook });
  const queue = queueNotices(ports);
  const sendAt = /** @type {import('../domain/calendar/instant.js').Instant} */ (new Date(due).toISOString());
  const cycles = Math.ceil(count / NOTICES_A_CYCLE);
  await inFlight(cycles, AT_ONCE, (index) => {
    const first = Math.floor(index / COUNTIES) * NOTICES_A_CYCLE;
    const notices = Array.from({ length: NOTICES_A_CYCLE }, (_none, which) => ({
      ...model,
      sendAt,
      key: `${model.key}/${which}`,
      audience: { person: `p${first + which}` },
    }));
    return queue({
      cycleId: /** @type {CycleId} */ (`${codeOf(index % COUNTIES)}-2026-${String(index + 1).padStart(3, '0')}`),
      title: '社会工作服务站项目',
      notices,
      parties: { officer: null, contractor: null },
      today: model.slot,
      clockOffsetMs: 0,
    });
  });
}

/** @param {Database} db @param {number} count */
async function untilSent(db, count) {
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    const { rows } =
      await sql`select count(*)::int as sent from outbox where code like '3201%' and state = 'sent'`.execute(db);
    const [found] = /** @type {{ sent: number }[]} */ (rows);
    if ((found?.sent ?? 0) >= count || performance.now() > until) return;
    await sleep(POLL_MS);
  }
}

/** @param {Database} db @param {number} due */
async function counted(db, due) {
  const { rows } = await sql`
    select outbox.id, extract(epoch from min(bench_sink.at))::float8 * 1000 as at, count(bench_sink.at)::int as times,
      bool_or(outbox.was_unknown) as unknown
    from outbox left join bench_sink on bench_sink.letter_id = outbox.letter_id
    where outbox.code like '3201%' group by outbox.id`.execute(db);
  const reminders = /** @type {{ at: number | null, times: number, unknown: boolean }[]} */ (rows);
  const lags = reminders.flatMap(({ at }) => (at === null ? [] : [at - due]));
  return {
    p50Ms: percentile(lags, 0.5),
    p99Ms: percentile(lags, 0.99),
    maxMs: percentile(lags, 1),
    early: lags.filter((lag) => lag < 0).length,
    doubles: reminders.filter(({ times, unknown }) => times > 1 && !unknown).length,
    misses: reminders.filter(({ times }) => times === 0).length,
    unknown: reminders.filter(({ unknown }) => unknown).length,
  };
}
