import type { CycleState } from '../../domain/cycle/state.js';
import type { Fact } from '../../domain/facts.js';
import type { CycleRow, Database, InvolvementRow } from '../tables.js';
import { type Change, changesOf, make, update } from './bring-up.js';
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
import type { Stored } from './stored.js';

/** What follows from facts, and who had part in approvals on the way. */
export type Grown = { derived: Derived; parts: readonly InvolvementRow[] };

/** Folds new facts, at least one, onto the cycle's snapshot. */
export async function grown(
  trx: Database,
  cycle: Pick<CycleRow, 'cycle_id' | 'state'>,
  facts: readonly Fact[],
  projection: Projection,
): Promise<Grown> {
  const last = facts.at(-1);
  if (last === undefined) throw new RangeError('no facts to fold');
  const before = cycle.state ?? projection.initialState(cycle.cycle_id);
  const { state, parts } = folded(before, facts, projection);
  const derived = await derive(trx, state, last.at, projection);
  // A fact's parts never change: only a rebuild, which begins without a state, finds old ones.
  if (cycle.state === null) await trx.deleteFrom('involvements').where('cycle_id', '=', cycle.cycle_id).execute();
  return { derived, parts };
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

/**
 * Brings every derived row of the cycle up to that, and makes `more` with the same statement. Of the rows that stand
 * only those are written that change: most facts change one or two of dozens.
 */
export async function bringUp(
  trx: Database,
  { derived, parts }: Grown,
  stored: Stored,
  more: Readonly<Record<string, Change>> = {},
): Promise<void> {
  const { cycleId } = derived.state;
  const { obligations, tasks, approvals, ledgers, notices, queued } = stored;
  await cancelStale(trx, queued, derived);
  const changes = [
    update(cycleRow(derived)),
    ...changesOf(cycleId, OBLIGATIONS, { stored: obligations, wanted: obligationRows(derived) }),
    ...changesOf(cycleId, TASKS, { stored: tasks, wanted: taskRows(derived) }),
    ...changesOf(cycleId, APPROVALS, { stored: approvals, wanted: approvalRows(derived) }),
    ...changesOf(cycleId, LEDGERS, { stored: ledgers, wanted: ledgerRows(derived) }),
    ...changesOf(cycleId, NOTICES, { stored: notices, wanted: expectedNoticeRows(derived) }),
    ...changesOf(cycleId, INVOLVEMENTS, { stored: [], wanted: parts }),
  ];
  await make(trx, changes, more);
}

const OBLIGATIONS = { table: 'obligations', key: ['id'] } as const;
const TASKS = { table: 'tasks', key: ['task'] } as const;
const APPROVALS = { table: 'approvals', key: ['approval'] } as const;
const LEDGERS = { table: 'ledger_rows', key: ['ledger', 'key'] } as const;
const NOTICES = { table: 'expected_notices', key: ['key'] } as const;
const INVOLVEMENTS = { table: 'involvements', key: ['seq', 'person', 'role'] } as const;
