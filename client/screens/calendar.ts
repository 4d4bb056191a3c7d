import { dayKind, isNationallySettled } from '../../domain/calendar/day-kind.js';
import type { Instant } from '../../domain/calendar/instant.js';
import { legalDay } from '../../domain/calendar/instant.js';
import { addDays, addMonths, addYears, type PlainDate } from '../../domain/calendar/plain-date.js';
import type { CalendarNotice, CompiledCalendar, DayKind } from '../../domain/calendar/year-data.js';
import { type CalendarEntry, deadlineUid, renderFeed } from '../../render/ics.js';
import type { Database } from '../../store/database.js';
import { type Feed, feedOf, feedOwner, makeFeed, revokeFeed } from '../../store/registry/calendar-feeds.js';
import { currentCalendar } from '../../store/registry/calendars.js';
import { boardPage, dayCounts } from '../../store/views/lists/board.js';
import { type InboxRow, inboxPage } from '../../store/views/lists/inbox.js';
import type { Lane } from '../../store/views/lists/lanes.js';
import { SUBJECT_KIND_NAMES } from '../../texts/zh-CN/names.js';
import { RULE_TEXTS } from '../../texts/zh-CN/rules.js';
import { subjectText } from '../../texts/zh-CN/subjects.js';
import { type Caller, callerNamed, type Directories, isCaller } from '../callers.js';
import { daysOf } from './days.js';
import { type BoardLine, boardLine, ownDuties } from './deadlines.js';
import { fromAbove, type Looking } from './looking.js';

/** One day of a month: what it is, by which notice, and how many deadlines fall on it. */
export type CalendarDay = {
  day: PlainDate;
  kind: DayKind;
  notice: (CalendarNotice & { id: string; region: string }) | null;
  deadlines: Partial<Record<Lane, number>>;
};

/**
 * A month (日历): its days from the first to the last, and the deadlines in it, the first 200. `unpublished`: days of it
 * stand on no notice yet, so what is counted over them is provisional.
 */
export type CalendarMonth = {
  month: string;
  today: PlainDate;
  days: CalendarDay[];
  unpublished: boolean;
  announcedYears: number[];
  deadlines: BoardLine[];
  more: number;
};

export type CalendarScreen = {
  month(looking: Looking, asked: { first: PlainDate; mine: boolean }, today: PlainDate): Promise<CalendarMonth>;
  feed(caller: Caller): Promise<Feed | null>;
  makeFeed(caller: Caller, at: Instant): Promise<string>;
  revokeFeed(caller: Caller, at: Instant): Promise<boolean>;
  /** The caller's own deadlines as an iCalendar file. */
  ics(caller: Caller, at: Instant): Promise<string>;
  /** The same for whoever shows the secret of an address; null for one nobody has, or whose person is out of service. */
  icsBehind(directories: Directories, token: string, at: Instant): Promise<string | null>;
};

const SHOWN = 200;

export function calendarScreenOn(db: Database): CalendarScreen {
  const owner = ({ code, card }: Caller) => ({ code, person: card.id });
  return {
    month: (looking, asked, today) => monthOf(db, looking, { ...asked, today }),
    feed: (caller) => feedOf(db, owner(caller)),
    makeFeed: (caller, at) => makeFeed(db, owner(caller), at),
    revokeFeed: (caller, at) => revokeFeed(db, owner(caller), at),
    ics: (caller, at) => icsOf(db, caller, at),
    icsBehind: async (directories, token, at) => {
      const found = await feedOwner(db, token, at);
      if (found === null) return null;
      const caller = await callerNamed(directories, `${found.code}/${found.person}`, legalDay(at));
      return isCaller(caller) ? icsOf(db, caller, at) : null;
    },
  };
}

