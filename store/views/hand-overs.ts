import { sql } from 'kysely';
import type { CycleId } from '../../domain/ids.js';
import type { Database } from '../tables.js';

/** One approval that was handed over with all that waited for somebody; `seq`: of the fact that says so. */
export type HandedApproval = { cycleId: CycleId; approval: string; seq: number };

/** Approvals of these cycles handed over from one person to the other and not taken back, each by its last hand-over. */
export async function handedOver(
  db: Database,
  cycles: readonly CycleId[],
  { from, to }: { from: string; to: string },
): Promise<HandedApproval[]> {
  if (cycles.length === 0) return [];
  const rows = await db
    .selectFrom('facts')
    .select(['cycle_id as cycleId', sql<string>`data ->> 'approval'`.as('approval')])
    .select(({ fn }) => fn.max('seq').as('seq'))
    .where('cycle_id', 'in', [...cycles])
    .where('kind', '=', 'repaired')
    .where(sql<boolean>`data ->> 'repair' = 'hand-over' and data -> 'change' ->> 'from' = ${from}
      and data -> 'change' ->> 'to' = ${to}`)
    .where(
      sql<boolean>`not exists (select from facts as later where later.cycle_id = facts.cycle_id
        and later.kind = 'repair-undone' and (later.data ->> 'seq')::int = facts.seq)`,
    )
    .groupBy(['cycle_id', sql`data ->> 'approval'`])
    .orderBy('cycle_id')
    .orderBy('seq')
    .execute();
  return rows;
}
