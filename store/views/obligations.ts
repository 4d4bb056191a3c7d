import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { PlainDate } from '../../domain/calendar/plain-date.js';
import type { BridgeOffer } from '../../domain/contract/bridge-offer.js';
import type { CycleId, RegionCode } from '../../domain/ids.js';
import type { Obligation, ObligationStatus } from '../../domain/obligations/types.js';
import type { Owner } from '../../domain/policy/vocabulary.js';
import { inChargeOf } from '../ledger/projectors/obligations.js';
import type { Database, StoredStatus } from '../tables.js';
import { withBridges } from './bridges.js';
import { decodeCursor, encodeCursor } from './cursor.js';
import { namesParty } from './party-of-cycle.js';

/** One duty on the board, with its status as of the day that was asked for. */
export type ObligationLine = { cycleId: CycleId; cycleTitle: string; bridge?: BridgeOffer } & Obligation;
export type ObligationsPage = { obligations: ObligationLine[]; next: string | null };
/** Whose own duties. `unnamed`: also those of cases that name no such party yet, whose letters any of them may have. */
export type Mine = { person: string; party: string | null; unnamed?: true };
export type BoardFilter = {
  /** The legal day the statuses are judged on. */
  today: PlainDate;
  cycleId?: CycleId;
  /** One duty of that cycle. */
  id?: string;
  owners?: readonly Owner[];
  rules?: readonly string[];
  statuses?: readonly ObligationStatus[];
  /** Only what still asks for something; implied when only such statuses are named. */
  live?: boolean;
  /** With `owners`: only what falls to this person and party, where a duty is one officer's or one contractor's. */
  mine?: Mine;
  dueFrom?: PlainDate;
  dueTo?: PlainDate;
  limit?: number;
  /** `next` of the page before. */
  after?: string;
};

const PAGE = 50;
const LIVE: readonly ObligationStatus[] = ['waiting', 'open', 'suspended', 'breached'];
/** Duties without a due day (the earliest day of the next step) sort last. The same text as in the index. */
export const DAY = sql<string>`coalesce(due, 'infinity'::date)`;

/** Duties of a county by due day, filtered, a page at a time. */
export async function obligationsBoard(db: Database, code: RegionCode, filter: BoardFilter): Promise<ObligationsPage> {
  const { limit = PAGE, today } = filter;
  const rows = await db
    .selectFrom('obligations')
    .innerJoin('cycles', 'cycles.cycle_id', 'obligations.cycle_id')
    .select(['obligations.cycle_id as cycleId', 'cycles.title as cycleTitle', 'obligations.id', 'obligation'])
    .select([statusOn(today).as('status'), DAY.as('day')])
    .where(sql<SqlBool>`${sql.join(conditions(code, filter), sql` and `)}`)
    .orderBy(DAY)
    .orderBy('obligations.cycle_id')
    .orderBy('obligations.id')
    .limit(limit + 1)
    .execute();
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const next = rows.length > limit && last ? encodeCursor([last.day, last.cycleId, last.id]) : null;
  const obligations = page.map(({ cycleId, cycleTitle, obligation, status }) => ({
    ...obligation,
    ...{ cycleId, cycleTitle, status },
  }));
  return { obligations: await withBridges(db, obligations, today), next };
}

/**
 * Status on a day: what waits opens with its trigger day; what is open is breached after its last good day. Stored
 * statuses hold no time, so a quiet cycle is shown right without being written to.
 */
export function statusOn(today: PlainDate) {
  return sql<ObligationStatus>`case
    when obligations.status in ('waiting', 'open') and last_good < ${today}::date then 'breached'
    when obligations.status = 'waiting' and trigger_on <= ${today}::date then 'open'
    else obligations.status end`;
}

/** All of them hold; the first is the jurisdiction, so there is always one. */
function conditions(code: RegionCode, filter: BoardFilter): RawBuilder<SqlBool>[] {
  const { today, cycleId, id, owners, rules, statuses, dueFrom, dueTo, after, mine } = filter;
  const live = filter.live === true || (statuses?.every((status) => LIVE.includes(status)) ?? false);
  const tests = [
    sql<SqlBool>`obligations.code = ${code}`,
    // Written as the partial index has it, so that the board reads the index alone.
    live && sql<SqlBool>`obligations.status in ('waiting', 'open', 'suspended')`,
    cycleId !== undefined && sql<SqlBool>`obligations.cycle_id = ${cycleId}`,
    id !== undefined && sql<SqlBool>`obligations.id = ${id}`,
    owners !== undefined && ownedBy(owners, mine),
    rules !== undefined && sql<SqlBool>`rule in (${sql.join(rules)})`,
    statuses !== undefined && withStatus(today, statuses),
    dueFrom !== undefined && sql<SqlBool>`${DAY} >= ${dueFrom}::date`,
    dueTo !== undefined && sql<SqlBool>`${DAY} <= ${dueTo}::date`,
    after !== undefined && afterCursor(after),
  ];
  return tests.filter((test) => test !== false);
}

/**
 * Duties of these owners; with `mine`, not what another officer has in hand nor what falls to other outside parties. Who
 * of several evaluators or agents a duty falls to is said by its case.
 */
export function ownedBy(owners: readonly Owner[], mine: BoardFilter['mine']): RawBuilder<SqlBool> {
  if (mine === undefined) return sql<SqlBool>`owner in (${sql.join(owners)})`;
  const [named, others] = [owners.filter(isNamed), owners.filter((owner) => !isNamed(owner))];
  const inCharge = others.flatMap((owner) => {
    if (owner === 'officer') return [owner, inChargeOf(owner, mine.person)];
    return owner === 'contractor' ? [inChargeOf(owner, mine.party ?? '')] : [owner];
  });
  const ofCases = named.map(
    (owner) => sql<SqlBool>`(in_charge = ${owner} and exists (select from cycles
      where cycles.cycle_id = obligations.cycle_id and ${namesParty(owner, mine.party ?? '', mine.unnamed)}))`,
  );
  const own = inCharge.length === 0 ? [] : [sql<SqlBool>`in_charge in (${sql.join(inCharge)})`];
  return sql<SqlBool>`(${sql.join([...own, ...ofCases], sql` or `)})`;
}

function isNamed(owner: Owner): owner is 'evaluator' | 'agent' {
  return owner === 'evaluator' || owner === 'agent';
}

/** What may be stored where a status is seen: tells rows apart by an index before any is judged. */
const STORED_AS: Record<ObligationStatus, StoredStatus[]> = {
  waiting: ['waiting'],
  open: ['waiting', 'open'],
  suspended: ['suspended'],
  breached: ['waiting', 'open'],
  met: ['met'],
  metLate: ['metLate'],
  waived: ['waived'],
  void: ['void'],
};

function withStatus(today: PlainDate, statuses: readonly ObligationStatus[]): RawBuilder<SqlBool> {
  const stored = [...new Set(statuses.flatMap((status) => STORED_AS[status]))];
  return sql<SqlBool>`obligations.status in (${sql.join(stored)}) and ${statusOn(today)} in (${sql.join(statuses)})`;
}

function afterCursor(cursor: string): RawBuilder<SqlBool> {
  const [day, cycleId, id] = decodeCursor(cursor, 3);
  return sql<SqlBool>`(${DAY}, obligations.cycle_id, obligations.id) > (${day}::date, ${cycleId}, ${id})`;
}
