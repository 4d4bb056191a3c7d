import { sql } from 'kysely';
import type { CycleId } from '../../domain/ids.js';
import type { Database } from '../tables.js';
import type { Derived } from './derived.js';
import { aboutOf } from './projectors/expected-notices.js';
import { taskRows } from './projectors/tasks.js';

/** While a duty is suspended its date says nothing; a reminder of it would be wrong. */
const SILENT = ['met', 'metLate', 'waived', 'void', 'suspended'];

/** Cancels queued notices about what has ended, and those whose date or holder has changed since they were queued. */
export async function cancelStale(trx: Database, cycleId: CycleId, derived: Derived): Promise<void> {
  const queued = await trx
    .selectFrom('outbox')
    .select(['id', 'about', 'revision'])
    .where('cycle_id', '=', cycleId)
    .where('state', '=', 'queued')
    .execute();
  if (queued.length === 0) return;
  const alive = aliveThings(derived);
  const revisions = currentRevisions(derived);
  const stale = queued.filter(({ about, revision }) => {
    const current = revisions.get(about);
    return !alive.has(about) || (current !== undefined && !current.has(revision));
  });
  if (stale.length === 0) return;
  await trx
    .updateTable('outbox')
    .set({ state: 'cancelled', settled_at: derived.at, last_error: sql`null` })
    .where(
      'id',
      'in',
      stale.map(({ id }) => id),
    )
    .execute();
}

/** Ids of the obligations and tasks that still ask for something. */
function aliveThings(derived: Derived): Set<string> {
  const obligations = derived.obligations.filter(({ status }) => !SILENT.includes(status)).map(({ id }) => id);
  return new Set([...obligations, ...taskRows(derived).map(({ task }) => task)]);
}

function currentRevisions({ notices }: Derived): Map<string, Set<string>> {
  const revisions = new Map<string, Set<string>>();
  for (const notice of notices) {
    const about = aboutOf(notice);
    revisions.set(about, (revisions.get(about) ?? new Set()).add(notice.revision));
  }
  return revisions;
}
