import { sql } from 'kysely';
import type { Instant } from '../../../domain/calendar/instant.js';
import type { PlainDate } from '../../../domain/calendar/plain-date.js';
import { completed } from '../../../domain/cycle/fold.js';
import type { Stage } from '../../../domain/cycle/stage.js';
import type { CycleState } from '../../../domain/cycle/state.js';
import type { FactKind } from '../../../domain/facts.js';
import type { CycleId, RegionCode, Sha256 } from '../../../domain/ids.js';
import type { Database } from '../../tables.js';
import { namesParty, type OutsideKind } from '../party-of-cycle.js';

export type PartyCycle = { title: string; stage: Stage; closedOn: PlainDate | null; state: CycleState };

/** Cycles of a county that name this party now, the newest first. */
export async function partyCycles(
  db: Database,
  code: RegionCode,
  { kind, party }: { kind: OutsideKind; party: string },
): Promise<PartyCycle[]> {
  const rows = await db
    .selectFrom('cycles')
    .select(['title', 'stage', 'closed_on', 'state'])
    .where('code', '=', code)
    .where(namesParty(kind, party))
    .orderBy('cycle_id', 'desc')
    .execute();
  return rows.flatMap(({ title, stage, closed_on: closedOn, state }) =>
    state === null ? [] : [{ title, stage, closedOn, state: completed(state) }],
  );
}

const SHOWN = 100;

/** A first fact of a command that one of these people gave. */
export type PartyAct = {
  cycleId: CycleId;
  cycleTitle: string;
  kind: FactKind;
  by: string;
  on: PlainDate;
  at: Instant;
  seq: number;
  hash: Sha256;
};

/** Whose acts; `cycles`: only in these cases. */
type ActsOf = { people: readonly string[]; cycles?: readonly CycleId[] };

/**
 * What people have put on record in a county, the newest first; what followed from it is left out. Found by the index
 * `facts_by_actor`, whose condition the comparison with an id implies.
 */
export async function partyActs(db: Database, code: RegionCode, { people, cycles }: ActsOf): Promise<PartyAct[]> {
  if (people.length === 0 || cycles?.length === 0) return [];
  const rows = await db
    .selectFrom('facts')
    .innerJoin('cycles', 'cycles.cycle_id', 'facts.cycle_id')
    .select(['facts.cycle_id', 'cycles.title', 'facts.kind', 'facts.on_day', 'facts.at', 'facts.seq', 'facts.hash'])
    .select(sql<string>`facts.actor ->> 'name'`.as('by'))
    .where('facts.code', '=', code)
    .where(sql<boolean>`facts.actor ->> 'id' in (${sql.join([...people])})`)
    .where('facts.n', '=', 0)
    .$if(cycles !== undefined, (query) => query.where('facts.cycle_id', 'in', [...(cycles ?? [])]))
    .orderBy('facts.position', 'desc')
    .limit(SHOWN)
    .execute();
  return rows.map(({ cycle_id: cycleId, title: cycleTitle, on_day: on, ...row }) => ({
    cycleId,
    cycleTitle,
    on,
    ...row,
  }));
}
