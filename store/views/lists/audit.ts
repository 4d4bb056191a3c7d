import { type RawBuilder, sql } from 'kysely';
import type { Instant } from '../../../domain/calendar/instant.js';
import type { PlainDate } from '../../../domain/calendar/plain-date.js';
import type { FactKind } from '../../../domain/facts.js';
import type { CycleId, RegionCode, Sha256 } from '../../../domain/ids.js';
import type { FactActor } from '../../../domain/people.js';
import type { Database } from '../../tables.js';
import { among, given, keysPage, type Page, type PageAsked } from './paging.js';

/** One fact of a county's record: who, when, what, and its place in the chain. */
export type AuditFact = {
  position: number;
  cycleId: CycleId;
  seq: number;
  at: Instant;
  on: PlainDate;
  actor: FactActor;
  commandId: string;
  kind: FactKind;
  data: unknown;
  prevHash: Sha256;
  hash: Sha256;
};

export type AuditFilter = PageAsked & {
  person?: string;
  kinds?: readonly FactKind[];
  cycleId?: CycleId;
  /** Days of recording. */
  from?: PlainDate;
  to?: PlainDate;
};

/** Facts of a county in the order they were put on record, the newest first. */
export function auditFacts(db: Database, code: RegionCode, filter: AuditFilter): Promise<Page<AuditFact>> {
  const { person, kinds, cycleId, from, to } = filter;
  const where = given(
    sql`facts.code = ${code}`,
    person !== undefined && sql`facts.actor ->> 'id' = ${person}`,
    among(sql`facts.kind`, kinds),
    cycleId !== undefined && sql`facts.cycle_id = ${cycleId}`,
    from !== undefined && sql`facts.at >= ${legalMidnight(from)}`,
    to !== undefined && sql`facts.at < ${legalMidnight(to)} + interval '1 day'`,
  );
  const keys = sql`position, cycle_id as "cycleId", seq, at, on_day as "on", actor, command_id as "commandId", kind, data,
    prev_hash as "prevHash", hash`;
  return keysPage(db, { keys, from: sql`facts`, where, order: [{ by: sql`facts.position`, down: true }] }, filter);
}

/** The legal day begins at midnight in UTC+8. */
function legalMidnight(day: PlainDate): RawBuilder<unknown> {
  return sql`${`${day}T00:00:00+08:00`}::timestamptz`;
}

/** A change of what is entered and not derived: directory, contacts, holiday notices, policies; and acts on the engine. */
export type AuditChange = {
  at: Instant;
  of: 'directory' | 'contact' | 'calendar' | 'policy' | 'engine';
  by: string;
  what: string;
};

/** Who imported a policy or a layer of it; nobody where it came from files. */
const publisher = sql`case when published like '{%' then coalesce(published::jsonb ->> 'by', '') else '' end`;

/** Changes of a county's registers, the newest first; holiday notices and policies of the layers above it, too. */
export function auditChanges(
  db: Database,
  code: RegionCode,
  filter: PageAsked & { person?: string; layers: readonly RegionCode[]; from?: PlainDate; to?: PlainDate },
): Promise<Page<AuditChange>> {
  const { person, layers, from, to } = filter;
  const above = sql.join([...layers]);
  const changes = sql`(
    select at, 'directory' as of, by, what, rev::text as id from directories where code = ${code}
    union all select at, 'contact', by, party || ' ' || channel || '：' || coalesce(before, '') || ' → ' || after, id::text
      from contact_changes where code = ${code}
    union all select at, 'engine', by, what || '：' || reason, id::text from engine_acts where code = ${code}
    union all select published_at, 'calendar', published_by, id, id from calendar_notices where code in (${above})
    union all select published_at, 'policy', ${publisher}, ref, ref from policies where code in (${above})
  ) changes`;
  const where = given(
    sql`true`,
    person !== undefined && sql`changes.by = ${person}`,
    from !== undefined && sql`changes.at >= ${legalMidnight(from)}`,
    to !== undefined && sql`changes.at < ${legalMidnight(to)} + interval '1 day'`,
  );
  const order = [sql`changes.at`, sql`changes.of`, sql`changes.id`].map((by) => ({ by, down: true }));
  return keysPage(db, { keys: sql`at, of, by, what`, from: changes, where, order }, filter);
}
