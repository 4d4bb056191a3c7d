import { z } from 'zod';
import { type Instant, isInstant } from '../domain/calendar/instant.js';
import { type PlainDate, plainDate } from '../domain/calendar/plain-date.js';
import type { CycleId, RegionCode, Sha256, SubjectId } from '../domain/ids.js';
import type { Fen } from '../domain/money/fen.js';
import { branded } from './brand.js';
import { PATTERNS } from './patterns.js';
import { plainDateSchema } from './plain-date.js';

/** Building blocks of command bodies. Each takes its description, which is the text of the published API. */

const LONGEST_TEXT = 2_000;
const LONGEST_LIST = 200;
const MOST_YEARS = 20;

/**
 * Days a purchase may speak of. Clocks are counted from them, the longest over fifteen years, and must end while the
 * calendar knows its festivals; a slip of the pen such as 9999 would also be counted through, month by month.
 */
const FIRST_DAY = plainDate('2014-01-01');
export const LAST_DAY = plainDate('2045-12-31');
const FIRST_BIRTHDAY = plainDate('1920-01-01');

const dayFrom = (first: PlainDate, about: string) =>
  branded<PlainDate>(
    plainDateSchema.refine((date) => date >= first && date <= LAST_DAY, {
      error: `${first} 至 ${LAST_DAY} 之间的日期`,
      params: { en: `a day from ${first} to ${LAST_DAY}`, mend: { zh: '请核对年份', en: 'check the year' } },
    }),
  ).describe(about);

/** A legal day `YYYY-MM-DD` that an office may enter. */
export const day = (about: string) => dayFrom(FIRST_DAY, about);

/** A date of birth. */
export const birthday = (about: string) => dayFrom(FIRST_BIRTHDAY, about);

/** A moment in UTC; one that does not exist is refused. */
export const instant = (about: string) =>
  branded<Instant>(
    z
      .string()
      .regex(PATTERNS.instant.regex, { abort: true })
      .refine(isInstant, { error: '没有这个时刻', params: { en: 'a moment that exists' } }),
  ).describe(about);

/** Text for people, at least one character. */
export const text = (about: string, longest = LONGEST_TEXT) => z.string().trim().min(1).max(longest).describe(about);

/** A whole number of things. */
export const count = (about: string, from: number, to: number) => z.int().min(from).max(to).describe(about);

/** A whole number as an environment variable holds it: digits alone, for an empty one or `1e3` is a slip. */
export const wholeNumber = (from: number, to: number) =>
  z.string().regex(PATTERNS.wholeNumber.regex).transform(Number).pipe(z.int().min(from).max(to));

/** Money in whole fen (分), more than nothing. */
export const fenSum = (about: string) => branded<Fen>(z.int().min(1)).describe(`${about}, in whole fen (分)`);

/** Money in whole fen (分), also nothing at all. */
export const fenOrZero = (about: string) =>
  branded<Fen>(z.int().min(0)).describe(`${about}, in whole fen (分), 0 allowed`);

/** One of a closed list. */
export const choice = <const Values extends readonly string[]>(values: Values, about: string) =>
  z.enum(values).describe(about);

/** A list that holds something. */
export const some = <T extends z.ZodType>(each: T, about: string) =>
  z.array(each).min(1).max(LONGEST_LIST).describe(about);

/** A list that may be empty. */
export const list = <T extends z.ZodType>(each: T, about: string) => z.array(each).max(LONGEST_LIST).describe(about);

/** What an id stands for, where a form can offer those that are there; told to forms in a comment of the schema. */
const NAMED_THINGS = [
  'person',
  'station',
  'worker',
  'party',
  'filing',
  'challenge',
  'obligation',
  'approval',
  'subject',
  'file',
] as const;
export type NamedThing = (typeof NAMED_THINGS)[number];

const NAMES = 'names: ';

/** The thing an id stands for, of the comment of its JSON Schema; undefined where it says none. */
export function thingIn(comment: unknown): NamedThing | undefined {
  return NAMED_THINGS.find((thing) => comment === `${NAMES}${thing}`);
}

/** Says what an id stands for; what was said of it before stays. */
const naming = (id: z.ZodString, names?: NamedThing) =>
  names === undefined ? id : id.meta({ $comment: `${NAMES}${names}` });

/** Id of a thing the county names itself: station, worker, party, person. */
export const ownId = (about: string, names?: NamedThing) =>
  naming(z.string().regex(PATTERNS.ownId.regex).describe(about), names);

/** Id the product gave out: filing `f1`, challenge `ch1`, approval, task, obligation. */
export const givenId = (about: string, names?: NamedThing) =>
  naming(z.string().regex(PATTERNS.givenId.regex).describe(about), names);

/** Contract year, from 1. */
export const contractYear = z.int().min(1).max(MOST_YEARS).describe('Contract year (合同年度), from 1');

/** Calendar year. */
export const calendarYear = (about: string) => z.int().min(1949).max(2200).describe(about);

export const scoreHundredths = z
  .int()
  .min(0)
  .max(10_000)
  .describe('Score in hundredths of a point (得分): 85.50 is 8550');

/** A hash as plain text: paper and links carry it through many hands. */
export const hashText = (about: string, names?: NamedThing) =>
  naming(z.string().regex(PATTERNS.sha256.regex).describe(about), names);

export const sha256 = branded<Sha256>(hashText('SHA-256 in lower-case hex (内容哈希)'));

export const cycleId = branded<CycleId>(z.string().regex(PATTERNS.cycleId.regex)).describe(
  'Cycle (采购周期), e.g. 222401-2026-001',
);

export const regionCode = branded<RegionCode>(z.string().regex(PATTERNS.regionCode.regex)).describe(
  'Region code (行政区划代码, GB/T 2260), six digits',
);

export const period = branded<SubjectId>(z.string().regex(PATTERNS.period.regex)).describe(
  'Period (所属期): p:2026-01, p:2026-Q1, p:2026-H1, p:2026',
);

export const commandId = z
  .string()
  .regex(PATTERNS.commandId.regex)
  .describe('Id of the command (命令编号): the same id asked twice is answered once; left out, one is given');
