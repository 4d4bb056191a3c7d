import type { Approval, ClosedApproval } from '../../domain/approval/types.js';
import type { CycleId, RegionCode } from '../../domain/ids.js';
import type { Database } from '../tables.js';
import { cycleDetail } from './cycles.js';

/** The approvals of a cycle and the people they name; null when the county has no such cycle. */
export type Approvals = {
  running: Approval[];
  closed: ClosedApproval[];
  people: Record<string, { name: string; post: string }>;
};

/** Approvals in the order they were submitted. */
export async function approvalsOf(db: Database, code: RegionCode, cycleId: CycleId): Promise<Approvals | null> {
  const cycle = await cycleDetail(db, code, cycleId);
  if (cycle === null) return null;
  const { running, closed, people } = cycle.state.approvals;
  return { running: Object.values(running), closed: Object.values(closed), people };
}
