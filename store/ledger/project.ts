import type { CycleState } from '../../domain/cycle/state.js';
import type { Fact } from '../../domain/facts.js';
import type { CycleId } from '../../domain/ids.js';
import type { CycleRow, Database, InvolvementRow } from '../tables.js';
import { changesOf, make, update } from './bring-up.js';
import { cancelStale } from './cancel-stale.js';
import { type Derived, derive } from './derived.js';
import type { Projection } from './projection.js';
import { approvalRows } from './projectors/approvals.js';
import { cycleRow } from './projectors/cycles.js';
import { expectedNoticeRows } from './projectors/expected-notices.js';
import { involvementRows } from './projectors/involvements.js';
import { ledgerRows } from './projectors/ledgers.js';
import { obligationRows } from './projectors/obligations.js';
import { taskRows } from './projectors/tasks.js';
import { storedRows } from './stored.js';

/**
 * Folds new facts onto the cycle's snapshot and brings every derived row of the cycle up to them.
 * @returns what the rows are made of; null without facts
 */
export async function project(
  trx: Database,
  cycle: Pick<CycleRow, 'cycle_id' | 'state'>,
  facts: readonly Fact[],
  projection: Projection,
): Promise<Derived | null> {
  const last = facts.at(-1);
  if (last === undefined) return null;
  const before = cycle.state ?? projection.initialState(cycle.cycle_id);
  const { state, parts } = folded(before, facts, projection);
  const derived = await derive(trx, state, last.at, projection);
  // A fact's parts never change: only a rebuild, which begins without a state, finds old ones.
  if (cycle.state === null) await trx.deleteFrom('involvements').where('cycle_id', '=', cycle.cycle_id).execute();
  await writeRows(trx, cycle.cycle_id, derived, parts);
  return derived;
}

/** The state after the facts, and who had part in approvals on the way. */
function folded(before: CycleState, facts: readonly Fact[], { fold }: Projection) {
  const parts: InvolvementRow[] = [];
  let state = before;
  for (const fact of facts) {
    const next = fold(state, fact);
    // The first fact says whose cycle it is.
    parts.push(...involvementRows({ ...state, code: next.code }, fact));
    state = next;
  }
  return { state, parts };
}

/** Of the rows that stand only those are written that change: most facts change one or two of dozens. */
async function writeRows(
  trx: Database,
  cycleId: CycleId,
  derived: Derived,
  parts: readonly InvolvementRow[],
): Promise<void> {
  const { obligations, tasks, approvals, ledgers, notices, queued } = await storedRows(trx, cycleId);
  await make(trx, [
    update(cycleRow(derived)),
    ...changesOf(cycleId, OBLIGATIONS, { stored: obligations, wanted: obligationRows(derived) }),
    ...changesOf(cycleId, TASKS, { stored: tasks, wanted: taskRows(derived) }),
    ...changesOf(cycleId, APPROVALS, { stored: approvals, wanted: approvalRows(derived) }),
    ...changesOf(cycleId, LEDGERS, { stored: ledgers, wanted: ledgerRows(derived) }),
    ...changesOf(cycleId, NOTICES, { stored: notices, wanted: expectedNoticeRows(derived) }),
    ...changesOf(cycleId, INVOLVEMENTS, { stored: [], wanted: parts }),
  ]);
  await cancelStale(trx, queued, derived);
}

const OBLIGATIONS = { table: 'obligations', key: ['id'] } as const;
const TASKS = { table: 'tasks', key: ['task'] } as const;
const APPROVALS = { table: 'approvals', key: ['approval'] } as const;
const LEDGERS = { table: 'ledger_rows', key: ['ledger', 'key'] } as const;
const NOTICES = { table: 'expected_notices', key: ['key'] } as const;
const INVOLVEMENTS = { table: 'involvements', key: ['seq', 'person', 'role'] } as const;
