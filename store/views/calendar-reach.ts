import { sql } from 'kysely';
import type { MovedDate } from '../../domain/correction/types.js';
import type { CycleState } from '../../domain/cycle/state.js';
import type { CycleId, RegionCode } from '../../domain/ids.js';
import { toFact } from '../ledger/fact-rows.js';
import type { Database } from '../tables.js';

/** An open cycle as its last fact left it. */
export type OpenCycle = { cycleId: CycleId; title: string; state: CycleState };

/** Open cycles of a region that are not judged by this version of the calendar. */
export async function cyclesWithout(db: Database, code: RegionCode, version: string): Promise<OpenCycle[]> {
  const rows = await db
    .selectFrom('cycles')
    .select(['cycle_id as cycleId', 'title', 'state'])
    .where('code', '=', code)
    .where('closed_on', 'is', null)
    .where('calendar', '<>', version)
    .where('seq', '>', 0)
    .orderBy('cycle_id')
    .execute();
  return rows.flatMap(({ cycleId, title, state }) => (state === null ? [] : [{ cycleId, title, state }]));
}

/** A cycle that took a calendar: the number of its last fact, and what it moved. */
export type TakenCalendar = { cycleId: CycleId; title: string; seq: number; moved: MovedDate[]; tasks: string[] };

/** Cycles of a region that took a calendar from this cause; the id of their command is `<cause>/<cycleId>`. */
export async function cyclesReached(db: Database, code: RegionCode, cause: string): Promise<TakenCalendar[]> {
  const rows = await db
    .selectFrom('facts')
    .innerJoin('cycles', 'facts.cycle_id', 'cycles.cycle_id')
    .selectAll('facts')
    .select('cycles.title')
    .where('cycles.code', '=', code)
    .where('command_id', '=', sql<string>`${cause} || '/' || cycles.cycle_id`)
    .orderBy('cycles.cycle_id')
    .orderBy('facts.seq')
    .execute();
  const byCycle = new Map<CycleId, TakenCalendar>();
  for (const { title, ...row } of rows) {
    const { cycleId, seq, ...fact } = toFact(row);
    const { moved, tasks } = byCycle.get(cycleId) ?? { moved: [], tasks: [] };
    byCycle.set(cycleId, {
      ...{ cycleId, title, seq },
      moved: fact.kind === 'dates-moved' ? [...moved, ...fact.data.moved] : moved,
      tasks: fact.kind === 'limits-moved' ? [...tasks, ...fact.data.tasks.map(({ task }) => task)] : tasks,
    });
  }
  return [...byCycle.values()];
}
