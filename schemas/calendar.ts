import { z } from 'zod';
import type { CalendarFile } from '../domain/calendar/year-data.js';
import type { RegionCode } from '../domain/ids.js';
import { branded } from './brand.js';
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
  })
  .superRefine((file, context) => {
    for (const { path, day } of namedDays(file)) {
      if (!belongsTo(file.year, day)) context.addIssue({ code: 'custom', path, message: outsideYear(file.year) });
    }
    file.work.forEach((day, at) => {
      if (file.rest.some((run) => day >= run.from && day <= run.to)) {
        context.addIssue({ code: 'custom', path: ['work', at], message: '这一天同时列为放假，请删去其中一处' });
      }
    });
  })
  .describe('One notice on holidays and make-up working days');

/** A year's notice speaks for its own days and for the last week of December before it. */
function belongsTo(year: number, day: string): boolean {
  return day >= `${year - 1}-12-25` && day <= `${year}-12-31`;
}

function outsideYear(year: number): string {
  return `不在${year}年的通知所管的日期内（${year - 1}-12-25 至 ${year}-12-31），请核对年份`;
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
