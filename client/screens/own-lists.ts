import { mayBatch } from '../../domain/approval/batch.js';
import { placeOf } from '../../domain/approval/find.js';
import { mayNotWithdraw } from '../../domain/approval/handlers/whole.js';
import { mayNotUrge } from '../../domain/approval/handlers/words.js';
import type { Instant } from '../../domain/calendar/instant.js';
import type { PlainDate } from '../../domain/calendar/plain-date.js';
import { personOf } from '../../domain/directory/lookup.js';
import type { CycleId, RegionCode } from '../../domain/ids.js';
import type { Database } from '../../store/database.js';
import { type InboxFilter, type InboxRow, inboxPage } from '../../store/views/lists/inbox.js';
import {
  type InvolvedFilter,
  type InvolvedLine,
  involvedPage,
  markCopiesRead,
} from '../../store/views/lists/involved.js';
import type { Page } from '../../store/views/lists/paging.js';
import { runningApprovals } from '../../store/views/lists/running-approvals.js';
import type { Caller } from '../callers.js';
import { type Days, daysOf } from './days.js';

/**
 * A task with what is said of it in working days: how long it lies, and how much is left (negative: over). `batch`: the
 * caller may agree to it together with others.
 */
export type InboxLine = InboxRow & {
  applicantName: string | null;
  ownerName: string;
  stayWd: number | null;
  slackWd: number | null;
};

/** Who has an approval in hand, by name, and for how many working days. */
export type NamedHolder = InvolvedLine['holders'][number] & { name: string; stayWd: number | null };
export type InvolvedRow = Omit<InvolvedLine, 'holders'> & { byName: string | null; holders: NamedHolder[] };
/** `urge`: the tasks that may be urged now. `withdraw`: the version to withdraw at; null when one may not. */
export type StartedRow = InvolvedRow & { may: { urge: string[]; withdraw: number | null } };

/** The lists of one person in the own county: 待我处理, 我已处理, 我发起的, 抄送我的. */
export type OwnLists = {
  inbox(caller: Caller, filter: InboxFilter, today: PlainDate): Promise<Page<InboxLine>>;
  done(caller: Caller, filter: InvolvedFilter, today: PlainDate): Promise<Page<InvolvedRow>>;
  started(caller: Caller, filter: InvolvedFilter, today: PlainDate): Promise<Page<StartedRow>>;
  copied(caller: Caller, filter: InvolvedFilter, today: PlainDate): Promise<Page<InvolvedRow>>;
  /** @returns how many were unread */
  copiesRead(caller: Caller, only: { cycleId: CycleId; approval: string } | undefined, at: Instant): Promise<number>;
};

export function ownListsOn(db: Database): OwnLists {
  const involved = async (role: 'decided' | 'started' | 'copied', caller: Caller, filter: InvolvedFilter) =>
    involvedPage(db, caller.code, { person: caller.card.id, role }, filter);
  const named = async (
    role: 'decided' | 'copied',
    { caller, filter, today }: { caller: Caller; filter: InvolvedFilter; today: PlainDate },
  ) => {
    const days = await daysOf(db, caller.code, today);
    const page = await involved(role, caller, filter);
    return { ...page, rows: page.rows.map((line) => withNames(line, caller, days)) };
  };
  return {
    inbox: async (caller, filter, today) => {
      const days = await daysOf(db, caller.code, today);
      const page = await inboxPage(db, caller.code, { holder: caller.card.id, ...days.near }, filter);
      const rows = await withBatch(db, caller.code, page.rows);
      return { ...page, rows: rows.map((row) => inboxLine(row, caller, days)) };
    },
    done: (caller, filter, today) => named('decided', { caller, filter, today }),
    copied: (caller, filter, today) => named('copied', { caller, filter, today }),
    started: async (caller, filter, today) => {
      const days = await daysOf(db, caller.code, today);
      const page = await involved('started', caller, filter);
      const rows = page.rows.map((line) => withNames(line, caller, days));
      return { ...page, rows: await withMay(db, rows, { caller, days }) };
    },
    copiesRead: (caller, only, at) =>
      markCopiesRead(db, caller.code, { person: caller.card.id, at, ...(only === undefined ? {} : { only }) }),
  };
}

/** Where the route takes a batch, the task itself may not: a vote, or a step after it whose people are to be named. */
async function withBatch(db: Database, code: RegionCode, rows: readonly InboxRow[]): Promise<InboxRow[]> {
  const running = await runningApprovals(
    db,
    code,
    rows.filter(({ batch }) => batch),
  );
  return rows.map((row) => {
    const approval = running.get(`${row.cycleId}/${row.approval}`);
    return { ...row, batch: approval !== undefined && mayBatch(approval, row.task) };
  });
}

function inboxLine(row: InboxRow, { directory }: Caller, days: Days): InboxLine {
  return {
    ...row,
    applicantName: row.applicant === null ? null : nameIn(directory, row.applicant),
    ownerName: nameIn(directory, row.owner),
    stayWd: days.since(row.arrivedOn),
    slackWd: days.left(row.due),
  };
}

function withNames(line: InvolvedLine, { directory }: Caller, days: Days): InvolvedRow {
  return {
    ...line,
    byName: line.by === null ? null : nameIn(directory, line.by),
    holders: line.holders.map((holder) => ({
      ...holder,
      name: nameIn(directory, holder.person),
      stayWd: days.since(holder.since),
    })),
  };
}

/** Somebody the directory no longer knows is called by his id. */
function nameIn(directory: Caller['directory'], person: string): string {
  return personOf(directory, person)?.name ?? person;
}

/** What the rules would let the initiator do now; the command asks them again. */
async function withMay(
  db: Database,
  rows: readonly InvolvedRow[],
  { caller, days }: { caller: Caller; days: Days },
): Promise<StartedRow[]> {
  const running = await runningApprovals(
    db,
    caller.code,
    rows.filter(({ status }) => status === 'running'),
  );
  const { calendar, today } = days;
  return rows.map((row) => {
    const approval = running.get(`${row.cycleId}/${row.approval}`);
    if (approval === undefined || calendar === null) return { ...row, may: { urge: [], withdraw: null } };
    const urge = row.holders.flatMap(({ task }) => {
      const place = placeOf(approval, task);
      return place !== undefined && mayNotUrge(approval, place.task, caller.card, { calendar, today }) === undefined
        ? [task]
        : [];
    });
    const withdraw = mayNotWithdraw(approval, caller.card) === undefined ? approval.version : null;
    return { ...row, may: { urge, withdraw } };
  });
}
