import type { Due } from '../approval/types.js';
import { addDays, maxDate, minDate, type PlainDate } from '../calendar/plain-date.js';
import { isWorkingDay, nextWorkingDay } from '../calendar/working-days.js';
import type { CompiledCalendar } from '../calendar/year-data.js';
import type { ResolveRequest } from '../cycle/agenda-types.js';
import { absenceOf, personOf } from '../directory/lookup.js';
import { type StandInFor, standInsFor } from '../directory/stand-ins.js';
import type { DirectorySnapshot } from '../directory/types.js';
import type { ForecastTask, StandIn } from './types.js';

/** Where and for what a person is to decide, and beside whom. */
export type Bench = { directory: DirectorySnapshot; calendar: CompiledCalendar; request: ResolveRequest } & Omit<
  StandInFor,
  'ground'
>;

/** Longest span that is looked through for a day on which somebody is there. */
const MOST_DAYS = 400;

/** Who is there to decide a task on its days, and on which day the decision is counted. */
export function attendance(
  { calendar, ...where }: Bench,
  person: string,
  post: string | undefined,
  opensOn: PlainDate,
  by: PlainDate,
): Pick<ForecastTask, 'away' | 'standIns' | 'unattended' | 'leavesOn' | 'decidesOn'> {
  const { directory } = where;
  const isThere = (day: PlainDate) =>
    absenceOf(directory, person, day) === undefined || standInsOn(where, person, day).length > 0;
  // While a notice is not out the due day may read as a rest day; it is the day that counts all the same.
  const last = lastDay(opensOn, by, (day) => isThere(day) && (day === by || isWorkingDay(day, calendar)));
  return {
    away: directory.absences
      .filter((each) => each.person === person && each.from <= by && each.to >= opensOn)
      .map(({ from, to, reason }) => ({ from, to, reason })),
    standIns: standInsIn(where, person, opensOn, by),
    unattended: last === undefined,
    leavesOn: leaving(directory, person, post, opensOn, by),
    decidesOn: last ?? firstDayAfter(by, calendar, isThere),
  };
}

function lastDay(from: PlainDate, to: PlainDate, fits: (day: PlainDate) => boolean): PlainDate | undefined {
  for (let day = to; day >= from; day = addDays(day, -1)) if (fits(day)) return day;
  return undefined;
}

function firstDayAfter(day: PlainDate, calendar: CompiledCalendar, fits: (day: PlainDate) => boolean): PlainDate {
  let next = nextWorkingDay(day, calendar);
  for (let tried = 0; tried < MOST_DAYS && !fits(next); tried += 1) next = nextWorkingDay(addDays(next, 1), calendar);
  return next;
}

type Where = Omit<Bench, 'calendar'>;

/** The same proxies that may decide then. */
function standInsOn({ directory, request, ...step }: Where, principal: string, day: PlainDate): StandIn[] {
  return standInsFor(directory, principal, { ground: request, ...step }, day).map(({ proxy, from, to }) => {
    return { id: proxy, name: personOf(directory, proxy)?.name ?? proxy, from, to };
  });
}

function standInsIn(where: Where, principal: string, from: PlainDate, to: PlainDate): StandIn[] {
  const found = new Map<string, StandIn>();
  for (let day = from; day <= to; day = addDays(day, 1)) {
    for (const each of standInsOn(where, principal, day)) found.set(`${each.id} ${each.from}`, each);
  }
  return [...found.values()];
}

/** The last day in service or in the post, where somebody goes while the task is open. */
function leaving(
  { people, holdings }: DirectorySnapshot,
  person: string,
  post: string | undefined,
  from: PlainDate,
  by: PlainDate,
): PlainDate | null {
  const service = people.find(({ id }) => id === person)?.activeTo ?? null;
  const held = holdings
    .filter((each) => each.person === person && each.post === post && each.from <= from)
    .map(({ to }) => to);
  const inPost = held.includes(null) ? null : held.reduce<PlainDate | null>(later, null);
  const ends = [service, inPost].filter((day) => day !== null);
  const first = ends.reduce<PlainDate | null>((a, b) => (a === null ? b : minDate(a, b)), null);
  return first !== null && first < by ? first : null;
}

function later(a: PlainDate | null, b: PlainDate | null): PlainDate | null {
  return a === null || b === null ? (a ?? b) : maxDate(a, b);
}

/** The day of a due that a walk counts by: the day itself, or the latest while notices are not out. */
export type Reading = keyof Pick<Due, 'on' | 'latest'>;
