import { sql } from 'kysely';
import type { PlainDate } from '../../domain/calendar/plain-date.js';
import type { CycleId, RegionCode } from '../../domain/ids.js';
import type { Obligation } from '../../domain/obligations/types.js';
import { dutyBrokenOn } from '../../domain/stuck/look.js';
import type { Reason, Stuck } from '../../domain/stuck/types.js';
import { INSTALLATION } from '../stuck/save.js';
import type { Database } from '../tables.js';

/** The duty whose day waiting breaks. */
export type BrokenDuty = Pick<Obligation, 'id' | 'rule'>;
/** Something that is stuck, with the name of its cycle. `breaks`: null where nothing breaks, or its day moved since. */
export type StuckLine = Stuck & { cycleTitle: string | null; breaks: BrokenDuty | null };
export type StuckFilter = { reasons?: readonly Reason[]; limit?: number };
export type StuckList = { stuck: StuckLine[]; total: number };

const MOST = 500;

/** What is stuck in a county and in the installation, what breaks first before the rest, older before newer. */
export async function stuckList(db: Database, code: RegionCode, filter: StuckFilter = {}): Promise<StuckList> {
  const { reasons, limit = MOST } = filter;
  const own = db
    .selectFrom('stuck')
    .where('stuck.code', 'in', [code, INSTALLATION.code])
    .$if(reasons !== undefined, (query) => query.where('reason', 'in', [...(reasons ?? [])]));
  const rows = await own
    .leftJoin('cycles', 'cycles.cycle_id', 'stuck.cycle_id')
    .select(['stuck.stuck', 'cycles.title'])
    .orderBy(sql`coalesce(breaks_on, 'infinity'::date)`)
    .orderBy('since')
    .orderBy('stuck.cycle_id')
    .orderBy('reason')
    .orderBy('about')
    .limit(limit)
    .execute();
  const { total } = await own.select(sql<number>`count(*)::int`.as('total')).executeTakeFirstOrThrow();
  const duties = await dutiesBroken(
    db,
    rows.map(({ stuck }) => stuck),
  );
  const told = ({ stuck, title }: (typeof rows)[number]): StuckLine => {
    const { cycle, breaksOn, about } = stuck;
    const own = cycle === null ? undefined : duties.get(cycle);
    const broken = own === undefined || breaksOn === null ? undefined : dutyBrokenOn(own, breaksOn, about);
    return { ...stuck, cycleTitle: title, breaks: broken === undefined ? null : { id: broken.id, rule: broken.rule } };
  };
  return { stuck: rows.map(told), total };
}

/** Duties of the cycles of these that fall on a day that waiting breaks. */
async function dutiesBroken(db: Database, found: readonly Stuck[]): Promise<ReadonlyMap<CycleId, Obligation[]>> {
  const [cycles, days] = [new Set<CycleId>(), new Set<PlainDate>()];
  for (const { cycle, breaksOn } of found) {
    if (cycle === null || breaksOn === null) continue;
    cycles.add(cycle);
    days.add(breaksOn);
  }
  const duties = new Map<CycleId, Obligation[]>([...cycles].map((cycle) => [cycle, []]));
  if (cycles.size === 0) return duties;
  const rows = await db
    .selectFrom('obligations')
    .select(['cycle_id as cycle', 'obligation'])
    .where('cycle_id', 'in', [...cycles])
    .where((is) => is.or([is('due', 'in', [...days]), is('earliest', 'in', [...days])]))
    .orderBy('id')
    .execute();
  for (const { cycle, obligation } of rows) duties.get(cycle)?.push(obligation);
  return duties;
}
