import { addDays, dateOf, maxDate, minDate, type PlainDate, yearOf } from '../calendar/plain-date.js';
import type { Obligation } from '../obligations/types.js';
import { fromDay, isOwed } from './look.js';
import type { Detector } from './types.js';

/** Nearer than so many days a date that may still move is a worry. */
const NEAR_DAYS = 30;

type Unsure = { year: number; since: PlainDate; legal: PlainDate | null };

/**
 * Which year a provisional date waits for, and since when that is a worry: from 1 December before that year, when its
 * notice should be out, or once the earliest reading is near.
 */
function unsureOf(duty: Obligation, loaded: readonly number[]): Unsure | undefined {
  const { certainty, earliest, latest, trigger, severity } = duty;
  if (!isOwed(duty) || certainty !== 'provisional' || earliest === null || latest === null) return undefined;
  const year = missingYear(minDate(trigger.on, earliest), latest, loaded) ?? yearOf(earliest);
  const worry = minDate(dateOf(year - 1, 12, 1), addDays(earliest, -NEAR_DAYS));
  return { year, since: maxDate(worry, minDate(trigger.on, earliest)), legal: severity === 'law' ? earliest : null };
}

/** The first year between two days whose notice is not loaded; undefined where only regional days are not out. */
function missingYear(from: PlainDate, to: PlainDate, loaded: readonly number[]): number | undefined {
  for (let year = yearOf(from); year <= yearOf(to); year += 1) if (!loaded.includes(year)) return year;
  return undefined;
}

/** Dates that cannot be told for sure, because the notice of a year is not loaded; one for each year. */
export const provisionalDate: Detector = ({ obligations, calendarYears, today }) => {
  const years = new Map<number, { count: number; since: PlainDate; breaksOn: PlainDate | null }>();
  for (const duty of obligations) {
    const unsure = unsureOf(duty, calendarYears);
    if (unsure === undefined || today < unsure.since) continue;
    const { year, since, legal } = unsure;
    const known = years.get(year) ?? { count: 0, since, breaksOn: null };
    years.set(year, {
      count: known.count + 1,
      since: minDate(known.since, since),
      breaksOn: known.breaksOn === null ? legal : minDate(known.breaksOn, legal ?? known.breaksOn),
    });
  }
  return [...years].map(([year, { count, since, breaksOn }]) => ({
    about: { kind: 'year', year },
    detail: { count },
    since: fromDay(since),
    breaksOn,
    repair: [{ way: 'import-calendar' }],
  }));
};
