import { sql } from 'kysely';
import { openTasks } from '../../domain/approval/tasks.js';
import { revisionOf, taskRevisionOf } from '../../domain/notices/told.js';
import { notSent } from '../outbox/settle.js';
import type { Database } from '../tables.js';
import type { Derived } from './derived.js';
import type { Queued } from './stored.js';

/** While a duty is suspended its date says nothing; a reminder of it would be wrong. */
const SILENT = ['met', 'metLate', 'waived', 'void', 'suspended'];

/** Cancels queued notices about what has ended, and those whose date or holder has changed since they were queued. */
export async function cancelStale(trx: Database, queued: readonly Queued[], derived: Derived): Promise<void> {
  if (queued.length === 0) return;
  const valid = validRevisions(derived);
  const stale = queued.filter(({ about, revision }) => !valid.has(`${about}/${revision}`));
  if (stale.length === 0) return;
  await trx
    .updateTable('outbox')
    .set({ state: notSent, settled_at: derived.at, last_error: sql`null` })
    .where(
      'id',
      'in',
      stale.map(({ id }) => id),
    )
    // The mail room may have taken it since: what is under way is not called back.
    .where('state', '=', 'queued')
    .execute();
}

/** `<obligation or task>/<revision>` of all that may still be told: days that hold, and ends. */
function validRevisions({ state, obligations }: Derived): Set<string> {
  const days = obligations.flatMap(({ id, due, status }) => {
    if (due === null || SILENT.includes(status)) return [];
    return [`${id}/${revisionOf(due, state.correction.moved[id]?.times ?? 0)}`];
  });
  const tasks = openTasks(state).map((task) => `${task.task}/${taskRevisionOf(task)}`);
  return new Set([...days, ...tasks, ...Object.keys(state.ended)]);
}
