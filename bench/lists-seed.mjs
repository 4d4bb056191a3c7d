/**
 * A province of cycles for the lists. Some cycles are really played (the in-time course of a shipped county, stopped on
 * several days) and archived as the product archives them; their derived rows are then copied to as many cycles as
 * are wanted by insert-select, with days spread around today. The copies have rows of every list and no record of
 * their own, so this database can be listed and not worked on.
 */
import { sql } from 'kysely';
import { loadPlay, loadRegistry } from './product.mjs';

/** @typedef {import('../store/database.js').Database} Database @typedef {import('../domain/ids.js').RegionCode} RegionCode */
/** @typedef {import('../domain/ids.js').CycleId} CycleId @typedef {import('../domain/calendar/plain-date.js').PlainDate} PlainDate */

const MODEL = /** @type {RegionCode} */ ('222401');
const FROM = /** @type {PlainDate} */ ('2025-01-06');
/** Stops of the play: approvals under way, tender, service, the year's end. */
const STOPS = ['2025-01-08', '2025-02-12', '2025-03-12', '2025-06-30', '2025-12-01', '2026-02-10'];
/** Days the copies are spread over, and how many of them lie in the past. */
const SPREAD_DAYS = 360;
const PAST_DAYS = 60;

/** @typedef {{ counties: number, cycles: number, duties: number }} Size in all counties together */

/** Codes of the counties the copies are in. @param {number} county @returns {RegionCode} */
export function codeOf(county) {
  return /** @type {RegionCode} */ (String(320_101 + county));
}

/** @param {Database} db @param {Size} size */
export async function seedLists(db, size) {
  await playModels(db);
  await peopleCounties(db, size.counties);
  await copyCycles(db, size);
  await copyDuties(db, size);
  await copyApprovals(db);
  await sql`drop table copies`.execute(db);
  await sql`vacuum analyze`.execute(db);
}

/** @param {Database} db */
async function playModels(db) {
  const { setFromFiles, simulate, archiveFacts, publishPolicy, publishCalendar, policyRoots } = await loadPlay();
  const at = /** @type {import('../domain/calendar/instant.js').Instant} */ ('2024-12-01T00:00:00.000Z');
  for (const [index, stop] of STOPS.entries()) {
    const on = /** @type {PlainDate} */ (stop);
    const set = setFromFiles(policyRoots('/nonexistent'), { code: MODEL, scenario: null, from: FROM, on });
    if ('damaged' in set) throw new Error(set.damaged);
    const cycleId = /** @type {CycleId} */ (`${MODEL}-2025-00${index + 1}`);
    if (index === 0) {
      await publishPolicy(db, { compiled: set.policy, effectiveFrom: FROM, published: '', at });
      await publishCalendar(db, set.calendar, at);
    }
    const { facts } = simulate({ ...set, cycleId });
    await archiveFacts(db, { cycleId, facts });
  }
}

/** @param {Database} db @param {number} counties */
async function peopleCounties(db, counties) {
  const { seedDirectory, publishCalendar, currentCalendar, directoryPerPost } = await loadRegistry();
  const calendar = await currentCalendar(db, MODEL);
  if (calendar === null) throw new Error('the model county is not published');
  const at = /** @type {import('../domain/calendar/instant.js').Instant} */ (new Date().toISOString());
  for (let county = 0; county < counties; county += 1) {
    const code = codeOf(county);
    await publishCalendar(db, { ...calendar, id: code }, at);
    await seedDirectory(db, directoryPerPost(code), { at, by: 'bench', what: 'bench' });
  }
}

