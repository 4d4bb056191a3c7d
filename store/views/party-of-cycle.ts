import { type RawBuilder, type SqlBool, sql } from 'kysely';

/** What an outside party is to a cycle. */
export type OutsideKind = 'contractor' | 'evaluator' | 'agent';

/** Where the state of a cycle names a party that has no column. */
const NAMED_AT: Record<Exclude<OutsideKind, 'contractor'>, RawBuilder<string | null>> = {
  evaluator: sql`cycles.state #>> '{evaluation,evaluator,party}'`,
  agent: sql`cycles.state #>> '{tender,current,agent,id}'`,
};

/** True of a row of `cycles` that names this party in that part; with `unnamed`, also of one that names none there. */
export function namesParty(kind: OutsideKind, party: string, unnamed = false): RawBuilder<SqlBool> {
  if (kind === 'contractor') return sql<SqlBool>`cycles.contractor_id = ${party}`;
  return unnamed
    ? sql<SqlBool>`coalesce(${NAMED_AT[kind]}, ${party}) = ${party}`
    : sql<SqlBool>`${NAMED_AT[kind]} = ${party}`;
}
