import { sql } from 'kysely';
import type { CycleId, RegionCode } from '../../domain/ids.js';
import type { Database } from '../tables.js';
import type { OpenCycle } from './calendar-reach.js';

/** Open cycles of a region that wait for somebody's decision: no other has people a directory could touch. */
export async function cyclesDeciding(db: Database, code: RegionCode): Promise<OpenCycle[]> {
  const running = sql<string>`cycles.state -> 'approvals' ->> 'running'`;
  const rows = await db
    .selectFrom('cycles')
    .select(['cycle_id as cycleId', 'title', 'state'])
    .where('code', '=', code)
    .where('closed_on', 'is', null)
    .where('seq', '>', 0)
    .where(running, '<>', '{}')
    .orderBy('cycle_id')
    .execute();
  return rows.flatMap(({ cycleId, title, state }) => (state === null ? [] : [{ cycleId, title, state }]));
}

/** A cycle that was asked to look its people up again, and the number of the fact that says so. */
export type AskedCycle = { cycleId: CycleId; title: string; seq: number };

/** Cycles of a region that took a command of this cause; its id in each is `<cause>/<approvals>/<cycleId>`. */
export async function cyclesAsked(db: Database, code: RegionCode, cause: string): Promise<AskedCycle[]> {
  return db
    .selectFrom('facts')
    .innerJoin('cycles', 'facts.cycle_id', 'cycles.cycle_id')
    .select(['cycles.cycle_id as cycleId', 'cycles.title'])
    .select(({ fn }) => fn.max('facts.seq').as('seq'))
    .where('cycles.code', '=', code)
    .where('facts.kind', '=', 'resolution-asked')
    .where(sql<boolean>`starts_with(command_id, ${`${cause}/`})`)
    .groupBy(['cycles.cycle_id', 'cycles.title'])
    .orderBy('cycles.cycle_id')
    .execute();
}

/** The officers of the open cycles of a region: people the directory must go on knowing. */
export async function officersOfOpen(db: Database, code: RegionCode): Promise<{ cycleId: CycleId; officer: string }[]> {
  const rows = await db
    .selectFrom('cycles')
    .select(['cycle_id as cycleId', 'officer'])
    .where('code', '=', code)
    .where('closed_on', 'is', null)
    .where('officer', 'is not', null)
    .orderBy('cycle_id')
    .execute();
  return rows.flatMap(({ cycleId, officer }) => (officer === null ? [] : [{ cycleId, officer }]));
}
