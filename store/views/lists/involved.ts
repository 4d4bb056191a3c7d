import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { ApprovalStatus } from '../../../domain/approval/types.js';
import type { Instant } from '../../../domain/calendar/instant.js';
import type { PlainDate } from '../../../domain/calendar/plain-date.js';
import type { Stage } from '../../../domain/cycle/stage.js';
import type { CycleId, RegionCode } from '../../../domain/ids.js';
import type { SubjectKind } from '../../../domain/policy/vocabulary.js';
import type { Database, InvolvementRow } from '../../tables.js';
import { type Holder, holdersOf } from './holders.js';
import { among, CYCLE_OF, given, inOrder, keysPage, type Page, type PageAsked, wordsIn } from './paging.js';

/** An approval a person had part in: what he did, and where it stands now. */
export type InvolvedLine = {
  cycleId: CycleId;
  cycleTitle: string;
  stage: Stage;
  approval: string;
  subject: { kind: SubjectKind; ref: string };
  /** What was done: `submit`, `approve`, `reject`, `abstain`, `return`, `transfer`, `delegate`, `give-back`, `copy`. */
  verb: string;
  /** Who did it, where it was another: a proxy, or who sent the copy. */
  by: string | null;
  opinion: string | null;
  task: string | null;
  /** The step it was done at. */
  step: string | null;
  stepTitle: string | null;
  seq: number;
  at: Instant;
  on: PlainDate;
  /** Not opened since. */
  unread: boolean;
  status: ApprovalStatus;
  /** Where it is now, and who has it; nothing once it is closed. */
  presentStep: string | null;
  presentStepTitle: string | null;
  holders: Holder[];
  closedOn: PlainDate | null;
};

export const INVOLVED_SORTS = ['at', 'number', 'title'] as const;
export type InvolvedFilter = PageAsked & {
  kinds?: readonly SubjectKind[];
  stages?: readonly Stage[];
  statuses?: readonly ApprovalStatus[];
  verbs?: readonly string[];
  text?: string;
  from?: PlainDate;
  to?: PlainDate;
  unread?: boolean;
  sort?: { by: (typeof INVOLVED_SORTS)[number]; down: boolean };
};

type Key = { cycleId: CycleId; seq: number; approval: string };
/** Whose list, and which. */
export type Part = { person: string; role: InvolvementRow['role'] };

const UNREAD = sql<boolean>`(read_marks.at is null or read_marks.at < involvements.at)`;
/** Left joins of unique rows: those nothing is asked of are not made when lines are only counted. */
const JOINED = sql`involvements
  left join cycles on ${CYCLE_OF.involvements}
  left join approvals on approvals.code = involvements.code and approvals.cycle_id = involvements.cycle_id
    and approvals.approval = involvements.approval
  left join read_marks on read_marks.code = involvements.code and read_marks.person = involvements.person
    and read_marks.thing = involvements.cycle_id || '/' || involvements.approval`;

const ORDER: Record<(typeof INVOLVED_SORTS)[number], RawBuilder<unknown>> = {
  at: sql`involvements.at`,
  number: sql`involvements.cycle_id`,
  title: sql`cycles.title`,
};

/** Approvals of a county a person started, decided on or was sent a copy of, the newest first. */
export async function involvedPage(
  db: Database,
  code: RegionCode,
  part: Part,
  filter: InvolvedFilter,
): Promise<Page<InvolvedLine>> {
  const { by, down } = filter.sort ?? { by: 'at', down: true };
  const order = [ORDER[by], ORDER.at, ORDER.number, sql`involvements.seq`].map((column) => ({ by: column, down }));
  const keys = sql`involvements.cycle_id as "cycleId", involvements.seq, involvements.approval`;
  const where = conditions(code, part, filter);
  const page = await keysPage<Key>(db, { keys, from: JOINED, where, order }, filter);
  if (page.rows.length === 0) return { ...page, rows: [] };
  const lines = await linesOf(db, part, page.rows);
  const name = ({ cycleId, seq }: Pick<Key, 'cycleId' | 'seq'>) => `${cycleId}/${seq}`;
  return inOrder(page, lines, { key: name, row: name });
}

function conditions(code: RegionCode, { person, role }: Part, filter: InvolvedFilter): RawBuilder<SqlBool>[] {
  const { kinds, stages, statuses, verbs, text, from, to, unread } = filter;
  return given(
    sql<SqlBool>`involvements.code = ${code} and involvements.person = ${person} and involvements.role = ${role}`,
    among(sql`approvals.subject_kind`, kinds),
    among(sql`cycles.stage`, stages),
    among(sql`approvals.status`, statuses),
    among(sql`involvements.verb`, verbs),
    text !== undefined && wordsIn(text),
    from !== undefined && sql<SqlBool>`involvements.on_day >= ${from}::date`,
    to !== undefined && sql<SqlBool>`involvements.on_day <= ${to}::date`,
    unread !== undefined && sql<SqlBool>`${UNREAD} = ${unread}::boolean`,
  );
}

async function linesOf(db: Database, { person, role }: Part, keys: readonly Key[]): Promise<InvolvedLine[]> {
  const places = sql.join(keys.map(({ cycleId, seq }) => sql`(${cycleId}::text, ${seq}::integer)`));
  const { rows } = await sql<Omit<InvolvedLine, 'subject' | 'holders'> & { kind: SubjectKind; ref: string }>`
    select involvements.cycle_id as "cycleId", cycles.title as "cycleTitle", cycles.stage, involvements.approval,
      approvals.subject_kind as kind, approvals.subject_ref as ref, involvements.verb, involvements.by,
      involvements.opinion, involvements.task, involvements.step, involvements.step_title as "stepTitle",
      involvements.seq, involvements.at, involvements.on_day as "on", ${UNREAD} as unread, approvals.status,
      approvals.step as "presentStep", approvals.step_title as "presentStepTitle", approvals.closed_on as "closedOn"
    from ${JOINED}
    where (involvements.cycle_id, involvements.seq) in (${places})
      and involvements.person = ${person} and involvements.role = ${role}`.execute(db);
  const holders = await holdersOf(db, keys);
  return rows.map(({ kind, ref, ...row }) => ({
    ...row,
    subject: { kind, ref },
    holders: holders.get(`${row.cycleId}/${row.approval}`) ?? [],
  }));
}

/** Marks copies read: of one approval, or all there are. @returns how many were unread */
export async function markCopiesRead(
  db: Database,
  code: RegionCode,
  { person, only, at }: { person: string; only?: { cycleId: CycleId; approval: string }; at: Instant },
): Promise<number> {
  const one =
    only === undefined
      ? sql`true`
      : sql`involvements.cycle_id = ${only.cycleId} and involvements.approval = ${only.approval}`;
  const { rows } = await sql`
    insert into read_marks (code, person, thing, at)
    select distinct involvements.code, involvements.person,
      involvements.cycle_id || '/' || involvements.approval, ${at}::timestamptz
    from ${JOINED}
    where involvements.code = ${code} and involvements.person = ${person} and involvements.role = 'copied'
      and ${UNREAD} and ${one}
    on conflict (code, person, thing) do update set at = excluded.at where read_marks.at < excluded.at
    returning thing`.execute(db);
  return rows.length;
}
