import { z } from 'zod';
import { CONTENT_PARTS, METHODS } from '../../domain/policy/vocabulary.js';
import { BOND_FORMS, BOND_KINDS } from '../../domain/tender/types.js';
import { attachments, contractorProfile, medium, partyRef, reason } from '../common.js';
import { choice, count, day, fenOrZero, fenSum, givenId, list, ownId, scoreHundredths, some, text } from '../fields.js';

const issue = {
  method: choice(METHODS, 'Procurement method (采购方式)'),
  documentsFrom: day('Documents on offer from (文件提供起)'),
  documentsTo: day('Documents on offer to (文件提供止)'),
  bidDeadline: day('Bid deadline (投标、响应截止日)'),
  noticeParts: list(choice(CONTENT_PARTS, 'Part of the notice'), 'Parts the notice holds (公告内容)'),
  budgetFen: fenSum('Published budget (公布预算)'),
  methodBasis: text(
    'Why not an open tender (未采用公开招标的依据：低于当地数额标准，或批准机关和文号)',
    500,
  ).optional(),
  bondFen: fenSum('Bid bond (投标保证金)').optional(),
  agent: partyRef.describe('Procurement agent (代理机构)').optional(),
  attachments,
};
const rank = count('Rank (名次)', 1, 50);
const challenge = givenId('Enquiry, challenge or complaint (询问、质疑或投诉), e.g. ch1', 'challenge');
const question = z.strictObject({
  from: partyRef.describe('Who asks or complains (提出人)'),
  about: text('What about (事项)'),
  mayChangeResult: z.boolean().describe('Could change the result (可能影响结果)'),
});
const bond = {
  party: ownId('Bidder or contractor (投标人、承接主体)', 'party'),
  fen: fenSum('Bond (保证金)'),
  of: choice(BOND_KINDS, 'Which bond, left out: the bid bond (保证金种类，不填为投标保证金)').optional(),
};
const answer = text('Answer (答复内容)');

/** Bodies of the chapter tender (采购). */
export const tenderBodies = {
  'publish-intention': z
    .strictObject({
      title: text('Title (采购意向名称)', 200),
      fen: fenSum('Expected sum (预算金额)'),
      plannedFor: day('Purchase planned for (预计采购时间)'),
      medium,
    })
    .describe('Publish the intention (公开采购意向)'),
  'issue-tender': z.strictObject(issue).describe('Issue the tender documents (发出采购文件)'),
  'change-documents': z
    .strictObject({
      summary: text('What changes (更正内容)'),
      affectsBids: z.boolean().describe('May affect how bids are written (影响投标文件编制)'),
      bidDeadline: day('New bid deadline (新的截止日)').optional(),
    })
    .describe('Change the documents (更正采购文件)'),
  'open-bids': z
    .strictObject({
      bidders: list(
        z.strictObject({
          party: partyRef,
          fen: fenOrZero('Price offered (报价)'),
          qualified: z.boolean().describe('Meets the conditions (资格符合)'),
        }),
        'Who bid (投标人)',
      ),
    })
    .describe('Open the bids (开标)'),
  'void-tender': z.strictObject({ reason }).describe('Declare the tender void (废标)'),
  retender: z.strictObject({ ...issue, reason }).describe('Tender again (重新采购)'),
  'finish-bid-evaluation': z
    .strictObject({
      ranking: some(
        z.strictObject({
          rank,
          party: ownId('Bidder (投标人)', 'party'),
          scoreHundredths,
          fen: fenOrZero('Price (报价)'),
        }),
        'Ranking (排序)',
      ),
    })
    .describe('Finish the evaluation of bids (评审结束)'),
  'record-evaluation-report': z.strictObject({ attachments }).describe('Record the evaluation report (收到评审报告)'),
  'decide-award': z.strictObject({ rank, contractorProfile }).describe('Decide the award (确定成交供应商)'),
  'record-award-declined': z.strictObject({ rank, reason }).describe('Record that the winner declined (成交人放弃)'),
  'send-award-notice': z
    .strictObject({ publishedOn: day('Result published on (结果公告日)'), medium })
    .describe('Send the award notice (发出中标、成交通知书)'),
  'take-bond': z
    .strictObject({ ...bond, form: choice(BOND_FORMS, 'Form of the bond (保证金形式)').optional() })
    .describe('Take a bond (收取保证金)'),
  'refund-bond': z.strictObject(bond).describe('Refund a bond (退还保证金)'),
  'publish-single-source-notice': z
    .strictObject({ supplier: partyRef.describe('The only supplier (唯一供应商)'), reason, medium })
    .describe('Publish the single-source notice (单一来源公示)'),
  'record-enquiry': question.describe('Record an enquiry (登记询问)'),
  'answer-enquiry': z.strictObject({ challenge, answer }).describe('Answer an enquiry (答复询问)'),
  'record-challenge': question.describe('Record a challenge (登记质疑)'),
  'answer-challenge': z
    .strictObject({ challenge, answer, upheld: z.boolean().describe('Upheld (质疑成立)') })
    .describe('Answer a challenge (答复质疑)'),
  'record-complaint': question.describe('Record a complaint (登记投诉)'),
  'reply-complaint': z.strictObject({ challenge, reply: answer }).describe('Reply to a complaint (投诉答复说明)'),
  'suspend-procurement': z
    .strictObject({ reason, challenge: challenge.optional() })
    .describe('Suspend the procurement (暂停采购)'),
  'resume-procurement': z
    .strictObject({ reason, challenge: challenge.optional() })
    .describe('Resume the procurement (恢复采购)'),
};
