import type { Instant } from '../../../domain/calendar/instant.js';
import type { Database } from '../../tables.js';

/** Parts of work that were not done. */
export function undone(db: Database, job: string) {
  return db
    .selectFrom('job_parts')
    .select('n')
    .where('job', '=', job)
    .where((part) => part.or([part('outcome', 'is', null), part('outcome', '!=', 'done')]));
}

/**
 * Puts work that is over in the queue again, with the parts that were refused or broke; what was done stays done. Nothing
 * happens to work that goes on, or of which nothing is left.
 */
export async function openJobAgain(db: Database, id: string, at: Instant): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const open = await trx
      .updateTable('jobs')
      .set({ ended_at: null, changed_at: at, holder: null, lease_until: null })
      .where('id', '=', id)
      .where('ended_at', 'is not', null)
      .where((job) => job.or([job('kind', '!=', 'import'), job('file', 'is not', null)]))
      .where(({ exists }) => exists(undone(trx, id)))
      .returning('id')
      .executeTakeFirst();
    if (open === undefined) return;
    await trx
      .updateTable('job_parts')
      .set({ outcome: null, result: null })
      .where('job', '=', id)
      .where('outcome', '!=', 'done')
      .execute();
  });
}

/** Forgets work that was over before a moment, with its parts and what came with it. @returns how many */
export async function forgetJobs(db: Database, before: Instant): Promise<number> {
  const { numDeletedRows } = await db.deleteFrom('jobs').where('ended_at', '<', before).executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}
