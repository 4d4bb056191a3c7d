import { z } from 'zod';
import { EVALUATION_SLOTS, GRADES, REWARDS } from '../../domain/policy/vocabulary.js';
import { evaluationBodies } from '../commands/evaluation.js';
import { choice, contractYear, scoreHundredths } from '../fields.js';
import { approvedBy, list } from './fields.js';

const bodies = evaluationBodies;
const year = contractYear;
const { station } = bodies['record-evaluation'].shape;
const judged = {
  scoreHundredths,
  grade: choice(GRADES, 'Grade (等次)'),
  pass: z.boolean().describe('Passed (合格)'),
};

/** Facts of the chapter evaluation (评估、验收、整改). */
export const evaluationFacts = {
  'evaluator-appointed': bodies['appoint-evaluator'].describe('Evaluator appointed (委托评估机构)'),
  'evaluation-recorded': bodies['record-evaluation'].describe('Evaluation of a station (登记站点评估)'),
  'result-confirmed': bodies['confirm-evaluation']
    .extend({
      ...judged,
      stations: list(z.strictObject({ station, scoreHundredths }), 'Scores of the stations (各站得分)'),
      approval: approvedBy,
    })
    .describe('Result confirmed (评估结果确认)'),
  'evaluation-published': bodies['publish-evaluation'].describe('Result published (公开评估结果)'),
  'evaluation-sent-up': bodies['send-result-up'].describe('Result sent up (上报评估结果)'),
  'evaluation-objected': bodies['object-to-evaluation'].describe('Objection to a result (对评估结果提出异议)'),
  'spot-check-recorded': bodies['record-spot-check'].describe('Spot check (登记抽查)'),
  'annual-result-determined': z
    .strictObject({
      year,
      ...judged,
      from: list(choice(EVALUATION_SLOTS, 'Evaluation'), 'Evaluations it is made of (所依据的评估)'),
      reward: choice(REWARDS, 'What the grade earns (奖补)').optional(),
    })
    .describe('Result of the year determined (确定年度结果)'),
  'year-failed': z.strictObject({ year, scoreHundredths }).describe('The year failed (年度评估不合格)'),
  'acceptance-recorded': bodies['record-acceptance'].describe('Acceptance (验收)'),
  'acceptance-published': bodies['publish-acceptance'].describe('Acceptance published (公告验收结果)'),
  'drift-reported': bodies['report-drift'].describe('Service departs from the contract (报告履约偏离)'),
  'correction-ordered': bodies['order-correction'].describe('Correction ordered (责令整改)'),
  'correction-closed': bodies['close-correction'].describe('Correction closed (整改销号)'),
  'service-suspended': bodies['suspend-service'].describe('Service suspended (暂停服务)'),
  'service-resumed': bodies['resume-service'].describe('Service resumed (恢复服务)'),
};
