import { sql } from 'kysely';
import type { CycleId, RegionCode } from '../../domain/ids.js';
import { type LotLine, lotLineOf } from '../../domain/programme/lot-line.js';
import type { Database } from '../tables.js';

/** States are read a page at a time: what is kept of each is one line. */
const PAGE = 100;

/** Every cycle of a county as one line, by id: what coverage and splitting look at. */
export async function lotLines(db: Database, code: RegionCode): Promise<LotLine[]> {
  const lines: LotLine[] = [];
  for (let after: string | undefined = ''; after !== undefined; ) {
    const rows: Awaited<ReturnType<typeof page>> = await page(db, code, after);
    lines.push(...rows.flatMap(({ state }) => (state === null ? [] : (lotLineOf(state) ?? []))));
    after = rows.length < PAGE ? undefined : rows.at(-1)?.cycleId;
  }
  return lines;
}

function page(db: Database, code: RegionCode, after: string) {
  return db
    .selectFrom('cycles')
    .select(['cycle_id as cycleId', 'state'])
    .where('code', '=', code)
    .where(sql<string>`cycle_id`, '>', after)
    .orderBy('cycle_id')
    .limit(PAGE)
    .execute();
}

/** The cycles that openings under these command ids put on record, by command id. */
export async function openedBy(
  db: Database,
  code: RegionCode,
  commandIds: readonly string[],
): Promise<Map<string, CycleId>> {
  if (commandIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('asked_commands as asked')
    .innerJoin('cycles', 'cycles.cycle_id', 'asked.cycle_id')
    .select(['asked.command_id as commandId', 'cycles.cycle_id as cycleId'])
    .where('asked.scope', '=', `open/${code}`)
    .where('asked.command_id', 'in', [...commandIds])
    .execute();
  return new Map(rows.map(({ commandId, cycleId }) => [commandId, cycleId]));
}
