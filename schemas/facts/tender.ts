import { z } from 'zod';
import { tenderBodies } from '../commands/tender.js';
import { formerResult, partyRef } from '../common.js';
import { choice, count, fenOrZero } from '../fields.js';
import { anyDay, approvedBy, legalRisks } from './fields.js';

const bodies = tenderBodies;
const round = { round: count('Which tender of the cycle (第几次采购)', 1, 100) };
const winner = {
  contractor: partyRef.describe('Winner (中标、成交供应商)'),
  fen: fenOrZero('Price awarded (成交金额)'),
};
const received = bodies['record-challenge'].extend({ challenge: bodies['answer-challenge'].shape.challenge });

/** Facts of the chapter tender (采购). */
export const tenderFacts = {
  'intention-published': bodies['publish-intention'].describe('Intention published (采购意向公开)'),
  'tender-issued': bodies['issue-tender']
    .extend({ ...round, reason: bodies.retender.shape.reason.optional(), legalRisks })
    .describe('Tender documents issued (发出采购文件)'),
  'documents-changed': bodies['change-documents']
    .extend({ bidDeadline: bodies['issue-tender'].shape.bidDeadline })
    .describe('Documents changed (修改采购文件)'),
  'bids-opened': bodies['open-bids'].extend(round).describe('Bids opened (开标)'),
  'tender-voided': bodies['void-tender'].extend(round).describe('Tender void (废标)'),
  'bid-evaluation-finished': bodies['finish-bid-evaluation'].extend(round).describe('Bids evaluated (评审结束)'),
  'evaluation-report-received': bodies['record-evaluation-report'].describe(
    'Evaluation report received (收到评审报告)',
  ),
  'award-decided': bodies['decide-award']
    .extend({ ...winner, approval: approvedBy, legalRisks, formerResult: formerResult.optional() })
    .describe('Award decided (确定中标（成交）供应商)'),
  'award-declined': bodies['record-award-declined'].describe('Winner declined (中标（成交）人放弃)'),
  'award-notice-sent': bodies['send-award-notice']
    .extend(winner)
    .describe('Award notice sent (发出中标（成交）通知书)'),
  'result-notice-ended': z
    .strictObject({ noticeSentOn: anyDay('Day of the award notice (通知书发出日)') })
    .describe('Notice of the result has run its time (结果公告期满)'),
  'bond-taken': bodies['take-bond'].describe('Bond taken (收取保证金)'),
  'bond-refunded': bodies['refund-bond']
    .extend({ who: choice(['winner', 'losers'], 'Whose bond (中标人或其他投标人)') })
    .describe('Bond refunded (退还保证金)'),
  'single-source-notice-published': bodies['publish-single-source-notice'].describe(
    'Single-source notice published (单一来源公示)',
  ),
  'enquiry-received': received.describe('Enquiry received (收到询问)'),
  'enquiry-answered': bodies['answer-enquiry'].describe('Enquiry answered (答复询问)'),
  'challenge-received': received.describe('Challenge received (收到质疑)'),
  'challenge-answered': bodies['answer-challenge'].describe('Challenge answered (答复质疑)'),
  'complaint-received': received.describe('Complaint received (收到投诉书副本)'),
  'complaint-replied': bodies['reply-complaint'].describe('Complaint replied to (答复投诉)'),
  'procurement-suspended': bodies['suspend-procurement'].describe('Procurement suspended (暂停采购)'),
  'procurement-resumed': bodies['resume-procurement'].describe('Procurement resumed (恢复采购)'),
};
