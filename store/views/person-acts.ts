import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Approval, ApprovalStatus, ApprovalSubject } from '../../domain/approval/types.js';
import type { Instant } from '../../domain/calendar/instant.js';
import type { PlainDate } from '../../domain/calendar/plain-date.js';
import type { FactKind } from '../../domain/facts.js';
import type { CycleId, RegionCode } from '../../domain/ids.js';
import type { Database } from '../tables.js';
import { decodeCursor, encodeCursor } from './cursor.js';

/** What a person had to do with approvals: decided or handed on, submitted, was sent a copy of. */
export const ACTS = ['done', 'started', 'copied'] as const;
export type Acts = (typeof ACTS)[number];

/** One such act, with how the approval stands now and in whose hands. */
export type PersonActLine = {
  cycleId: CycleId;
  cycleTitle: string;
  approval: string;
  subject: Pick<ApprovalSubject, 'kind' | 'ref'>;
  seq: number;
  at: Instant;
  on: PlainDate;
  kind: FactKind;
  /** Of a decision: approve, reject, abstain. */
  value: string | null;
  words: string | null;
  status: ApprovalStatus;
  version: number | null;
  /** Title of the step it is at; null when it ended. */
  step: string | null;
  holders: string[];
  closedOn: PlainDate | null;
  /** When the person last opened it. */
  readAt: Instant | null;
};
export type PersonActsPage = { acts: PersonActLine[]; next: string | null };
export type PersonActsFilter = { person: string; acts: Acts; limit?: number; after?: string };

const PAGE = 50;
const DECISIONS = ['decided', 'returned', 'handed', 'signers-added', 'taken-back'] as const;

/** Which facts are the person's, newest first; the acts of others on his approvals are not. */
const WHOSE: Record<Acts, (person: string) => RawBuilder<SqlBool>> = {
  done: (person) => sql<SqlBool>`facts.kind in (${sql.join([...DECISIONS])})
    and coalesce(facts.data ->> 'by', facts.actor ->> 'id') = ${person}`,
  started: (person) =>
    sql<SqlBool>`facts.kind = 'approval-submitted' and facts.data::jsonb -> 'initiators' ? ${person}`,
  copied: (person) => sql<SqlBool>`facts.kind = 'copied' and facts.data::jsonb -> 'persons' ? ${person}`,
};

/** A person's acts on approvals of a county, newest first, a page at a time. */
export async function personActs(db: Database, code: RegionCode, filter: PersonActsFilter): Promise<PersonActsPage> {
  const { person, acts, limit = PAGE, after } = filter;
  const [before] = after === undefined ? [undefined] : decodeCursor(after, 1);
  const rows = await db
    .selectFrom('facts')
    .innerJoin('cycles', 'cycles.cycle_id', 'facts.cycle_id')
    .leftJoin('read_marks', (join) =>
      join
        .onRef('read_marks.code', '=', 'facts.code')
        .on('read_marks.person', '=', person)
        .on(sql<SqlBool>`read_marks.thing = facts.cycle_id || '/' || (facts.data ->> 'approval')`),
    )
    .select(['facts.cycle_id', 'facts.seq', 'facts.at', 'facts.on_day', 'facts.kind', 'facts.position'])
    .select(['cycles.title', 'read_marks.at as read_at', 'facts.data'])
    .select(standing('running').as('running'))
    .select(standing('closed').as('closed'))
    .where('facts.code', '=', code)
    .where(WHOSE[acts](person))
    .$if(before !== undefined, (query) => query.where('facts.position', '<', Number(before)))
    .orderBy('facts.position', 'desc')
    .limit(limit + 1)
    .execute();
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const next = rows.length > limit && last ? encodeCursor([String(last.position)]) : null;
  return { acts: page.flatMap(lineOf), next };
}

type Ended = { subject: ApprovalSubject; status: ApprovalStatus; closedOn: PlainDate };

/** The approval of a fact as it stands in the state of its cycle. */
function standing(where: 'running' | 'closed') {
  return sql<Approval | Ended | null>`cycles.state #> array['approvals', ${sql.lit(where)}, facts.data ->> 'approval']`;
}

type Row = {
  cycle_id: CycleId;
  title: string;
  seq: number;
  at: Instant;
  on_day: PlainDate;
  kind: FactKind;
  data: unknown;
  read_at: Instant | null;
  running: Approval | Ended | null;
  closed: Approval | Ended | null;
};

/** Nothing where the cycle no longer knows the approval; every fact here names one. */
function lineOf(row: Row): PersonActLine[] {
  const found = row.running ?? row.closed;
  if (found === null) return [];
  const { kind, ref } = found.subject;
  return [
    {
      ...{ cycleId: row.cycle_id, cycleTitle: row.title, seq: row.seq, at: row.at, on: row.on_day, kind: row.kind },
      approval: textIn(row.data, 'approval') ?? '',
      subject: { kind, ref },
      value: textIn(row.data, 'value'),
      words: textIn(row.data, 'opinion') ?? textIn(row.data, 'reason'),
      readAt: row.read_at,
      ...nowOf(found),
    },
  ];
}

type Now = Pick<PersonActLine, 'status' | 'version' | 'step' | 'holders' | 'closedOn'>;

function nowOf(approval: Approval | Ended): Now {
  if (!('entries' in approval)) {
    return { status: approval.status, version: null, step: null, holders: [], closedOn: approval.closedOn };
  }
  const { status, version, route, entries } = approval;
  const entry = entries.find((each) => ['resolving', 'unmanned', 'open'].includes(each.status));
  const step = route.steps.find(({ key }) => key === entry?.step)?.title ?? entry?.step ?? null;
  const open = entry?.seats.flatMap(({ tasks }) => tasks.filter((task) => task.status === 'open')) ?? [];
  return { status, version, step, holders: open.map(({ holder }) => holder), closedOn: null };
}

function textIn(data: unknown, field: string): string | null {
  const value: unknown = typeof data === 'object' && data !== null ? Reflect.get(data, field) : null;
  return typeof value === 'string' ? value : null;
}
