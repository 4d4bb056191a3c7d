import { sql } from 'kysely';
import type { Instant } from '../../domain/calendar/instant.js';
import type { PlainDate } from '../../domain/calendar/plain-date.js';
import type { Stage } from '../../domain/cycle/stage.js';
import type { CycleState } from '../../domain/cycle/state.js';
import type { CycleId, RegionCode, Sha256 } from '../../domain/ids.js';
import type { Database } from '../tables.js';
import { decodeCursor, encodeCursor } from './cursor.js';

/** One cycle in a list. */
export type CycleLine = {
  cycleId: CycleId;
  title: string;
  stage: Stage;
  contractor: string | null;
  officer: string | null;
  policy: string;
  calendar: string;
  openedOn: PlainDate | null;
  closedOn: PlainDate | null;
  nextDue: PlainDate | null;
  nextWake: Instant | null;
  seq: number;
  hash: Sha256;
};
export type CyclesPage = { cycles: CycleLine[]; next: string | null };
export type CyclesFilter = { stages?: readonly Stage[]; text?: string; limit?: number; after?: string };

const PAGE = 50;
const LINE = [
  'cycle_id as cycleId',
  'title',
  'stage',
  'contractor',
  'officer',
  'policy',
  'calendar',
  'opened_on as openedOn',
  'closed_on as closedOn',
  'next_due as nextDue',
  'next_wake as nextWake',
  'seq',
  'hash',
] as const;

/** Cycles of a county by id, a page at a time; `text` is looked for in title, contractor and id. */
export async function cyclesList(db: Database, code: RegionCode, filter: CyclesFilter = {}): Promise<CyclesPage> {
  const { stages, text, limit = PAGE, after } = filter;
  const [afterId] = after === undefined ? [undefined] : decodeCursor(after, 1);
  const rows = await db
    .selectFrom('cycles')
    .select(LINE)
    .where('code', '=', code)
    .$if(stages !== undefined, (query) => query.where('stage', 'in', stages ?? []))
    .$if(text !== undefined, (query) => query.where(holds(text ?? '')))
    .$if(afterId !== undefined, (query) => query.where(sql<string>`cycle_id`, '>', afterId ?? ''))
    .orderBy('cycle_id')
    .limit(limit + 1)
    .execute();
  const cycles = rows.slice(0, limit);
  const last = cycles.at(-1);
  return { cycles, next: rows.length > limit && last ? encodeCursor([last.cycleId]) : null };
}

/** A cycle with its state, or null: also when it is another county's. */
export async function cycleDetail(
  db: Database,
  code: RegionCode,
  cycleId: CycleId,
): Promise<(CycleLine & { state: CycleState }) | null> {
  const row = await db
    .selectFrom('cycles')
    .select([...LINE, 'state'])
    .where('code', '=', code)
    .where('cycle_id', '=', cycleId)
    .executeTakeFirst();
  return row === undefined || row.state === null ? null : { ...row, state: row.state };
}

/** `strpos` and not `like`: what people type may hold % and _. */
function holds(text: string) {
  return sql<boolean>`(strpos(title, ${text}) > 0 or strpos(contractor, ${text}) > 0 or strpos(cycle_id, ${text}) > 0)`;
}
