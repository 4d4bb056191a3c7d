import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { PlainDate } from '../../../domain/calendar/plain-date.js';
import type { Stage } from '../../../domain/cycle/stage.js';
import type { CycleId, RegionCode } from '../../../domain/ids.js';
import type { Obligation } from '../../../domain/obligations/types.js';
import type { Owner } from '../../../domain/policy/vocabulary.js';
import type { Database } from '../../tables.js';
import { DAY, type Mine, ownedBy, statusOn } from '../obligations.js';
import { isNear, type Lane, laneOf, type Near } from './lanes.js';
import { among, CYCLE_OF, given, inOrder, keysPage, type Page, type PageAsked, wordsIn } from './paging.js';
import { type Reminded, remindersOf } from './reminders.js';

/** One duty on the deadline board (期限看板), without its proof, which has an address of its own. */
export type BoardRow = Omit<Obligation, 'proof'> & {
  cycleId: CycleId;
  cycleTitle: string;
  stage: Stage;
  contractor: string | null;
  contractorId: string | null;
  officer: string | null;
  /** The last day on which doing it is not late. */
  lastGood: PlainDate | null;
  lane: Lane;
  reminded: Reminded;
};

/** Whose duties: with `mine`, only what falls to this person and party. */
export type OwnedBy = { owners: readonly Owner[]; mine?: Mine };
export const BOARD_SORTS = ['due', 'number', 'rule'] as const;
export type BoardQuery = PageAsked & {
  lanes?: readonly Lane[];
  stages?: readonly Stage[];
  owned?: OwnedBy;
  contractor?: string;
  rules?: readonly string[];
  text?: string;
  from?: PlainDate;
  to?: PlainDate;
  sort?: { by: (typeof BOARD_SORTS)[number]; down: boolean };
};

type Key = { cycleId: CycleId; id: string };

/** What stands still is never late, and nothing hurries. */
const RUNS = sql`obligations.status <> 'suspended'`;
const lane = (near: Near) =>
  laneOf(
    {
      due: sql`(case when ${RUNS} then obligations.due end)`,
      lastGood: sql`(case when ${RUNS} then obligations.last_good end)`,
      certainty: sql`obligations.certainty`,
    },
    near,
  );

const ORDER: Record<(typeof BOARD_SORTS)[number], RawBuilder<unknown>> = {
  due: DAY,
  number: sql`obligations.cycle_id`,
  rule: sql`obligations.rule`,
};

/** Duties of a county that have a due day and have not ended, the most urgent first. */
export async function boardPage(
  db: Database,
  code: RegionCode,
  near: Near,
  query: BoardQuery,
): Promise<Page<BoardRow>> {
  const { by, down } = query.sort ?? { by: 'due', down: false };
  const order = [ORDER[by], DAY, ORDER.number, sql`obligations.id`].map((column) => ({ by: column, down }));
  const keys = sql`obligations.cycle_id as "cycleId", obligations.id`;
  const where = boardConditions(code, near, query);
  const page = await keysPage<Key>(db, { keys, from: source(query), where, order }, query);
  if (page.rows.length === 0) return { ...page, rows: [] };
  const name = ({ cycleId, id }: Key) => `${cycleId}/${id}`;
  return inOrder(page, await rowsOf(db, near, page.rows), { key: name, row: name });
}

/** Cycles are read only where something is asked of them. */
function source({ stages, contractor, text }: BoardQuery): RawBuilder<unknown> {
  const alone = stages === undefined && contractor === undefined && text === undefined;
  return alone ? sql`obligations` : sql`obligations join cycles on ${CYCLE_OF.obligations}`;
}

function boardConditions(code: RegionCode, near: Near, query: BoardQuery): RawBuilder<SqlBool>[] {
  const { lanes, stages, owned, contractor, rules, text, from, to } = query;
  return given(
    sql<SqlBool>`obligations.code = ${code}`,
    sql<SqlBool>`obligations.status in ('waiting', 'open', 'suspended') and obligations.due is not null`,
    among(lane(near), lanes),
    lanes?.every(isNear) && sql<SqlBool>`${DAY} <= ${near.soonBy}::date`,
    among(sql`cycles.stage`, stages),
    owned !== undefined && ofOwners(owned),
    contractor !== undefined && sql<SqlBool>`cycles.contractor_id = ${contractor}`,
    among(sql`obligations.rule`, rules),
    text !== undefined && wordsIn(text),
    from !== undefined && sql<SqlBool>`${DAY} >= ${from}::date`,
    to !== undefined && sql<SqlBool>`${DAY} <= ${to}::date`,
  );
}

