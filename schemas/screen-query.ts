import { z } from 'zod';
import { CLOCK_RULE_IDS } from '../domain/policy/rule-ids.js';
import { OWNERS } from '../domain/policy/vocabulary.js';
import { FACT_KINDS } from './facts.js';
import { choice, cycleId, day, givenId, ownId, regionCode, text } from './fields.js';
import {
  APPROVAL_STATUSES,
  firstOfMonth,
  flag,
  LANES,
  matterFilter,
  numberIn,
  paged,
  several,
  sortedBy,
} from './screen-fields.js';

const DONE_VERBS = ['approve', 'reject', 'abstain', 'return', 'transfer', 'delegate', 'give-back'] as const;
const involved = {
  ...matterFilter,
  statuses: several(APPROVAL_STATUSES, 'State of the approval (状态)'),
  sort: sortedBy(['at', 'number', 'title']),
  ...paged,
};

/** What the person's own lists may be asked. */
export const LIST_QUERIES = {
  inbox: z.strictObject({
    ...matterFilter,
    lanes: several(LANES, 'State of the due day (期限状态)'),
    unread: flag('Only unread ones, or only read ones (未读)'),
    urged: flag('Only urged ones, or only others (催办)'),
    sort: sortedBy(['due', 'arrived', 'number', 'title']),
    ...paged,
  }),
  done: z.strictObject({ ...involved, verbs: several(DONE_VERBS, 'What was done (我的处理)') }),
  started: z.strictObject(involved),
  copied: z.strictObject({ ...involved, unread: flag('Only unread ones, or only read ones (未读)') }),
} as const;

/** Whose lists: the own county's, or those of one the caller's office looks after. */
const of = { code: regionCode.describe('County to look at (行政区划代码), the own when left out').optional() };

/** What the deadline board may be asked; `from` and `to` are due days. */
export const BOARD_QUERIES = {
  board: z.strictObject({
    lanes: several(LANES, 'Lanes (红黄绿灰)'),
    stages: matterFilter.stages,
    owners: several(OWNERS, 'Who owes it (责任科室)'),
    rules: several(CLOCK_RULE_IDS, 'Rules (规则)'),
    contractor: ownId('Contractor (承接主体)').optional(),
    mine: flag('Only what falls to the caller (我的)'),
    ...{ text: matterFilter.text, from: matterFilter.from, to: matterFilter.to },
    sort: sortedBy(['due', 'number', 'rule']),
    ...of,
    ...paged,
  }),
  counts: z.strictObject({ mine: flag('Only what falls to the caller (我的)'), ...of }),
  workbench: z.strictObject({}),
} as const;

/** A month of the calendar; `mine`: only deadlines that fall to the caller. */
export const CALENDAR_QUERIES = {
  month: z.strictObject({ month: firstOfMonth, mine: flag('Only what falls to the caller (我的)'), ...of }),
  nothing: z.strictObject({}),
} as const;

export const LEDGERS = ['plans', 'tenders', 'contracts', 'payments', 'evaluations', 'archive'] as const;
const LEDGER_STATUSES = [
  'drafted',
  'approved',
  'filed',
  'received',
  'intended',
  'issued',
  'opened',
  'evaluated',
  'awarded',
  'voided',
  'signed',
  'effective',
  'ended',
  'terminated',
  'settled',
  'open',
  'payable',
  'applied',
  'allocated',
  'paid',
  'recorded',
  'confirmed',
  'running',
  'closed',
] as const;

/** What a ledger may be asked; `from` and `to` are days of its own kind. */
export const LEDGER_QUERY = z.strictObject({
  ...{ stages: matterFilter.stages, text: matterFilter.text, from: matterFilter.from, to: matterFilter.to },
  statuses: several(LEDGER_STATUSES, 'State (状态)'),
  year: numberIn('Contract year (合同年度)', 1, 20).optional(),
  party: text('Part of the contractor’s name (承接主体)', 100).optional(),
  sort: sortedBy(['day', 'number', 'fen', 'party']),
  format: choice(['json', 'xlsx'], 'Lines, or an Excel file of all of them (导出)').optional(),
  ...of,
  ...paged,
});

/** What a case is asked for besides its record. */
export const CASE_QUERIES = {
  mails: z.strictObject(paged),
  notice: z.strictObject({
    format: choice(['json', 'html', 'text', 'eml'], 'How it is shown (格式)').optional(),
    ...of,
  }),
} as const;

const span = { from: matterFilter.from, to: matterFilter.to };

/** What the audit log may be asked; `from` and `to` are days of recording. */
export const AUDIT_QUERIES = {
  facts: z.strictObject({
    person: ownId('Who did it (办理人)').optional(),
    kinds: several(FACT_KINDS, 'Kinds of facts (事实)'),
    cycle: cycleId.optional(),
    format: choice(['json', 'xlsx'], 'Lines, or an Excel file of all of them (导出)').optional(),
    ...span,
    ...paged,
  }),
  registers: z.strictObject({ person: ownId('Who did it (办理人)').optional(), ...span, ...paged }),
  chain: z.strictObject({ cycle: cycleId.optional(), after: cycleId.optional() }),
} as const;

/** Policies are told as of a day; left out, as of today. */
export const POLICY_QUERIES = {
  list: z.strictObject({}),
  explain: z.strictObject({ on: day('As of (截至)').optional(), rule: givenId('One rule (规则)').optional() }),
  diff: z.strictObject({
    a: regionCode,
    aOn: day('The first as of (甲截至)').optional(),
    b: regionCode,
    bOn: day('The second as of (乙截至)').optional(),
  }),
} as const;

/** Body that marks copies read: of one approval; with nothing named, all. */
export const copiesReadSchema = z.strictObject({
  cycle: cycleId.optional(),
  approval: givenId('Approval (审批)').optional(),
});
