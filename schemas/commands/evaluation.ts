import { z } from 'zod';
import { CONTENT_PARTS, EVALUATION_SLOTS, RECIPIENTS } from '../../domain/policy/vocabulary.js';
import { attachments, medium, partyRef, reason } from '../common.js';
import { choice, contractYear, count, ownId, scoreHundredths, some, text } from '../fields.js';

const year = contractYear;
const slot = choice(EVALUATION_SLOTS, 'Which evaluation (评估阶段)');
const station = ownId('Station (社工站)', 'station');

/** Bodies of the chapter evaluation (评估、验收、整改). */
export const evaluationBodies = {
  'appoint-evaluator': z
    .strictObject({
      party: partyRef.describe('Evaluator (评估机构)'),
      contractRef: text('Contract it was bought by (委托合同)', 200),
      noConflict: z.boolean().describe('Declared free of conflict (无利益冲突声明)'),
    })
    .describe('Appoint the evaluator (委托评估机构)'),
  'record-evaluation': z
    .strictObject({
      year,
      slot,
      station,
      evaluators: some(ownId('Evaluator', 'person'), 'Who evaluated (评估人员)'),
      scoreHundredths,
      attachments,
    })
    .describe('Record the evaluation of a station (登记站点评估)'),
  'confirm-evaluation': z.strictObject({ year, slot }).describe('Confirm the result (确认评估结果)'),
  'publish-evaluation': z.strictObject({ year, slot, medium }).describe('Publish the result (公开评估结果)'),
  'send-result-up': z
    .strictObject({ year, slot, to: choice(RECIPIENTS, 'To whom (报送单位)') })
    .describe('Send the result up (上报评估结果)'),
  'object-to-evaluation': z
    .strictObject({ year, slot, station: station.optional(), reason })
    .describe('Object to a result (对评估结果提出异议)'),
  'record-spot-check': z
    .strictObject({
      by: choice(RECIPIENTS, 'Who checked (抽查单位)'),
      station,
      scoreHundredths,
      topics: some(choice(CONTENT_PARTS, 'Topic (抽查内容)'), 'What was looked at (抽查内容)').optional(),
      note: text('Note (备注)').optional(),
    })
    .describe('Record a spot check (登记抽查)'),
  'determine-annual-result': z.strictObject({ year }).describe('Determine the result of the year (确定年度结果)'),
  'record-acceptance': z
    .strictObject({
      year,
      accepted: z.boolean().describe('Accepted (验收合格)'),
      opinions: count('Opinions of users collected (服务对象意见数)', 0, 1_000_000),
      summary: text('Opinion of acceptance (验收意见)'),
    })
    .describe('Record the acceptance (登记验收)'),
  'publish-acceptance': z.strictObject({ year, medium }).describe('Publish the acceptance (公开验收结果)'),
  'report-drift': z
    .strictObject({
      year,
      station: station.optional(),
      what: text('What is off (偏离情况)'),
      serious: z.boolean().describe('Serious (情节严重)'),
    })
    .describe('Report that service departs from the contract (报告履约偏离)'),
  'order-correction': z
    .strictObject({
      year,
      what: text('What to correct (整改事项)'),
      withinWd: count('Working days given (整改工作日)', 1, 250),
    })
    .describe('Order a correction (责令整改)'),
  'close-correction': z
    .strictObject({
      year,
      result: text('Result (整改结果)'),
      putRight: z.boolean().optional().describe('Put right; left out: yes (整改到位)'),
    })
    .describe('Close a correction (整改销号)'),
  'suspend-service': z.strictObject({ year, reason }).describe('Suspend the service (暂停服务)'),
  'resume-service': z.strictObject({ year, reason }).describe('Resume the service (恢复服务)'),
};
