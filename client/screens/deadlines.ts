import { daysBetween, type PlainDate, yearOf } from '../../domain/calendar/plain-date.js';
import { personOf } from '../../domain/directory/lookup.js';
import type { Owner } from '../../domain/policy/vocabulary.js';
import type { Database } from '../../store/database.js';
import {
  type BoardQuery,
  type BoardRow,
  boardCounts,
  boardPage,
  type LaneCount,
  laneCounts,
  type OwnedBy,
} from '../../store/views/lists/board.js';
import { inboxPage } from '../../store/views/lists/inbox.js';
import { involvedPage } from '../../store/views/lists/involved.js';
import type { Lane } from '../../store/views/lists/lanes.js';
import type { Page } from '../../store/views/lists/paging.js';
import { stuckList } from '../../store/views/stuck.js';
import { OWNER_OF_POST } from '../../store/views/todo.js';
import { mayNotRead } from '../authority.js';
import type { Caller } from '../callers.js';
import { type Days, daysOf } from './days.js';
import { fromAbove, type Looking } from './looking.js';

/** A duty with what is left until its day: in working and in calendar days, negative once it has passed. */
export type BoardLine = BoardRow & { leftWd: number | null; leftDays: number | null };

/** What `/api/board` is asked; `mine`: only what falls to the caller. */
export type BoardAsked = Omit<BoardQuery, 'owned'> & { owners?: readonly Owner[]; mine?: boolean };

/** The first page a person sees (工作台). `stuck` is null for whoever does not see the county. */
export type Workbench = {
  today: PlainDate;
  /** The last day of the yellow lane. */
  soonBy: PlainDate;
  tasks: { total: number; overdue: number; soon: number; unread: number };
  duties: Record<Lane, number>;
  startedRunning: number;
  copiesUnread: number;
  stuck: number | null;
  nextDeadlines: BoardLine[];
  calendar: { announcedYears: number[]; thisYearMissing: boolean; nextYearMissing: boolean };
};

export type Deadlines = {
  board(looking: Looking, asked: BoardAsked, today: PlainDate): Promise<Page<BoardLine>>;
  counts(looking: Looking, today: PlainDate, mine?: boolean): Promise<{ counts: LaneCount[]; soonBy: PlainDate }>;
  workbench(caller: Caller, today: PlainDate): Promise<Workbench>;
};

const NEXT = 8;

export function deadlinesOn(db: Database): Deadlines {
  return {
    board: async (looking, { owners, mine, ...asked }, today) => {
      const days = await daysOf(db, looking.code, today);
      const owned = ownedOf(looking, owners, mine === true);
      const query = owned === undefined ? asked : { ...asked, owned };
      const page = await boardPage(db, looking.code, days.near, query);
      return { ...page, rows: page.rows.map((row) => boardLine(row, days)) };
    },
    counts: async (looking, today, mine) => {
      const { near } = await daysOf(db, looking.code, today);
      const owned = ownedOf(looking, undefined, mine === true);
      return { counts: await boardCounts(db, looking.code, near, owned), soonBy: near.soonBy };
    },
    workbench: (caller, today) => workbenchOf(db, caller, today),
  };
}

/** A line of the board as of today. */
export function boardLine(row: BoardRow, days: Days): BoardLine {
  const leftDays = row.due === null ? null : daysBetween(days.today, row.due);
  return { ...row, leftWd: days.left(row.due), leftDays };
}

/** Duties that fall to the caller: of the posts held, and not what is another's in hand. */
export function ownDuties({ card, directory }: Caller): OwnedBy {
  const owners = card.posts.flatMap((post) => OWNER_OF_POST[post] ?? []);
  return { owners, mine: { person: card.id, party: personOf(directory, card.id)?.partyId ?? null } };
}

function ownedOf(looking: Looking, owners: readonly Owner[] | undefined, mine: boolean): OwnedBy | undefined {
  if (!mine) return owners === undefined ? undefined : { owners };
  const own = fromAbove(looking) ? { owners: [] } : ownDuties(looking.caller);
  return { ...own, owners: own.owners.filter((each) => owners?.includes(each) ?? true) };
}

async function workbenchOf(db: Database, caller: Caller, today: PlainDate): Promise<Workbench> {
  const { code, card } = caller;
  const days = await daysOf(db, code, today);
  const whose = { holder: card.id, ...days.near };
  const tasks = async (filter: Parameters<typeof inboxPage>[3]) =>
    (await inboxPage(db, code, whose, { ...filter, limit: 1 })).total;
  const own = ownDuties(caller);
  const owed = own.owners.length > 0;
  const next = owed ? await boardPage(db, code, days.near, { owned: own, limit: NEXT }) : { rows: [] };
  const none = { overdue: 0, soon: 0, ok: 0, provisional: 0 };
  const started = { person: card.id, role: 'started' } as const;
  const copied = { person: card.id, role: 'copied' } as const;
  return {
    today,
    soonBy: days.near.soonBy,
    tasks: {
      total: await tasks({}),
      overdue: await tasks({ lanes: ['overdue'] }),
      soon: await tasks({ lanes: ['soon'] }),
      unread: await tasks({ unread: true }),
    },
    duties: owed ? await laneCounts(db, code, days.near, own) : none,
    startedRunning: (await involvedPage(db, code, started, { statuses: ['running'], limit: 1 })).total,
    copiesUnread: (await involvedPage(db, code, copied, { unread: true, limit: 1 })).total,
    stuck: mayNotRead(caller, code) === undefined ? (await stuckList(db, code, { limit: 1 })).total : null,
    nextDeadlines: next.rows.map((row) => boardLine(row, days)),
    calendar: calendarSaid(days),
  };
}

function calendarSaid({ calendar, today }: Days): Workbench['calendar'] {
  const announcedYears = calendar?.announcedYears ?? [];
  const year = yearOf(today);
  const missing = (each: number) => !announcedYears.includes(each);
  return { announcedYears, thisYearMissing: missing(year), nextYearMissing: missing(year + 1) };
}
