import { sql } from 'kysely';
import type { Instant } from '../../domain/calendar/instant.js';
import type { CycleId, RegionCode } from '../../domain/ids.js';
import type { JobKind } from '../registry/jobs/kinds.js';
import type { PartOutcome } from '../registry/jobs/queue.js';
import type { Database } from '../tables.js';

/** `waiting`: for its turn. `interrupted`: its server gave no sign of life, and another will go on with it. */
export type JobState = 'waiting' | 'working' | 'interrupted' | 'ended';

/**
 * Long work and how far it is. `parts`: null until they are counted; `endedAt`: null while it goes on; `mayAgain`: it is
 * over, something of it was refused or broke, and that can be begun again.
 */
export type JobLine = {
  id: string;
  kind: JobKind;
  reason: string | null;
  state: JobState;
  mayAgain: boolean;
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
const MOST = 200;

/** The newest work of one person, what goes on before all else; as it is at that moment. */
export function jobsOf(db: Database, whose: Whose, at: Instant): Promise<JobLine[]> {
  return lines(db, whose, { at });
}

/** One of them with its parts; null when the person has none of that id. */
export async function jobOf(db: Database, whose: Whose, one: { id: string; at: Instant }): Promise<JobDetail | null> {
  const { id } = one;
  const [line] = await lines(db, whose, one);
  if (line === undefined) return null;
  const all = db
    .selectFrom('job_parts')
    .select(['n', 'cycle_id as cycleId', 'title', 'outcome', 'result'])
    .where('job', '=', id)
    .orderBy('n');
  // A county has thousands of cycles, and of one that was derived again there is nothing to tell.
  const items = await (line.kind === 'rebuild' ? all.where('outcome', 'in', ['refused', 'failed']) : all).execute();
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

/** Whether long work of that kind goes on in a county, whoever asked for it. */
export async function isUnderWay(db: Database, code: RegionCode, kind: JobKind): Promise<boolean> {
  const row = await db
    .selectFrom('jobs')
    .select('id')
    .where('code', '=', code)
    .where('kind', '=', kind)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

async function lines(
  db: Database,
  { code, person }: Whose,
  { id, at }: { id?: string; at: Instant },
): Promise<JobLine[]> {
  const one = id === undefined ? sql`true` : sql`jobs.id = ${id}`;
  const { rows } = await sql<JobLine>`
    select jobs.id, kind, reason, asked_at as "askedAt", ended_at as "endedAt", parts,
      case when ended_at is not null then 'ended' when holder is null then 'waiting'
        when lease_until < ${at}::timestamptz then 'interrupted' else 'working' end as state,
      (ended_at is not null and (kind <> 'import' or file is not null)
        and count(*) filter (where outcome <> 'done') > 0) as "mayAgain",
      count(*) filter (where outcome = 'done')::int as done,
      count(*) filter (where outcome = 'refused')::int as refused,
      count(*) filter (where outcome = 'failed')::int as failed
    from jobs left join job_parts on job_parts.job = jobs.id
    where jobs.code = ${code} and jobs.person = ${person} and ${one}
    group by jobs.id order by (ended_at is null) desc, asked_at desc, jobs.id limit ${sql.lit(MOST)}`.execute(db);
  return rows;
}