/** Whoever holds no post that owes anything owes nothing. */
function ofOwners({ owners, mine }: OwnedBy): RawBuilder<SqlBool> {
  return owners.length === 0 ? sql<SqlBool>`false` : ownedBy(owners, mine);
}

type Stored = Omit<BoardRow, keyof Obligation | 'reminded'> & Pick<BoardRow, 'status'> & { obligation: Obligation };

async function rowsOf(db: Database, near: Near, keys: readonly Key[]): Promise<BoardRow[]> {
  const places = sql.join(keys.map(({ cycleId, id }) => sql`(${cycleId}::text, ${id}::text)`));
  const { rows } = await sql<Stored>`
    select obligations.cycle_id as "cycleId", cycles.title as "cycleTitle", cycles.stage, cycles.contractor,
      cycles.contractor_id as "contractorId", cycles.officer, obligations.last_good as "lastGood",
      ${lane(near)} as lane, ${statusOn(near.today)} as status, obligations.obligation
    from obligations join cycles on cycles.cycle_id = obligations.cycle_id
    where (obligations.cycle_id, obligations.id) in (${places})`.execute(db);
  const reminders = await remindersOf(db, keys);
  return rows.map(({ obligation, status, ...row }) => {
    const { proof: _proof, ...told } = obligation;
    const reminded = reminders.get(`${row.cycleId}/${told.id}`) ?? { sent: 0, lastOn: null, nextOn: null };
    return { ...told, ...row, status, reminded };
  });
}

/** All duties of a cycle, live and ended. */
export async function cycleDuties(db: Database, code: RegionCode, cycleId: CycleId): Promise<Obligation[]> {
  const rows = await db
    .selectFrom('obligations')
    .select('obligation')
    .where('code', '=', code)
    .where('cycle_id', '=', cycleId)
    .orderBy('id')
    .execute();
  return rows.map(({ obligation }) => obligation);
}

/** How many duties stand in each lane, told apart by what the board may be narrowed by. */
export type LaneCount = {
  lane: Lane;
  stage: Stage;
  owner: Owner;
  contractor: string | null;
  contractorId: string | null;
  count: number;
};

/** The board in numbers: duties with a due day that have not ended, by lane, stage, owner and contractor. */
export async function boardCounts(db: Database, code: RegionCode, near: Near, owned?: OwnedBy): Promise<LaneCount[]> {
  const where = sql.join(boardConditions(code, near, owned === undefined ? {} : { owned }), sql` and `);
  const { rows } = await sql<LaneCount>`
    select lane, stage, owner, contractor, contractor_id as "contractorId", sum(count)::int as count
    from (
      select ${lane(near)} as lane, obligations.cycle_id, obligations.owner, count(*) as count
      from obligations where ${where} group by 1, 2, 3
    ) counted join cycles on cycles.cycle_id = counted.cycle_id
    group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5`.execute(db);
  return rows;
}

/** How many duties are due on each day of a span, by lane. */
export async function dayCounts(
  db: Database,
  code: RegionCode,
  near: Near,
  query: Pick<BoardQuery, 'owned' | 'from' | 'to'>,
): Promise<{ day: PlainDate; lane: Lane; count: number }[]> {
  const where = sql.join(boardConditions(code, near, query), sql` and `);
  const { rows } = await sql<{ day: PlainDate; lane: Lane; count: number }>`
    select obligations.due as day, ${lane(near)} as lane, count(*)::int as count
    from obligations where ${where} group by 1, 2 order by 1, 2`.execute(db);
  return rows;
}

/** The same by lane alone. */
export async function laneCounts(
  db: Database,
  code: RegionCode,
  near: Near,
  owned: OwnedBy,
): Promise<Record<Lane, number>> {
  const where = sql.join(boardConditions(code, near, { owned }), sql` and `);
  const { rows } = await sql<{ lane: Lane; count: number }>`
    select ${lane(near)} as lane, count(*)::int as count from obligations where ${where} group by 1`.execute(db);
  const none: Record<Lane, number> = { overdue: 0, soon: 0, ok: 0, provisional: 0 };
  return { ...none, ...Object.fromEntries(rows.map(({ lane: each, count }) => [each, count])) };
}
