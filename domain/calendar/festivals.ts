import { LUNAR_DAYS } from './lunar-days.js';
import { dayNumber, type PlainDate, plainDate, yearOf } from './plain-date.js';

/** The seven festivals of the measure on public holidays (全国年节及纪念日放假办法, revision of 2024-11-10). */
export type Festival =
  | 'newYear'
  | 'springFestival'
  | 'qingming'
  | 'labourDay'
  | 'dragonBoat'
  | 'midAutumn'
  | 'nationalDay';

/** Days relative to a festival's first day; both ends included. */
type Offsets = readonly [from: number, to: number];

type FestivalRule = { name: string; anchor: (year: number) => string | undefined; statutory: Offsets; widest: Offsets };

/** A festival in one year; `anchor` is its first day (day 0 of the offsets). */
export type FestivalYear = { name: string; anchor: PlainDate; statutory: Offsets; widest: Offsets };

/**
 * `statutory`: the 13 days of the measure, first day of the festival = 0 (Spring Festival from the eve on).
 * `widest`: the farthest a weekday rested before and after it in the notices for 2014-2026; a test holds it to them.
 */
const FESTIVALS = {
  newYear: { name: '元旦', anchor: (year) => `${year}-01-01`, statutory: [0, 0], widest: [-1, 2] },
  springFestival: { name: '春节', anchor: lunar(0), statutory: [-1, 2], widest: [-1, 6] },
  qingming: { name: '清明节', anchor: lunar(1), statutory: [0, 0], widest: [-1, 2] },
  labourDay: { name: '劳动节', anchor: (year) => `${year}-05-01`, statutory: [0, 1], widest: [-1, 4] },
  dragonBoat: { name: '端午节', anchor: lunar(2), statutory: [0, 0], widest: [-1, 2] },
  midAutumn: { name: '中秋节', anchor: lunar(3), statutory: [0, 0], widest: [-1, 2] },
  nationalDay: { name: '国庆节', anchor: (year) => `${year}-10-01`, statutory: [0, 2], widest: [0, 7] },
} satisfies Record<Festival, FestivalRule>;

/** A make-up day has never lain farther than this from a statutory day. */
const MAKE_UP_REACH = 9;

/** The festivals of a year. Outside the years of the lunar table only those with a fixed date are known. */
export function festivalsOf(year: number): FestivalYear[] {
  return Object.values<FestivalRule>(FESTIVALS).flatMap(({ name, anchor, statutory, widest }) => {
    const day = anchor(year);
    return day === undefined ? [] : [{ name, anchor: plainDate(day), statutory, widest }];
  });
}

/** Name of the festival that makes this a statutory rest day. */
export function statutoryRest(date: PlainDate): string | undefined {
  return festivalAt(date, ({ statutory }) => statutory);
}

/** Name of the festival whose widest rest so far would reach this day. */
export function widestRest(date: PlainDate): string | undefined {
  return festivalAt(date, ({ widest }) => widest);
}

/** Name of the festival near enough to make a rest day of its weekend a working day. */
export function makeUpNear(date: PlainDate): string | undefined {
  return festivalAt(date, ({ statutory: [from, to] }) => [from - MAKE_UP_REACH, to + MAKE_UP_REACH]);
}

function festivalAt(date: PlainDate, span: (festival: FestivalYear) => Offsets): string | undefined {
  const [year, day] = [yearOf(date), dayNumber(date)];
  // New Year's Day reaches back into the year before it.
  return [...numbered(year), ...numbered(year + 1)].find((festival) => {
    const [from, to] = span(festival);
    return day >= festival.number + from && day <= festival.number + to;
  })?.name;
}

/** Filled as years are asked for: a deadline reads hundreds of days, and the festivals of a year never change. */
const numberedYears: Record<number, (FestivalYear & { number: number })[]> = {};

function numbered(year: number): (FestivalYear & { number: number })[] {
  numberedYears[year] ??= festivalsOf(year).map((festival) => ({ ...festival, number: dayNumber(festival.anchor) }));
  return numberedYears[year];
}

function lunar(column: 0 | 1 | 2 | 3): FestivalRule['anchor'] {
  return (year) => {
    const monthDay = LUNAR_DAYS[year]?.[column];
    return monthDay && `${year}-${monthDay}`;
  };
}
