import { sql } from 'kysely';
import type { PlainDate } from '../../domain/calendar/plain-date.js';
import type { CycleId, RegionCode } from '../../domain/ids.js';
import type { Post } from '../../domain/people.js';
import type { Owner } from '../../domain/policy/vocabulary.js';
import type { Database } from '../tables.js';
import { type ObligationLine, obligationsBoard } from './obligations.js';

/** A task in somebody's hand. `overdue` once its last possible due day has passed. */
export type TaskLine = {
  cycleId: CycleId;
  cycleTitle: string;
  task: string;
  approval: string;
  step: string;
  title: string;
  subject: { kind: string; ref: string };
  contentHash: string;
  version: number;
  money: boolean;
  owner: string;
  holder: string;
  openedOn: PlainDate | null;
  due: PlainDate | null;
  certainty: 'final' | 'provisional' | null;
  overdue: boolean;
};
export type Todo = { tasks: TaskLine[]; duties: ObligationLine[] };

/** Which duties are a post's own. Posts not named here decide or free, but owe nothing by themselves. */
const OWNER_OF_POST: Partial<Record<Post, Owner>> = {
  officer: 'officer',
  bureauFinance: 'bureauFinance',
  countyFinance: 'countyFinance',
  agent: 'agent',
  evaluator: 'evaluator',
  contractor: 'contractor',
  township: 'township',
  city: 'city',
  province: 'province',
  administrator: 'administrator',
};

const AT_MOST = 200;

/** Whose list, and the legal day it is for. `party`: the outside party the person belongs to. */
export type Whose = { person: string; party: string | null; posts: readonly Post[]; today: PlainDate; limit?: number };

/** What a person has to do: tasks in hand, and duties of the posts held that have begun, most urgent first. */
export async function todo(db: Database, code: RegionCode, whose: Whose): Promise<Todo> {
  const { person, party, posts, today, limit = AT_MOST } = whose;
  const owners = posts.flatMap((post) => OWNER_OF_POST[post] ?? []);
  const tasks = await tasksOf(db, code, { holder: person, today, limit });
  if (owners.length === 0) return { tasks, duties: [] };
  const statuses = ['open', 'suspended', 'breached'] as const;
  const board = await obligationsBoard(db, code, { today, owners, statuses, limit, mine: { person, party } });
  return { tasks, duties: board.obligations };
}

/** Open tasks of a county: of one holder or one cycle when named, most urgent first. */
export async function tasksOf(
  db: Database,
  code: RegionCode,
  filter: { holder?: string; cycleId?: CycleId; today: PlainDate; limit?: number },
): Promise<TaskLine[]> {
  const { holder, cycleId, today, limit = AT_MOST } = filter;
  const rows = await db
    .selectFrom('tasks')
    .innerJoin('cycles', 'cycles.cycle_id', 'tasks.cycle_id')
    .selectAll('tasks')
    .select('cycles.title as cycle_title')
    .where('tasks.code', '=', code)
    .$if(holder !== undefined, (query) => query.where('holder', '=', holder ?? ''))
    .$if(cycleId !== undefined, (query) => query.where(sql<string>`tasks.cycle_id`, '=', cycleId ?? ''))
    .orderBy('due')
    .orderBy('tasks.cycle_id')
    .orderBy('task')
    .limit(limit)
    .execute();
  return rows.map(({ cycle_id, cycle_title, subject_kind, subject_ref, content_hash, opened_on, latest, ...row }) => ({
    cycleId: cycle_id,
    cycleTitle: cycle_title,
    task: row.task,
    approval: row.approval,
    step: row.step,
    title: row.title,
    subject: { kind: subject_kind, ref: subject_ref },
    contentHash: content_hash,
    version: row.version,
    money: row.money,
    owner: row.owner,
    holder: row.holder,
    openedOn: opened_on,
    due: row.due,
    certainty: row.certainty,
    overdue: latest !== null && latest < today,
  }));
}
