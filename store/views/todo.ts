import { sql } from 'kysely';
import type { PlainDate } from '../../domain/calendar/plain-date.js';
import type { CycleId, RegionCode } from '../../domain/ids.js';
import type { Post } from '../../domain/people.js';
import type { PolicyRef } from '../../domain/policy/types.js';
import type { Owner } from '../../domain/policy/vocabulary.js';
import { policyInForce } from '../registry/policy-in-force.js';
import type { Database } from '../tables.js';
import { type ObligationsPage, obligationsBoard } from './obligations.js';

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
  /** Who submitted it. */
  initiator: string | null;
  /** Its holder has not opened it yet. */
  unread: boolean;
  openedOn: PlainDate | null;
  due: PlainDate | null;
  certainty: 'final' | 'provisional' | null;
  overdue: boolean;
};
/** A cycle under an older version of the policy than the one in force: move it, or put on record that it stays. */
export type PolicyLine = {
  cycleId: CycleId;
  cycleTitle: string;
  policy: PolicyRef;
  inForce: PolicyRef;
  effectiveFrom: PlainDate;
};

/** Which duties are a post's own. Posts not named here decide or free, but owe nothing by themselves. */
export const OWNER_OF_POST: Partial<Record<Post, Owner>> = {
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
export type Whose = {
  person: string;
  party: string | null;
  posts: readonly Post[];
  today: PlainDate;
  limit?: number | undefined;
  after?: string;
};

/** Duties of the posts a person holds that have begun and are not over, most urgent first. */
export async function ownDuties(db: Database, code: RegionCode, whose: Whose): Promise<ObligationsPage> {
  const { person, party, posts, limit = AT_MOST, ...page } = whose;
  const owners = posts.flatMap((post) => OWNER_OF_POST[post] ?? []);
  if (owners.length === 0) return { obligations: [], next: null };
  const statuses = ['open', 'suspended', 'breached'] as const;
  return obligationsBoard(db, code, { ...page, limit, owners, statuses, mine: { person, party } });
}

/**
 * Open cycles of the officer whose policy is older than the one in force, unless it was decided to stay with it.
 * Worked out when asked: the cycle itself changes by nobody's doing but the officer's.
 */
export async function waitingPolicies(
  db: Database,
  code: RegionCode,
  { person, posts, today, limit = AT_MOST }: Pick<Whose, 'person' | 'posts' | 'today' | 'limit'>,
): Promise<PolicyLine[]> {
  if (!posts.includes('officer')) return [];
  const newest = await policyInForce(db, code, today);
  if (newest === null) return [];
  const { ref, effectiveFrom, at } = newest;
  const passedOver = sql<string>`coalesce(cycles.state -> 'correction' -> 'passedOver', '[]')::jsonb`;
  const rows = await db
    .selectFrom('cycles')
    .innerJoin('policies', 'policies.ref', 'cycles.policy')
    .select(['cycle_id', 'title', 'policy'])
    .where('cycles.code', '=', code)
    .where('closed_on', 'is', null)
    .where((is) => is.or([is('officer', 'is', null), is('officer', '=', person)]))
    .where('policy', '!=', ref)
    .where(
      sql<boolean>`(policies.effective_from, policies.published_at) < (${effectiveFrom}::date, ${at}::timestamptz)`,
    )
    .where(sql<boolean>`not ${passedOver} @> ${JSON.stringify([ref])}::jsonb`)
    .orderBy('cycle_id')
    .limit(limit)
    .execute();
  return rows.map(({ cycle_id, title, policy }) => ({
    ...{ cycleId: cycle_id, cycleTitle: title, policy },
    ...{ inForce: ref, effectiveFrom },
  }));
}

/** The name of who submitted the approval of a task, as the cycle knows it. */
const initiatorOf = sql<string | null>`cycles.state #>> array['approvals', 'people',
  cycles.state #>> array['approvals', 'running', tasks.approval, 'initiators', '0'], 'name']`;

const isUnread = sql<boolean>`not exists (select 1 from read_marks
  where read_marks.code = tasks.code and read_marks.person = tasks.holder
  and read_marks.thing = tasks.cycle_id || '/' || tasks.approval)`;

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
    .select(initiatorOf.as('initiator'))
    .select(isUnread.as('unread'))
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
    initiator: row.initiator,
    unread: row.unread,
    openedOn: opened_on,
    due: row.due,
    certainty: row.certainty,
    overdue: latest !== null && latest < today,
  }));
}
