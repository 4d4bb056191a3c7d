import { sql } from 'kysely';
import type { Approval } from '../../../domain/approval/types.js';
import type { CycleId, RegionCode } from '../../../domain/ids.js';
import type { Database } from '../../tables.js';

/** Running approvals of a county as the cycles hold them, by `<cycle>/<approval>`. */
export async function runningApprovals(
  db: Database,
  code: RegionCode,
  wanted: readonly { cycleId: CycleId; approval: string }[],
): Promise<Map<string, Approval>> {
  if (wanted.length === 0) return new Map();
  const pairs = sql.join(wanted.map(({ cycleId, approval }) => sql`(${cycleId}::text, ${approval}::text)`));
  const { rows } = await sql<{ name: string; approval: Approval | null }>`
    select wanted.cycle_id || '/' || wanted.approval as name,
      cycles.state -> 'approvals' -> 'running' -> wanted.approval as approval
    from (values ${pairs}) as wanted (cycle_id, approval)
      join cycles on cycles.cycle_id = wanted.cycle_id and cycles.code = ${code}`.execute(db);
  return new Map(rows.flatMap(({ name, approval }) => (approval === null ? [] : [[name, approval] as const])));
}
