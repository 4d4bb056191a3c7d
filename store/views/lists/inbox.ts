import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { PlainDate } from '../../../domain/calendar/plain-date.js';
import type { Stage } from '../../../domain/cycle/stage.js';
import type { CycleId, RegionCode } from '../../../domain/ids.js';
import type { SubjectKind } from '../../../domain/policy/vocabulary.js';
import type { Database } from '../../tables.js';
import { type Lane, laneOf, type Near } from './lanes.js';
import { among, CYCLE_OF, given, inOrder, keysPage, type Page, type PageAsked, wordsIn } from './paging.js';

/** A task in a person's hand as the to-do list shows it (待我处理). */
export type InboxRow = {
  cycleId: CycleId;
  cycleTitle: string;
  stage: Stage;
  task: string;
  approval: string;
  subject: { kind: SubjectKind; ref: string };
  step: string;
  stepTitle: string;
  /** Who submitted; null in an installation whose lists were not rebuilt yet. */
  applicant: string | null;
  applicantPost: string | null;
  /** Whose decision it is, where it was only given to prepare. */
  owner: string;
  origin: string;
  arrivedOn: PlainDate | null;
  due: PlainDate | null;
  earliest: PlainDate | null;
  latest: PlainDate | null;
  certainty: 'final' | 'provisional' | null;
  lane: Lane;
  unread: boolean;
  urged: number;
  money: boolean;
  /** Its route lets it be agreed to together with others. */
  batch: boolean;
  /** What a decision names as seen. */
  version: number;
  contentHash: string;
};

export const INBOX_SORTS = ['due', 'arrived', 'number', 'title'] as const;
export type InboxFilter = PageAsked & {
  kinds?: readonly SubjectKind[];
  stages?: readonly Stage[];
  lanes?: readonly Lane[];
  text?: string;
  /** Day of arrival. */
  from?: PlainDate;
  to?: PlainDate;
  unread?: boolean;
  urged?: boolean;
  sort?: { by: (typeof INBOX_SORTS)[number]; down: boolean };
};

type Key = { cycleId: CycleId; task: string };

const DAY = sql`coalesce(tasks.due, 'infinity'::date)`;
const UNREAD = sql<boolean>`(read_marks.at is null or read_marks.at < arrival.at)`;
/** Left joins of unique rows: those nothing is asked of are not made when lines are only counted. */
const JOINED = sql`tasks
  left join cycles on ${CYCLE_OF.tasks}
  left join approvals on approvals.code = tasks.code and approvals.cycle_id = tasks.cycle_id
    and approvals.approval = tasks.approval
  left join facts arrival on arrival.cycle_id = tasks.cycle_id and arrival.seq = tasks.since_seq
  left join read_marks on read_marks.code = tasks.code and read_marks.person = tasks.holder
    and read_marks.thing = tasks.cycle_id || '/' || tasks.approval`;

const ORDER: Record<(typeof INBOX_SORTS)[number], RawBuilder<unknown>> = {
  due: DAY,
  arrived: sql`coalesce(tasks.opened_on, 'infinity'::date)`,
  number: sql`tasks.cycle_id`,
  title: sql`cycles.title`,
};

/** Tasks a person has in hand in a county, the most urgent first. */
export async function inboxPage(
  db: Database,
  code: RegionCode,
  whose: { holder: string } & Near,
  filter: InboxFilter,
): Promise<Page<InboxRow>> {
  const { by, down } = filter.sort ?? { by: 'due', down: false };
  const order = [ORDER[by], DAY, ORDER.number, sql`tasks.task`].map((column) => ({ by: column, down }));
  const where = conditions(code, whose, filter);
  const keys = sql`tasks.cycle_id as "cycleId", tasks.task`;
  const page = await keysPage<Key>(db, { keys, from: JOINED, where, order }, filter);
  if (page.rows.length === 0) return { ...page, rows: [] };
  const name = ({ cycleId, task }: Key) => `${cycleId}/${task}`;
  return inOrder(page, await rowsOf(db, whose, page.rows), { key: name, row: name });
}

const lane = (near: Near) =>
  laneOf({ due: sql`tasks.due`, lastGood: sql`tasks.latest`, certainty: sql`tasks.certainty` }, near);

function conditions(
  code: RegionCode,
  whose: { holder: string } & Near,
  { kinds, stages, lanes, text, from, to, unread, urged }: InboxFilter,
): RawBuilder<SqlBool>[] {
  return given(
    sql<SqlBool>`tasks.code = ${code} and tasks.holder = ${whose.holder}`,
    among(sql`tasks.subject_kind`, kinds),
    among(sql`cycles.stage`, stages),
    among(lane(whose), lanes),
    text !== undefined && wordsIn(text),
    from !== undefined && sql<SqlBool>`tasks.opened_on >= ${from}::date`,
    to !== undefined && sql<SqlBool>`tasks.opened_on <= ${to}::date`,
    unread !== undefined && sql<SqlBool>`${UNREAD} = ${unread}::boolean`,
    urged !== undefined && sql<SqlBool>`(tasks.urged > 0) = ${urged}::boolean`,
  );
}

async function rowsOf(db: Database, near: Near, keys: readonly Key[]): Promise<InboxRow[]> {
  const places = sql.join(keys.map(({ cycleId, task }) => sql`(${cycleId}::text, ${task}::text)`));
  const { rows } = await sql<Omit<InboxRow, 'subject'> & { kind: SubjectKind; ref: string }>`
    select tasks.cycle_id as "cycleId", cycles.title as "cycleTitle", cycles.stage, tasks.task, tasks.approval,
      tasks.subject_kind as kind, tasks.subject_ref as ref, tasks.step, tasks.title as "stepTitle",
      approvals.initiator as applicant, approvals.initiator_post as "applicantPost", tasks.owner, tasks.origin,
      tasks.opened_on as "arrivedOn", tasks.due, tasks.earliest, tasks.latest, tasks.certainty, ${lane(near)} as lane,
      ${UNREAD} as unread, tasks.urged, tasks.money, coalesce(approvals.batch, false) as batch, tasks.version,
      tasks.content_hash as "contentHash"
    from ${JOINED} where (tasks.cycle_id, tasks.task) in (${places})`.execute(db);
  return rows.map(({ kind, ref, ...row }) => ({ ...row, subject: { kind, ref } }));
}
