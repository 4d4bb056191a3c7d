import { z } from 'zod';
import { CLOCK_RULE_IDS } from '../domain/policy/rule-ids.js';
import { OWNERS } from '../domain/policy/vocabulary.js';
import { cycleId, givenId, ownId } from './fields.js';
import {
  APPROVAL_STATUSES,
  firstOfMonth,
  flag,
  LANES,
  matterFilter,
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
    ...paged,
  }),
  counts: z.strictObject({ mine: flag('Only what falls to the caller (我的)') }),
  workbench: z.strictObject({}),
} as const;

/** A month of the calendar; `mine`: only deadlines that fall to the caller. */
export const CALENDAR_QUERIES = {
  month: z.strictObject({ month: firstOfMonth, mine: flag('Only what falls to the caller (我的)') }),
  nothing: z.strictObject({}),
} as const;

/** Body that marks copies read: of one approval; with nothing named, all. */
export const copiesReadSchema = z.strictObject({
  cycle: cycleId.optional(),
  approval: givenId('Approval (审批)').optional(),
});