async function monthOf(
  db: Database,
  looking: Looking,
  { first, mine, today }: { first: PlainDate; mine: boolean; today: PlainDate },
): Promise<CalendarMonth> {
  const { code, caller } = looking;
  const days = await daysOf(db, code, today);
  const { calendar } = days;
  if (calendar === null) throw new Error(`no calendar of ${code}`);
  const last = addDays(addMonths(first, 1), -1);
  const query = {
    from: first,
    to: last,
    ...(mine ? { owned: fromAbove(looking) ? { owners: [] } : ownDuties(caller) } : {}),
  };
  // Whoever owes nothing by his post has a calendar without deadlines, not everybody's.
  const nothing = query.owned?.owners.length === 0;
  const counts = nothing ? [] : await dayCounts(db, code, days.near, query);
  const page = nothing ? null : await boardPage(db, code, days.near, { ...query, limit: SHOWN });
  const all = datesOf(first, last).map((day) => calendarDay(calendar, day, counts));
  return {
    month: first.slice(0, 7),
    today,
    days: all,
    unpublished: all.some(({ day }) => !isNationallySettled(calendar, day)),
    announcedYears: calendar.announcedYears,
    deadlines: (page?.rows ?? []).map((row) => boardLine(row, days)),
    more: (page?.total ?? 0) - (page?.rows.length ?? 0),
  };
}

function datesOf(first: PlainDate, last: PlainDate): PlainDate[] {
  const dates: PlainDate[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) dates.push(day);
  return dates;
}

function calendarDay(
  calendar: CompiledCalendar,
  day: PlainDate,
  counts: readonly { day: PlainDate; lane: Lane; count: number }[],
): CalendarDay {
  const kind = dayKind(calendar, day);
  const notice = kind.noticeId === undefined ? undefined : calendar.notices[kind.noticeId];
  const own = counts.filter((each) => each.day === day);
  return {
    day,
    kind,
    notice: notice === undefined || kind.noticeId === undefined ? null : { ...notice, id: kind.noticeId },
    deadlines: Object.fromEntries(own.map(({ lane, count }) => [lane, count])),
  };
}

/** A feed looks a year ahead and half a year back; a calendar holds no more lines than these. */
const BACK_MONTHS = -6;
const MOST_ENTRIES = 500;
const MOST_TASKS = 200;

async function icsOf(db: Database, caller: Caller, at: Instant): Promise<string> {
  const { code, card, directory } = caller;
  const today = legalDay(at);
  const name = `${directory.name} ${card.name}`;
  const organizer = { name: directory.name, email: ORGANIZER };
  if ((await currentCalendar(db, code)) === null) return renderFeed({ name, at, organizer, entries: [] });
  const { near } = await daysOf(db, code, today);
  const owned = ownDuties(caller);
  const span = { from: addMonths(today, BACK_MONTHS), to: addYears(today, 1), limit: MOST_ENTRIES };
  const duties = owned.owners.length === 0 ? [] : (await boardPage(db, code, near, { owned, ...span })).rows;
  const tasks = (await inboxPage(db, code, { holder: card.id, ...near }, { limit: MOST_TASKS })).rows;
  const entries = [...duties.flatMap((row) => dutyEntry(row)), ...tasks.flatMap((row) => taskEntry(row))];
  return renderFeed({ name, at, organizer, entries });
}

/** A feed takes no answers: the address ends in a name kept for such uses (RFC 2606). */
const ORGANIZER = 'no-reply@caigou.invalid';

function dutyEntry(row: Parameters<typeof boardLine>[0]): CalendarEntry[] {
  if (row.due === null) return [];
  return [
    {
      uid: deadlineUid(row.cycleId, row.id),
      sequence: row.trigger.seq,
      when: { day: row.due },
      summary: `${RULE_TEXTS[row.rule].title}（${subjectText(row.subject)}）`,
      description: `${row.cycleTitle}（${row.cycleId}）`,
      tentative: row.certainty === 'provisional',
    },
  ];
}

function taskEntry(row: InboxRow): CalendarEntry[] {
  if (row.due === null) return [];
  return [
    {
      uid: deadlineUid(row.cycleId, row.task),
      sequence: row.version,
      when: { day: row.due },
      summary: `${SUBJECT_KIND_NAMES[row.subject.kind]}：${row.stepTitle}`,
      description: `${row.cycleTitle}（${row.cycleId}）`,
      tentative: row.certainty === 'provisional',
    },
  ];
}
