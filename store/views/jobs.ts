import { sql } from 'kysely';
import type { Instant } from '../../domain/calendar/instant.js';
import type { CycleId, RegionCode } from '../../domain/ids.js';
import type { JobKind } from '../registry/jobs/kinds.js';
import type { PartOutcome } from '../registry/jobs/queue.js';
import type { Database } from '../tables.js';

/** Long work and how far it is. `parts`: null until they are counted; `endedAt`: null while it goes on. */
export type JobLine = {
  id: string;
  kind: JobKind;
  reason: string | null;
  askedAt: Instant;
  endedAt: Instant | null;
  parts: number | null;
  done: number;
  refused: number;
  failed: number;
};
type JobPartLine = { n: number; cycleId: CycleId | null; title: string } & (
  | PartOutcome
  | { outcome: null; result: null }
);
export type JobDetail = JobLine & { items: JobPartLine[] };

type Whose = { code: RegionCode; person: string };
const MOST = 50;

/** The newest work of one person. */
export function jobsOf(db: Database, whose: Whose): Promise<JobLine[]> {
  return lines(db, whose, undefined);
}

/** One of them with its parts; null when the person has none of that id. */
export async function jobOf(db: Database, whose: Whose, id: string): Promise<JobDetail | null> {
  const [line] = await lines(db, whose, id);
  if (line === undefined) return null;
  const items = await db
    .selectFrom('job_parts')
    .select(['n', 'cycle_id as cycleId', 'title', 'outcome', 'result'])
    .where('job', '=', id)
    .orderBy('n')
    .execute();
  return {
    ...line,
    items: items.map(({ outcome, result, ...part }) =>
      outcome === null ? { ...part, outcome, result: null } : { ...part, outcome, result },
    ),
  };
}

/** Work of one person that moved on after that moment, and the newest moment seen. */
export async function jobsChanged(db: Database, { code, person }: Whose, after: Instant) {
  const rows = await db
    .selectFrom('jobs')
    .select(['id', 'changed_at'])
    .where('code', '=', code)
    .where('person', '=', person)
    .where('changed_at', '>', after)
    .orderBy('changed_at')
    .execute();
  return { jobs: rows.map(({ id }) => id), at: rows.at(-1)?.changed_at ?? after };
}

async function lines(db: Database, { code, person }: Whose, id: string | undefined): Promise<JobLine[]> {
  const one = id === undefined ? sql`true` : sql`jobs.id = ${id}`;
  const { rows } = await sql<JobLine>`
    select jobs.id, kind, reason, asked_at as "askedAt", ended_at as "endedAt", parts,
      count(*) filter (where outcome = 'done')::int as done,
      count(*) filter (where outcome = 'refused')::int as refused,
      count(*) filter (where outcome = 'failed')::int as failed
    from jobs left join job_parts on job_parts.job = jobs.id
    where jobs.code = ${code} and jobs.person = ${person} and ${one}
    group by jobs.id order by asked_at desc, jobs.id limit ${sql.lit(MOST)}`.execute(db);
  return rows;
}
