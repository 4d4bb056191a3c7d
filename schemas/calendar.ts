import { z } from 'zod';
import type { CalendarFile, RestRun } from '../domain/calendar/year-data.js';
import type { RegionCode } from '../domain/ids.js';
import { branded } from './brand.js';
import { type Both, PATTERNS } from './patterns.js';
import { plainDateSchema } from './plain-date.js';

/** GB/T 2260 code, six digits; quoted in YAML, or a leading zero is lost. */
export const regionCodeSchema = branded<RegionCode>(
  z
    .string({ error: '行政区划代码须加引号写成文本，例如 "222400"' })
    .regex(/^\d{6}$/, { error: '行政区划代码应为六位数字（GB/T 2260），例如 222401' })
    .describe('GB/T 2260 code of the region, six digits'),
);

const noticeSchema = z.strictObject({
  title: z.string().min(1, { error: '请写明通知的全称' }).describe('Full title of the notice'),
  number: z.string().min(1).optional().describe('Official number, e.g. 国办发明电〔2025〕7号; left out when unknown'),
  date: plainDateSchema.describe('Day the notice is dated'),
});

const restRunSchema = z
  .strictObject({
    name: z.string().min(1, { error: '请写明节日名称' }).describe('Name of the festival as the notice has it'),
    from: plainDateSchema.describe('First rest day'),
    to: plainDateSchema.describe('Last rest day, included'),
  })
  .refine((run) => run.from <= run.to, { path: ['to'], error: '放假的最后一天早于第一天，请对调或更正' });

const windowEnd = z
  .string()
  .regex(/^(\d{4}-)?\d{2}-\d{2}$/, { error: '应写作 YYYY-MM-DD，或每年相同的 MM-DD', abort: true })
  .refine((end) => plainDateSchema.safeParse(end.length === 5 ? `2001-${end}` : end).success, {
    error: '没有这一天（每年相同的日期不能用 02-29）',
  });

const expectedSchema = z
  .strictObject({
    name: z.string().min(1).describe('Name of the regional holiday'),
    from: windowEnd.describe('First day it may fall on: YYYY-MM-DD, or MM-DD for every year'),
    to: windowEnd.describe('Last day it may fall on, in the same form'),
    days: z.int().min(1).max(15).describe('How many days rest'),
  })
  .refine((rest) => rest.from.length === rest.to.length && rest.from <= rest.to, {
    path: ['to'],
    error: '起止须用同一种写法，且止日不早于起日',
  });

/** One notice on holidays as a file of `policies/calendars/<code>/<year>@<date of the notice>.yaml`. */
export const calendarFileSchema: z.ZodType<CalendarFile> = z
  .strictObject({
    code: regionCodeSchema,
    year: z.int().min(1950).max(2200).describe('Year the notice arranges'),
    kind: z
      .enum(['annual', 'change'], { error: '应为 annual（年度安排）或 change（年中调整）' })
      .describe('annual: the arrangement of the year; change: alters a year already announced'),
    notice: noticeSchema,
    rest: z.array(restRunSchema).describe('Runs of rest days'),
    work: z.array(plainDateSchema).describe('Make-up working days (调休上班)'),
    expected: z.array(expectedSchema).optional().describe('Windows of regional rest whose notices are not out'),
    withdraws: z
      .array(z.string().regex(PATTERNS.noticeId.regex))
      .min(1, { error: '请写明收回哪一份通知，或删去这一项' })
      .optional()
      .describe('Earlier notices of the same region this one takes back whole (收回), as <code>/<year>@<date>'),
  })
  .superRefine((file, context) => {
    for (const { path, said } of flawsWithin(file)) {
      const { en, mend } = said;
      context.addIssue({ code: 'custom', path, message: said.zh, params: { en, mend } });
    }
  })
  .describe('One notice on holidays and make-up working days');

/** What is wrong in words, and how to mend it. */
type Said = Both & { mend: Both };
type Flaw = { path: (string | number)[]; said: Said };

/** What a file says against itself, whatever other notices there are. */
function flawsWithin(file: CalendarFile): Flaw[] {
  const outside = namedDays(file)
    .filter(({ day }) => !belongsTo(file.year, day))
    .map(({ path }) => ({ path, said: outsideYear(file.year) }));
  return [...outside, ...workFlaws(file), ...restFlaws(file)];
}

function workFlaws({ work, rest }: CalendarFile): Flaw[] {
  return work.flatMap((day, at): Flaw[] => {
    const path = ['work', at];
    if (rest.some((run) => day >= run.from && day <= run.to)) return [{ path, said: ALSO_REST }];
    return work.indexOf(day) < at ? [{ path, said: NAMED_TWICE }] : [];
  });
}

function restFlaws({ rest }: CalendarFile): Flaw[] {
  return rest.flatMap((run, at): Flaw[] => {
    const other = rest.slice(0, at).find(({ from, to }) => run.from <= to && from <= run.to);
    return other === undefined ? [] : [{ path: ['rest', at], said: overlapping(other) }];
  });
}

/** A year's notice speaks for its own days and for the last week of December before it. */
function belongsTo(year: number, day: string): boolean {
  return day >= `${year - 1}-12-25` && day <= `${year}-12-31`;
}

function outsideYear(year: number): Said {
  const [from, to] = [`${year - 1}-12-25`, `${year}-12-31`];
  return {
    zh: `不在${year}年的通知所管的日期内（${from} 至 ${to}），请核对年份`,
    en: `not a day a notice for ${year} speaks of (${from} to ${to})`,
    mend: { zh: '改为该年的日期，或把 year 改为通知所安排的年份', en: 'check the day, or the year of the notice' },
  };
}

const ALSO_REST: Said = {
  zh: '这一天同时列为放假，请删去其中一处',
  en: 'this day is named as a rest day too',
  mend: { zh: '对照通知原文，只留在 rest 或 work 一处', en: 'keep it in rest or in work, as the notice has it' },
};
const NAMED_TWICE: Said = {
  zh: '这一天已列过一次，请删去其中一处',
  en: 'this day is named twice',
  mend: { zh: '删去重复的一行', en: 'remove one of the two' },
};

function overlapping({ name, from, to }: RestRun): Said {
  return {
    zh: `与“${name}”（${from} 至 ${to}）有同一天，请把重叠的日子只留在一处`,
    en: `shares a day with ${name} (${from} to ${to})`,
    mend: { zh: '两个节日连休的，合写为一段', en: 'write festivals that run together as one run' },
  };
}

function namedDays(file: CalendarFile): { path: (string | number)[]; day: string }[] {
  return [
    ...file.rest.flatMap((run, at) => [
      { path: ['rest', at, 'from'], day: run.from },
      { path: ['rest', at, 'to'], day: run.to },
    ]),
    ...file.work.map((day, at) => ({ path: ['work', at], day })),
  ];
}
