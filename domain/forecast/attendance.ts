import { separatedBy } from '../approval/eligible.js';
import type { Due } from '../approval/types.js';
import { addDays, maxDate, minDate, type PlainDate } from '../calendar/plain-date.js';
import { isWorkingDay, nextWorkingDay } from '../calendar/working-days.js';
import type { CompiledCalendar } from '../calendar/year-data.js';
import type { ResolveRequest } from '../cycle/agenda-types.js';
import { absenceOf, inService, personOf, proxiesFor } from '../directory/lookup.js';
import { otherEntriesOf } from '../directory/same-person.js';
import type { DirectorySnapshot } from '../directory/types.js';
import type { ForecastTask, StandIn } from './types.js';

/** Where and for what a person is to decide. */
export type Bench = { directory: DirectorySnapshot; calendar: CompiledCalendar; request: ResolveRequest };

/** Longest span that is looked through for a day on which somebody is there. */
const MOST_DAYS = 400;

/** Who is there to decide a task on its days, and on which day the decision is counted. */
export function attendance(
  { directory, calendar, request }: Bench,
  person: string,
  post: string | undefined,
  opensOn: PlainDate,
  by: PlainDate,
): Pick<ForecastTask, 'away' | 'standIns' | 'unattended' | 'leavesOn' | 'decidesOn'> {
  const isThere = (day: PlainDate) =>
    absenceOf(directory, person, day) === undefined || standInsOn({ directory, request }, person, day).length > 0;
  // While a notice is not out the due day may read as a rest day; it is the day that counts all the same.
  const last = lastDay(opensOn, by, (day) => isThere(day) && (day === by || isWorkingDay(day, calendar)));
  return {
    away: directory.absences
      .filter((each) => each.person === person && each.from <= by && each.to >= opensOn)
      .map(({ from, to, reason }) => ({ from, to, reason })),
    standIns: standInsIn({ directory, request }, person, opensOn, by),
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

type Where = Pick<Bench, 'directory' | 'request'>;

/** The same proxies the resolver counts: there, in service, and not separated themselves. */
function standInsOn({ directory, request }: Where, principal: string, day: PlainDate): StandIn[] {
  return proxiesFor(directory, principal, request.subject.kind, day).flatMap(({ proxy, from, to }) => {
    const person = personOf(directory, proxy);
    const fits = person !== undefined && inService(person, day) && absenceOf(directory, proxy, day) === undefined;
    const free = separatedBy(proxy, request, otherEntriesOf(directory, proxy)) === null;
    return fits && free ? [{ id: proxy, name: person.name, from, to }] : [];
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
