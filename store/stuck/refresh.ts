import { sql } from 'kysely';
import { type Instant, legalDay } from '../../domain/calendar/instant.js';
import type { CycleId, RegionCode } from '../../domain/ids.js';
import { NOTHING_SEEN, RECORD_REASONS, stuckOf } from '../../domain/stuck/detect.js';
import type { ExpectedNotice, OutboxView, ProjectionView } from '../../domain/stuck/types.js';
import { isHeld } from '../outbox/is-held.js';
import { currentCalendar } from '../registry/calendars.js';
import { directoryCodes } from '../registry/directory-now.js';
import type { Database } from '../tables.js';
import { seenOfRecord } from './gather.js';
import { saveStuck } from './save.js';

/**
 * Reminders of a cycle that must exist by now, at least those that do not: what the second clock knows. Null when that
 * could not be told: what stands of them then stays.
 */
export type Expected = (cycleId: CycleId) => Promise<readonly ExpectedNotice[] | null>;

const NONE_EXPECTED: Expected = async () => [];

/** `after`: goes on behind that cycle; `done` hears how far it is; `isOver`: somebody else goes on. */
export type RefreshHow = { expected?: Expected; after?: CycleId; done?(cycleId: CycleId): void; isOver?(): boolean };
/** How many cycles were looked at, and which could not be. */
export type Refreshed = { cycles: number; failed: { cycleId: CycleId; why: string }[] };

/**
 * Tells anew what time, absences, letters and missing reminders have made stuck: in every county, or in one. Looks only
 * at cycles where one of these can be, or was; one that cannot be looked at does not hide the others. For the second
 * clock, each hour.
 * @throws what the database says when it is the database that cannot be asked
 */
export async function refreshStuck(
  db: Database,
  at: Instant,
  { code, expected = NONE_EXPECTED, after, done, isOver = () => false }: RefreshHow & { code?: RegionCode } = {},
): Promise<Refreshed> {
  const cycles = (await suspects(db, at, code)).filter(({ id }) => after === undefined || id > after);
  const failed: Refreshed['failed'] = [];
  for (const { id, lacks } of cycles) {
    if (isOver()) break;
    try {
      // Weighing a cycle folds and judges it: only where the rows themselves say that one may be missing.
      await refreshCycle(db, id, at, lacks ? expected : NONE_EXPECTED);
    } catch (error) {
      await sql`select 1`.execute(db);
      failed.push({ cycleId: id, why: error instanceof Error ? error.message : String(error) });
    }
    done?.(id);
  }
  for (const each of code === undefined ? await directoryCodes(db) : [code]) await refreshCounty(db, each, at);
  return { cycles: cycles.length, failed };
}

/** The same for one cycle. Facts put on record meanwhile wait until it is done. */
export async function refreshCycle(
  db: Database,
  cycleId: CycleId,
  at: Instant,
  expected: Expected = NONE_EXPECTED,
): Promise<void> {
  const expectedNotices = await expected(cycleId);
  await db.transaction().execute(async (trx) => {
    const cycle = await trx
      .selectFrom('cycles')
      .select(['code', 'seq', 'state'])
      .where('cycle_id', '=', cycleId)
      .forUpdate()
      .executeTakeFirst();
    if (cycle === undefined || cycle.state === null) return;
    const rows = await trx.selectFrom('obligations').select('obligation').where('cycle_id', '=', cycleId).execute();
    const obligations = rows.map(({ obligation }) => obligation);
    const { seen, known } = await seenOfRecord(trx, { state: cycle.state, obligations, at });
    const more = {
      projection: await projectionOf(trx, cycleId, cycle.seq),
      outbox: await outboxOf(trx, cycleId),
      expectedNotices: expectedNotices ?? [],
    };
    const reasons = RECORD_REASONS.filter((reason) => expectedNotices !== null || reason !== 'reminderMissing');
    const found = stuckOf({ ...seen, ...more }, at, reasons);
    await saveStuck(trx, { code: cycle.code, cycle: cycleId }, reasons, { found, known });
  });
}

