import { z } from 'zod';
import {
  CONTENT_PARTS,
  EXPENSES,
  FILINGS,
  FUND_SOURCES,
  METHODS,
  RECIPIENTS,
  REGIMES,
} from '../../domain/policy/vocabulary.js';
import { attachments, formerResult, partyRef, reason, services, station } from '../common.js';
import {
  calendarYear,
  choice,
  contractYear,
  count,
  cycleId,
  day,
  fenSum,
  givenId,
  list,
  ownId,
  some,
  text,
} from '../fields.js';

const opening = {
  programmeId: ownId('Programme: cycles of one county and year bought together (采购项目)'),
  lot: ownId('Lot (标段、包)'),
  title: text('Title of the purchase (项目名称)', 200),
  regime: choice(
    REGIMES,
    'Regime (适用制度): under the Government Procurement Act, below its threshold, or not under it',
  ),
  regimeBasis: text('Why this regime holds (适用依据)'),
  purchaser: partyRef.describe('Purchaser (采购人)'),
  county: text('Name of the county, as signs have it (县级名称)', 50).optional(),
  stations: some(station, 'Stations the award covers (社工站)'),
  method: choice(METHODS, 'Procurement method (采购方式)'),
  years: count('Planned number of yearly contracts (计划合同年数)', 1, 10),
  leadCycle: cycleId.nullable().describe('Lead cycle of the programme (牵头周期), null when this one leads'),
  // A form begins with no; what is put on record says it either way.
  agentUsed: z.boolean().describe('A procurement agent is used (委托代理机构)').meta({ default: false }),
  predecessor: cycleId.describe('The cycle this one takes over from (前一周期)').optional(),
  formerResults: some(formerResult, 'Results of that cycle (前一周期的年度结果)').optional(),
  estimateFen: fenSum('Expected cost over all years (预计金额)').optional(),
};

const adoptedYear = z.strictObject({
  year: contractYear,
  signedOn: day('Signed, the later seal (签订日)'),
  effectiveOn: day('In effect (生效日)'),
  serviceFrom: day('Service begins (服务开始日)'),
  serviceTo: day('Service ends (服务结束日)'),
  fen: fenSum('Contract sum (合同金额)'),
  allocated: list(
    z.strictObject({
      tranche: count('Tranche of that year (第几期)', 1, 12),
      fen: fenSum('Allocated (拨付金额)'),
      on: day('Allocated on (拨付日)'),
      source: choice(FUND_SOURCES, 'Source of funds (资金来源)').optional(),
    }),
    'What was allocated before the cycle was taken over (已拨付)',
  ),
});

const budget = {
  year: contractYear,
  source: choice(FUND_SOURCES, 'Source of funds (资金来源)'),
  fen: fenSum('Budget (预算金额)'),
  approvedOn: day('Approved on (批复日)'),
  fundBase: fenSum('Base that a funding floor or ceiling is measured on (计算基数)').optional(),
  baseYear: calendarYear('Year of that base (基数年度)').optional(),
  purchaser: partyRef.describe('Whose money it is, where not the own purchaser’s (其他购买主体的资金)').optional(),
  expenses: some(choice(EXPENSES, 'Use'), 'What it may be spent on (资金用途)').optional(),
};

const scope = {
  items: some(text('Item (事项)', 200), 'Items beyond the list (超出目录的事项)'),
  domains: services.domains,
};
const filing = givenId('Filing (备案), e.g. f1', 'filing');

/** Bodies of the chapter plan (计划、备案、预算). */
export const planBodies = {
  'open-cycle': z.strictObject(opening).describe('Open a cycle (启动采购周期)'),
  'adopt-cycle': z
    .strictObject({
      ...opening,
      asOf: day('Day of taking over (接管日)'),
      contractYear,
      contractor: partyRef.describe('Contractor (承接主体)'),
      contracts: some(adoptedYear, 'Contract years that ran before (已有合同年度)'),
    })
    .describe('Take over a running contract (接管在履行合同)'),
  'draft-plan': z
    .strictObject({
      year: contractYear,
      title: text('Title (计划名称)', 200),
      parts: list(choice(CONTENT_PARTS, 'Part of the plan'), 'Parts the plan holds (计划内容)'),
      fen: fenSum('Planned sum (计划金额)'),
      serviceFrom: day('Service begins (服务开始日)'),
      serviceTo: day('Service ends (服务结束日)'),
      summary: text('Summary (摘要)'),
      ...services,
      attachments,
    })
    .describe('Draft the yearly plan (编制年度计划)'),
  'record-budget': z.strictObject(budget).describe('Record the approved budget (登记预算)'),
  'change-budget': z.strictObject({ ...budget, reason }).describe('Change the budget (调整预算)'),
  'submit-filing': z
    .strictObject({
      of: choice(FILINGS, 'What is filed (备案事项)'),
      to: choice(RECIPIENTS, 'With whom (受理机关)'),
      year: contractYear.optional(),
      attachments,
    })
    .describe('Submit a filing (报送备案)'),
  'record-receipt': z
    .strictObject({ filing, number: text('Number of the receipt (回执编号)', 100).optional() })
    .describe('Record the receipt of a filing (登记备案回执)'),
  'record-filing-returned': z
    .strictObject({ filing, reasons: text('Reasons given (退回理由)') })
    .describe('Record that a filing came back (登记备案退回)'),
  refile: z.strictObject({ filing, attachments }).describe('File again (重新报送备案)'),
  'request-scope-extension': z
    .strictObject({ ...scope, reason })
    .describe('Ask for items beyond the purchase list (申请扩大购买范围)'),
  'record-scope-decision': z
    .strictObject({
      ...scope,
      by: choice(RECIPIENTS, 'Who decided (批准机关)'),
      approved: z.boolean().describe('Approved (批准)'),
      number: text('Number of its document (批复文号)', 100).optional(),
    })
    .describe('Record the decision on items beyond the list (登记扩大范围的批复)'),
  'assign-officer': z
    .strictObject({ officer: ownId('Person who takes the cycle (新经办人)', 'person'), reason })
    .describe('Hand the cycle to a colleague (移交经办人)'),
};
