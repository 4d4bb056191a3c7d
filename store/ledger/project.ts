import type { CycleState } from '../../domain/cycle/state.js';
import type { Fact } from '../../domain/facts.js';
import type { CycleId } from '../../domain/ids.js';
import type { CycleRow, Database, InvolvementRow, LedgerRow } from '../tables.js';
import { cancelStale } from './cancel-stale.js';
import { type Derived, derive } from './derived.js';
import type { Projection } from './projection.js';
import { approvalRows } from './projectors/approvals.js';
import { cycleRow } from './projectors/cycles.js';
import { difference } from './projectors/difference.js';
import { expectedNoticeRows } from './projectors/expected-notices.js';
import { involvementRows } from './projectors/involvements.js';
import { ledgerRows } from './projectors/ledgers.js';
import { obligationRows } from './projectors/obligations.js';
import { taskRows } from './projectors/tasks.js';

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
  const { cycle_id: _key, ...columns } = cycleRow(derived);
  await trx.updateTable('cycles').set(columns).where('cycle_id', '=', cycle.cycle_id).execute();
  await writeRows(trx, cycle.cycle_id, derived);
  await addInvolvements(trx, cycle, parts);
  await cancelStale(trx, cycle.cycle_id, derived);
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

/** A fact's parts never change: only a rebuild, which begins without a state, takes old ones away. */
async function addInvolvements(
  trx: Database,
  { cycle_id, state }: Pick<CycleRow, 'cycle_id' | 'state'>,
  parts: InvolvementRow[],
): Promise<void> {
  if (state === null) await trx.deleteFrom('involvements').where('cycle_id', '=', cycle_id).execute();
  if (parts.length > 0) await trx.insertInto('involvements').values(parts).execute();
}

async function writeRows(trx: Database, cycleId: CycleId, derived: Derived): Promise<void> {
  await writeObligations(trx, cycleId, derived);
  await writeTasks(trx, cycleId, derived);
  await writeApprovals(trx, cycleId, derived);
  await writeLedgers(trx, cycleId, derived);
  await writeExpectedNotices(trx, cycleId, derived);
}

async function writeObligations(trx: Database, cycleId: CycleId, derived: Derived): Promise<void> {
  const stored = await trx.selectFrom('obligations').selectAll().where('cycle_id', '=', cycleId).execute();
  const { gone, fresh } = difference(stored, obligationRows(derived), ({ id }) => id);
  if (gone.length > 0) {
    await trx.deleteFrom('obligations').where('cycle_id', '=', cycleId).where('id', 'in', gone).execute();
  }
  if (fresh.length > 0) await trx.insertInto('obligations').values(fresh).execute();
}

async function writeTasks(trx: Database, cycleId: CycleId, derived: Derived): Promise<void> {
  const stored = await trx.selectFrom('tasks').selectAll().where('cycle_id', '=', cycleId).execute();
  const { gone, fresh } = difference(stored, taskRows(derived), ({ task }) => task);
  if (gone.length > 0) {
    await trx.deleteFrom('tasks').where('cycle_id', '=', cycleId).where('task', 'in', gone).execute();
  }
  if (fresh.length > 0) await trx.insertInto('tasks').values(fresh).execute();
}

async function writeApprovals(trx: Database, cycleId: CycleId, derived: Derived): Promise<void> {
  const stored = await trx.selectFrom('approvals').selectAll().where('cycle_id', '=', cycleId).execute();
  const { gone, fresh } = difference(stored, approvalRows(derived), ({ approval }) => approval);
  if (gone.length > 0) {
    await trx.deleteFrom('approvals').where('cycle_id', '=', cycleId).where('approval', 'in', gone).execute();
  }
  if (fresh.length > 0) await trx.insertInto('approvals').values(fresh).execute();
}

async function writeLedgers(trx: Database, cycleId: CycleId, derived: Derived): Promise<void> {
  const stored = await trx.selectFrom('ledger_rows').selectAll().where('cycle_id', '=', cycleId).execute();
  const keyOf = ({ ledger, key }: Pick<LedgerRow, 'ledger' | 'key'>) => `${ledger}/${key}`;
  const { gone, fresh } = difference(stored, ledgerRows(derived), keyOf);
  for (const { ledger, key } of stored.filter((row) => gone.includes(keyOf(row)))) {
    await trx
      .deleteFrom('ledger_rows')
      .where('cycle_id', '=', cycleId)
      .where('ledger', '=', ledger)
      .where('key', '=', key)
      .execute();
  }
  if (fresh.length > 0) await trx.insertInto('ledger_rows').values(fresh).execute();
}

async function writeExpectedNotices(trx: Database, cycleId: CycleId, derived: Derived): Promise<void> {
  const stored = await trx.selectFrom('expected_notices').selectAll().where('cycle_id', '=', cycleId).execute();
  const { gone, fresh } = difference(stored, expectedNoticeRows(derived), ({ key }) => key);
  if (gone.length > 0) {
    await trx.deleteFrom('expected_notices').where('cycle_id', '=', cycleId).where('key', 'in', gone).execute();
  }
  if (fresh.length > 0) await trx.insertInto('expected_notices').values(fresh).execute();
}