/** `lacks`: a reminder whose time has come is not in the outbox, as far as rows can tell. */
type Suspect = { id: CycleId; lacks: boolean };

/** Cycles in which time can have made something stuck, or which are stuck already. */
async function suspects(db: Database, at: Instant, code: RegionCode | undefined): Promise<Suspect[]> {
  const today = legalDay(at);
  const { rows } = await sql<Suspect>`
    with suspected as (select cycle_id from cycles where ${inCounty(code)} and closed_on is null and (
      exists (select from tasks where tasks.cycle_id = cycles.cycle_id)
      or exists (select from obligations o where o.cycle_id = cycles.cycle_id and o.status = 'open' and o.due < ${today})
      or exists (select from outbox o where o.cycle_id = cycles.cycle_id and o.state in ('failed', 'bounced'))
      or exists (select from outbox o where o.cycle_id = cycles.cycle_id and o.state in ('queued', 'sending')
        and o.not_before < ${at})
      or ${lacking(at)}
      or seq <> coalesce((select max(seq) from facts where facts.cycle_id = cycles.cycle_id), 0))
    union select cycle_id from stuck where cycle_id <> '' and ${inCounty(code)})
    select cycle_id as id, ${lacking(at)} as lacks from suspected as cycles order by id`.execute(db);
  return rows;
}

function lacking(at: Instant) {
  return sql<boolean>`exists (select from expected_notices e where e.cycle_id = cycles.cycle_id and e.send_at < ${at}
    and not exists (select from outbox o where o.cycle_id = e.cycle_id and o.about = e.about
      and o.occurrence = e.occurrence and o.revision = e.revision and o.state <> 'cancelled'))`;
}

function inCounty(code: RegionCode | undefined) {
  return code === undefined ? sql<boolean>`true` : sql<boolean>`code = ${code}`;
}

async function projectionOf(db: Database, cycleId: CycleId, snapshotSeq: number): Promise<ProjectionView | null> {
  const lastFact = await db
    .selectFrom('facts')
    .select(['seq', 'at'])
    .where('cycle_id', '=', cycleId)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return lastFact === undefined ? null : { lastFact, snapshotSeq };
}

/** By the key of their notice. One that rides along has no time of its own, nor has one whose address takes no letter. */
async function outboxOf(db: Database, cycleId: CycleId): Promise<OutboxView[]> {
  const rows = await db
    .selectFrom('outbox')
    .select(['about', 'occurrence', 'revision', 'not_before', 'claimed_at'])
    .select(
      sql<string>`case when rides then 'rides' when state = 'queued' and ${isHeld} then 'held' else state end`.as(
        'state',
      ),
    )
    .where('cycle_id', '=', cycleId)
    .execute();
  return rows.map(({ about, occurrence, revision, not_before, claimed_at, state }) => ({
    key: `${about}/${occurrence}/${revision}`,
    state,
    notBefore: not_before,
    claimedAt: claimed_at,
  }));
}

/** What concerns the county as a whole: dates that wait for a year's holiday notice, one row a year. */
async function refreshCounty(db: Database, code: RegionCode, at: Instant): Promise<void> {
  const calendar = await currentCalendar(db, code);
  const rows = await db
    .selectFrom('obligations')
    .select('obligation')
    .where('code', '=', code)
    .where('status', '=', 'open')
    .where('certainty', '=', 'provisional')
    .execute();
  const obligations = rows.map(({ obligation }) => obligation);
  const seen = { ...NOTHING_SEEN, obligations, calendarYears: calendar?.announcedYears ?? [] };
  const reasons = ['provisionalDate'] as const;
  await saveStuck(db, { code, cycle: null }, reasons, { found: stuckOf(seen, at, reasons) });
}
