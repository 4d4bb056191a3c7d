import { type SqlBool, sql } from 'kysely';
import type { PlainDate } from '../../domain/calendar/plain-date.js';
import type { Fact } from '../../domain/facts.js';
import type { LimitCount } from '../../domain/figures/limits.js';
import type { Span } from '../../domain/figures/steps.js';
import { TASK_FACTS } from '../../domain/figures/task-spans.js';
import type { RegionCode } from '../../domain/ids.js';
import { toFact } from '../ledger/fact-rows.js';
import type { Database } from '../tables.js';
import { statusOn } from './obligations.js';

/** What is on record of the tasks of a county, cycle by cycle, each oldest first. */
export async function taskFacts(db: Database, code: RegionCode): Promise<Fact[][]> {
  const rows = await db
    .selectFrom('facts')
    .selectAll()
    .where('code', '=', code)
    .where('kind', 'in', TASK_FACTS)
    .orderBy('cycle_id')
    .orderBy('seq')
    .execute();
  const cycles = new Map<string, Fact[]>();
  for (const fact of rows.map(toFact)) {
    const known = cycles.get(fact.cycleId);
    if (known === undefined) cycles.set(fact.cycleId, [fact]);
    else known.push(fact);
  }
  return [...cycles.values()];
}

/** How the duties of a county that were due within the span stand today, counted. Those from before a takeover are not judged. */
export async function limitCounts(
  db: Database,
  code: RegionCode,
  { today, from, to }: Span & { today: PlainDate },
): Promise<LimitCount[]> {
  const party = sql<string | null>`case when owner = 'contractor' then cycles.contractor end`;
  const rows = await db
    .selectFrom('obligations')
    .innerJoin('cycles', 'cycles.cycle_id', 'obligations.cycle_id')
    .select(['rule', 'owner', party.as('party'), statusOn(today).as('status')])
    .select((eb) => eb.fn.countAll().as('count'))
    .where(sql<SqlBool>`obligations.code = ${code}`)
    .where('due', 'is not', null)
    .where(sql<SqlBool>`note is distinct from 'beforeAdoption'`)
    .$if(from !== undefined, (query) => query.where(sql<SqlBool>`due >= ${from}::date`))
    .$if(to !== undefined, (query) => query.where(sql<SqlBool>`due <= ${to}::date`))
    .groupBy([sql`1`, sql`2`, sql`3`, sql`4`])
    .execute();
  return rows.map(({ count, ...row }) => ({ ...row, count: Number(count) }));
}