/** Which model each copy is of, and by how many days it is moved. @param {Database} db @param {Size} size */
async function copyCycles(db, { counties, cycles }) {
  const models = STOPS.length;
  await sql`
    create table copies as
    select k, ${sql.lit(MODEL)} || '-2025-00' || (1 + k % ${sql.lit(models)}) as model,
      (320101 + k % ${sql.lit(counties)})::text as code,
      (320101 + k % ${sql.lit(counties)})::text || '-2026-' || lpad((1 + k / ${sql.lit(counties)})::text, 5, '0') as copy,
      ((k * 7919) % ${sql.lit(SPREAD_DAYS)} - ${sql.lit(PAST_DAYS)})::int as days
    from generate_series(0, ${sql.lit(cycles - 1)}) k`.execute(db);
  await sql`create index on copies (model)`.execute(db);
  await sql`
    insert into cycles (cycle_id, code, seq, hash, stage, title, contractor, contractor_id, officer, policy, calendar,
      opened_on, closed_on, next_due, next_wake, last_at, state)
    select copy, copies.code, seq, hash, stage, title || ' ' || k, contractor, contractor_id, officer, policy, calendar,
      opened_on, closed_on, next_due, next_wake, last_at, state
    from copies join cycles on cycle_id = model`.execute(db);
}

/** Live duties of the models, so often that there are as many as wanted. @param {Database} db @param {Size} size */
async function copyDuties(db, { cycles, duties }) {
  // Some stops have no duty that lives: the copies of the others carry theirs.
  const { rows } = await sql`select count(distinct cycle_id)::int as owing from obligations
    where status in ('open', 'waiting') and due is not null`.execute(db);
  const [{ owing } = { owing: 0 }] = /** @type {{ owing: number }[]} */ (rows);
  if (owing === 0) throw new Error('no model owes anything');
  const each = Math.round((duties * STOPS.length) / (cycles * owing));
  await sql`
    insert into obligations (cycle_id, id, code, rule, subject, n, owner, in_charge, status, note, due, earliest, latest,
      last_good, certainty, authority, severity, trigger_kind, trigger_on, trigger_seq, obligation)
    select copy, id || '.' || times, code, rule, subject, n, owner, in_charge, status, note, due, due, due,
      due, certainty, authority, severity, trigger_kind, trigger_on, trigger_seq, obligation
    from (
      select copies.copy, copies.code, model.id, model.rule, model.subject, model.n, model.owner, model.in_charge,
        model.status, model.note, model.certainty, model.authority, model.severity, model.trigger_kind,
        model.trigger_on, model.trigger_seq, model.obligation, times,
        current_date + copies.days + (times * 13 + length(model.id)) % 90 as due,
        row_number() over (partition by copies.copy order by times, model.id) as nth
      from copies join obligations model on model.cycle_id = copies.model
        cross join generate_series(1, ${sql.lit(each)}) times
      where model.status in ('open', 'waiting') and model.due is not null and times <= ${sql.lit(each)}
    ) spread where nth <= ${sql.lit(each)}`.execute(db);
}

/** @param {Database} db */
async function copyApprovals(db) {
  await sql`
    insert into approvals select copy, approval, copies.code, subject_kind, subject_ref, status, step, step_title, money,
      batch, initiator, initiator_post, closed_on
    from copies join approvals on approvals.cycle_id = model`.execute(db);
  await sql`
    insert into involvements select copy, seq, person, role, copies.code, approval, verb, by, opinion, task, step,
      step_title, at + copies.days * interval '1 day', on_day + copies.days
    from copies join involvements on involvements.cycle_id = model`.execute(db);
  await sql`
    insert into ledger_rows select copy, ledger, key, copies.code, year, day + copies.days, party, party_id, fen, done_fen,
      status, data
    from copies join ledger_rows on ledger_rows.cycle_id = model`.execute(db);
  await sql`
    insert into tasks (cycle_id, task, code, approval, entry, step, title, subject_kind, subject_ref, content_hash,
      version, money, origin, owner, holder, opened_on, due, earliest, latest, certainty, urged, since_seq)
    select copy, task, copies.code, approval, entry, step, title, subject_kind, subject_ref, content_hash, version, money,
      origin, owner, holder, current_date - 3, current_date + copies.days % 20, current_date + copies.days % 20,
      current_date + copies.days % 20, certainty, urged, since_seq
    from copies join tasks on tasks.cycle_id = model`.execute(db);
}
