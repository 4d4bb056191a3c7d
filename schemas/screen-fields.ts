import { z } from 'zod';
import { SUBJECT_KINDS } from '../domain/policy/vocabulary.js';
import { choice, count, day, text } from './fields.js';

/** Parts of what lists of the console may be asked; one way for all of them. */

const STAGES = ['planning', 'tendering', 'contracting', 'deploying', 'serving', 'yearEnd', 'closed'] as const;
export const LANES = ['overdue', 'soon', 'ok', 'provisional'] as const;
export const APPROVAL_STATUSES = ['running', 'approved', 'rejected', 'withdrawn', 'void'] as const;
const MOST_LINES = 200;
const MOST_PAGES = 1_000_000;

/** A number in a URL. */
export const numberIn = (about: string, from: number, to: number) =>
  z
    .string()
    .regex(/^\d{1,15}$/, { error: '整数，只写数字' })
    .transform(Number)
    .pipe(count(about, from, to));

/** Yes or no in a URL. */
export const flag = (about: string) =>
  choice(['true', 'false'], about)
    .transform((word) => word === 'true')
    .optional();

/** A month `YYYY-MM` as its first day. */
export const firstOfMonth = z
  .string()
  .regex(/^20\d{2}-(0[1-9]|1[0-2])$/, { error: '月份，写作 2026-03' })
  .transform((month) => `${month}-01`)
  .pipe(day('Month (月), YYYY-MM'));

/** Several words in one parameter, parted by commas. */
export const several = <const Values extends readonly string[]>(values: Values, about: string) =>
  z
    .string()
    .transform((joined) => joined.split(','))
    .pipe(z.array(z.enum(values)).min(1))
    .describe(`${about}; several parted by commas`)
    .optional();

/** A column to sort by; with `-` before it the other way round. */
export const sortedBy = <const Values extends readonly [string, ...string[]]>(columns: Values) =>
  z
    .string()
    .transform((word) => ({ by: word.replace(/^-/, ''), down: word.startsWith('-') }))
    .pipe(z.object({ by: z.enum(columns), down: z.boolean() }))
    .describe(`Sort by (排序): ${columns.join(', ')}; - before it turns it round`)
    .optional();

/** Which page; every list answers how many lines there are in all. */
export const paged = {
  page: numberIn('Page, from 1 (页码)', 1, MOST_PAGES).optional(),
  limit: numberIn('Lines a page (每页)', 1, MOST_LINES).optional(),
};

/** What every list of matters is filtered by. */
export const matterFilter = {
  kinds: several(SUBJECT_KINDS, 'Kinds of matter (类型)'),
  stages: several(STAGES, 'Stages (阶段)'),
  text: text('Part of number or title (关键字)', 100).optional(),
  from: day('From this day on (起)').optional(),
  to: day('Up to this day (止)').optional(),
};
