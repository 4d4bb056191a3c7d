import { type Selectable, sql } from 'kysely';
import type { Instant } from '../../../domain/calendar/instant.js';
import type { CycleId } from '../../../domain/ids.js';
import type { Database, JobTables } from '../../tables.js';
import { undone } from './again.js';

/** Long work as it was asked for. */
export type Job = Pick<
  Selectable<JobTables['jobs']>,
  'id' | 'code' | 'person' | 'via' | 'kind' | 'asked' | 'file' | 'reason'
>;
/** One part of it. `n`: from 1. */
export type JobPart = { n: number; cycleId: CycleId | null; title: string; asked: object | null };
export type PartOutcome = { outcome: 'done' | 'refused' | 'failed'; result: object | null };

/** Puts work in the queue; its parts may come later. @returns false when there is one under this id */
export async function addJob(
  db: Database,
  job: Job & { parts: readonly JobPart[] | null },
  at: Instant,
): Promise<boolean> {
  const { parts, ...own } = job;
  return db.transaction().execute(async (trx) => {
    const row = await trx
      .insertInto('jobs')
      .values({
        ...own,
        ...{ asked_at: at, changed_at: at, ended_at: null, holder: null, lease_until: null },
        parts: null,
      })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .returning('id')
      .executeTakeFirst();
    if (row === undefined) return false;
    if (parts !== null) await setParts(trx, job, parts, at);
    return true;
  });
}

/** So many rows at once stay far below the parameters one statement may have. */
const AT_ONCE = 500;

/** Puts the parts in, or brings them to what they are now. */
export async function setParts(
  db: Database,
  { id, code }: Pick<Job, 'id' | 'code'>,
  parts: readonly (JobPart & Partial<PartOutcome>)[],
  at: Instant,
): Promise<void> {
  for (let from = 0; from < parts.length; from += AT_ONCE) {
    const rows = parts.slice(from, from + AT_ONCE).map(({ cycleId, outcome = null, result = null, ...part }) => ({
      ...part,
      ...{ job: id, code, cycle_id: cycleId, outcome, result },
    }));
    await db
      .insertInto('job_parts')
      .values(rows)
      .onConflict((conflict) =>
        conflict.columns(['job', 'n']).doUpdateSet((row) => ({
          cycle_id: row.ref('excluded.cycle_id'),
          title: row.ref('excluded.title'),
          outcome: row.ref('excluded.outcome'),
          result: row.ref('excluded.result'),
        })),
      )
      .execute();
  }
  await db.updateTable('jobs').set({ parts: parts.length, changed_at: at }).where('id', '=', id).execute();
}

/** Takes the oldest work nobody holds, and holds it until then; null when there is none. */
export async function takeJob(
  db: Database,
  holder: string,
  lease: { at: Instant; until: Instant },
): Promise<Job | null> {
  const { rows } = await sql<Job>`
    update jobs set holder = ${holder}, lease_until = ${lease.until}::timestamptz
    where id = (
      select id from jobs where ended_at is null and (lease_until is null or lease_until < ${lease.at}::timestamptz)
      order by asked_at, id limit 1 for update skip locked
    )
    returning id, code, person, via, kind, asked, file, reason`.execute(db);
  return rows[0] ?? null;
}

type Held = { id: string; holder: string };

/** Holds it longer. @returns false when another holds it now */
export async function holdJob(db: Database, { id, holder }: Held, until: Instant): Promise<boolean> {
  const row = await db
    .updateTable('jobs')
    .set({ lease_until: until })
    .where('id', '=', id)
    .where('holder', '=', holder)
    .where('ended_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Lets it go: another may take it at once. */
export async function freeJob(db: Database, { id, holder }: Held): Promise<void> {
  await db
    .updateTable('jobs')
    .set({ holder: null, lease_until: null })
    .where('id', '=', id)
    .where('holder', '=', holder)
    .execute();
}

/** Parts that have no outcome yet, in order. */
export async function openParts(db: Database, job: string): Promise<JobPart[]> {
  return db
    .selectFrom('job_parts')
    .select(['n', 'cycle_id as cycleId', 'title', 'asked'])
    .where('job', '=', job)
    .where('outcome', 'is', null)
    .orderBy('n')
    .execute();
}

/** What became of one part. */
export async function endPart(
  db: Database,
  job: string,
  part: { n: number } & PartOutcome,
  at: Instant,
): Promise<void> {
  const { n, outcome, result } = part;
  await db.updateTable('job_parts').set({ outcome, result }).where('job', '=', job).where('n', '=', n).execute();
  await db.updateTable('jobs').set({ changed_at: at }).where('id', '=', job).execute();
}

/** It is over; what came with it is kept only while a part of it may be begun again. */
export async function endJob(db: Database, id: string, at: Instant): Promise<void> {
  const over = { ended_at: at, changed_at: at, holder: null, lease_until: null };
  await db.updateTable('jobs').set(over).where('id', '=', id).execute();
  await db
    .updateTable('jobs')
    .set({ file: null })
    .where('id', '=', id)
    .where(({ not, exists }) => not(exists(undone(db, id))))
    .execute();
}
