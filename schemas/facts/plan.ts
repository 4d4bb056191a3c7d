import { z } from 'zod';
import { planBodies } from '../commands/plan.js';
import { formerResult } from '../common.js';
import { contractYear, hashText, text } from '../fields.js';
import { PATTERNS } from '../patterns.js';
import { approval, legalRisks, versionRef } from './fields.js';

const bodies = planBodies;
const pinned = {
  policy: versionRef('Policy in force (适用政策)'),
  calendar: versionRef('Calendar in force (适用日历)'),
  code: z.string().regex(PATTERNS.regionCode.regex).describe('Region code (行政区划代码, GB/T 2260), six digits'),
};
const { filing } = bodies['record-receipt'].shape;
const { of, to, attachments } = bodies['submit-filing'].shape;

/** Facts of the chapter plan (计划、备案、预算). */
export const planFacts = {
  'cycle-opened': bodies['open-cycle'].extend(pinned).extend({ legalRisks }).describe('Cycle opened (启动采购周期)'),
  'cycle-adopted': bodies['adopt-cycle'].extend(pinned).describe('Running contract taken over (接管在履行合同)'),
  'plan-drafted': bodies['draft-plan'].describe('Yearly plan drafted (起草计划)'),
  'plan-approved': z
    .strictObject({ year: contractYear, approval, hash: hashText('SHA-256 of the plan (计划的内容哈希)') })
    .describe('Plan approved (计划批准)'),
  'plan-reopened': z
    .strictObject({ year: contractYear, approval })
    .describe('Approval of the plan asked anew (计划重新审批)'),
  'budget-approved': bodies['record-budget']
    .extend({ formerResult: formerResult.optional() })
    .describe('Budget approved (预算批复)'),
  'budget-changed': bodies['change-budget'].describe('Budget changed (调整预算)'),
  'filing-submitted': bodies['submit-filing'].extend({ filing }).describe('Filing submitted (报送备案)'),
  'receipt-recorded': bodies['record-receipt'].extend({ of, to }).describe('Receipt of a filing (收到备案回执)'),
  'filing-returned': bodies['record-filing-returned'].describe('Filing came back (备案被退回)'),
  'filing-resubmitted': z
    .strictObject({
      filing,
      of,
      to,
      keepsFirstDay: z.boolean().describe('Counts from the first submission (沿用首次报送日)'),
      attachments,
    })
    .describe('Filed again (重新报送备案)'),
  'scope-extension-requested': bodies['request-scope-extension'].describe(
    'Asked for items beyond the purchase list (申请扩大购买范围)',
  ),
  'scope-extension-decided': bodies['record-scope-decision'].describe(
    'Decision on items beyond the list (扩大购买范围的批复)',
  ),
  'officer-assigned': bodies['assign-officer']
    .extend({ name: text('Name of the officer (新经办人姓名)') })
    .describe('Cycle handed to a colleague (移交经办人)'),
};
