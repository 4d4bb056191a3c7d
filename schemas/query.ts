import { z } from 'zod';
import { CLOCK_RULE_IDS } from '../domain/policy/rule-ids.js';
import { OWNERS, SUBJECT_KINDS } from '../domain/policy/vocabulary.js';
import { REASONS } from '../domain/stuck/types.js';
import { shownDigest } from './directory-change.js';
import { choice, count, cycleId, day, givenId, ownId, regionCode, text } from './fields.js';

const STAGES = ['planning', 'tendering', 'contracting', 'deploying', 'serving', 'yearEnd', 'closed'] as const;
const STATUSES = ['waiting', 'open', 'suspended', 'breached', 'met', 'metLate', 'waived', 'void'] as const;
const NOTICE_STATES = ['queued', 'sending', 'sent', 'failed', 'unknown', 'bounced', 'cancelled'] as const;
const MOST_LINES = 200;

/** A number in a URL. */
const numberText = (about: string, from: number, to: number) =>
  z
    .string()
    .regex(/^\d{1,15}$/, { error: '整数，只写数字' })
    .transform(Number)
    .pipe(count(about, from, to));
/** Several words in one parameter, parted by commas. */
const listOf = <const Values extends readonly [string, ...string[]]>(values: Values, about: string) =>
  z
    .string()
    .transform((joined) => joined.split(','))
    .pipe(z.array(z.enum(values)).min(1))
    .describe(`${about}; several parted by commas`)
    .optional();

const page = {
  limit: numberText('Lines a page (每页)', 1, MOST_LINES).optional(),
  after: z.string().min(1).max(1_000).describe('`next` of the page before (下一页)').optional(),
};

const of = { code: regionCode.describe('County to look at (行政区划代码), the own when left out').optional() };

const sheetKind = choice(
  ['start', 'adopt'],
  'What the sheet is for: cycles to open, contracts to take over',
).optional();

/** What each list may be asked, as strict as any other input. */
export const QUERIES = {
  cycles: z.strictObject({
    stages: listOf(STAGES, 'Stages (阶段)'),
    text: text('Part of title, contractor or id (关键字)', 100).optional(),
    ...of,
    ...page,
  }),
  facts: z.strictObject({
    after: numberText('Number of the last fact you have (已读到)', 0, Number.MAX_SAFE_INTEGER).optional(),
    limit: page.limit,
  }),
  obligations: z.strictObject({
    cycle: cycleId.optional(),
    owners: listOf(OWNERS, 'Who owes it (责任人)'),
    rules: listOf(CLOCK_RULE_IDS, 'Rules (规则)'),
    statuses: listOf(STATUSES, 'Status (状态)'),
    live: choice(['true', 'false'], 'Only what still asks for something (仅未办结)').optional(),
    dueFrom: day('Due from (期限起)').optional(),
    dueTo: day('Due to (期限止)').optional(),
    ...of,
    ...page,
  }),
  proof: z.strictObject({
    format: choice(['data', 'sheet'], 'Data, or an A4 sheet in HTML (数据或打印件)').optional(),
  }),
  notices: z.strictObject({
    cycle: cycleId.optional(),
    about: givenId('Obligation or task (事项)').optional(),
    recipient: ownId('Who gets it (收件人)').optional(),
    states: listOf(NOTICE_STATES, 'State (状态)'),
    ...of,
    ...page,
  }),
  ownDuties: z.strictObject(page),
  waitingPolicies: z.strictObject({ limit: page.limit }),
  stuck: z.strictObject({ reasons: listOf(REASONS, 'Why it is stuck (受阻原因)'), limit: page.limit, ...of }),
  figures: z.strictObject({
    from: day('Decided or due from (起)').optional(),
    to: day('Decided or due up to (止)').optional(),
    ...of,
  }),
  file: z.strictObject(of),
  accessLog: z.strictObject({
    person: ownId('Who read (查阅人)').optional(),
    after: numberText('`next` of the page before (下一页)', 1, Number.MAX_SAFE_INTEGER).optional(),
    limit: page.limit,
  }),
  template: z.strictObject({ kind: sheetKind }),
  sheet: z.strictObject({
    kind: sheetKind,
    confirm: choice(['true', 'false'], 'Write it; else it is only tried (登记)').optional(),
    onlyValid: choice(['true', 'false'], 'Take the lots that are right although others are not').optional(),
  }),
  forecast: z.strictObject({
    subject: choice(SUBJECT_KINDS, 'What is to be approved (审批事项)'),
    ref: givenId('Which one, e.g. y1, t1 (审批对象编号)').optional(),
    on: day('Day of submission, today when left out (提交日)').optional(),
    cycle: cycleId.optional(),
    policy: regionCode.optional(),
    fen: numberText('Sum in fen (金额，分)', 0, Number.MAX_SAFE_INTEGER).optional(),
    budget: numberText('Budget in fen (预算，分)', 0, Number.MAX_SAFE_INTEGER).optional(),
    initiator: ownId('Who submits (提交人)').optional(),
    singleSource: choice(['true', 'false'], 'Bought from a single source (单一来源)').optional(),
    violations: choice(['true', 'false'], 'Violations are on record (有违规登记)').optional(),
  }),
  directoryBook: z.strictObject({
    digest: shownDigest.optional(),
  }),
  coverage: z.strictObject({
    code: regionCode.optional(),
    year: numberText('Calendar year (年度)', 2014, 2045).optional(),
    townships: numberText('Number of townships, where the directory does not list them (乡镇总数)', 1, 500).optional(),
  }),
} as const;
