import type { Instant } from '../../domain/calendar/instant.js';
import type { CycleId, RegionCode } from '../../domain/ids.js';
import type { Database } from '../tables.js';

/** Who opened what: of staff only, and never a fact. */
export type ReadMark = { code: RegionCode; person: string; thing: string };

/** How an approval of a cycle is called in a read mark. */
export function approvalThing(cycleId: CycleId, approval: string): string {
  return `${cycleId}/${approval}`;
}

/** When the person last opened it; null when never. */
export async function readAt(db: Database, { code, person, thing }: ReadMark): Promise<Instant | null> {
  const row = await db
    .selectFrom('read_marks')
    .select('at')
    .where('code', '=', code)
    .where('person', '=', person)
    .where('thing', '=', thing)
    .executeTakeFirst();
  return row?.at ?? null;
}

/** Puts on the list that the person opened it; an earlier moment never takes the place of a later one. */
export async function markRead(db: Database, mark: ReadMark, at: Instant): Promise<void> {
  await db
    .insertInto('read_marks')
    .values({ ...mark, at })
    .onConflict((conflict) =>
      conflict.columns(['code', 'person', 'thing']).doUpdateSet({ at }).where('read_marks.at', '<', at),
    )
    .execute();
}
