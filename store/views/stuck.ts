import { sql } from 'kysely';
import type { RegionCode } from '../../domain/ids.js';
import type { Reason, Stuck } from '../../domain/stuck/types.js';
import { INSTALLATION } from '../stuck/save.js';
import type { Database } from '../tables.js';

/** Something that is stuck, with the name of its cycle. */
export type StuckLine = Stuck & { cycleTitle: string | null };
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
  return { stuck: rows.map(({ stuck, title }) => ({ ...stuck, cycleTitle: title })), total };
}
