import type { ClockRuleId } from '../../../domain/policy/rule-ids.js';
import type { RuleText } from './types.js';

/** Clocks of planning and buying. */
export const TENDER_RULE_TEXTS = {
  'intention-to-tender': {
    title: '采购意向公开期满后发出采购文件',
    how: '在指定的政府采购媒体公开采购意向，期满后再发出采购文件。',
    otherwise: '提前发出的，意向公开时间不足，采购活动可能被质疑、投诉。',
  },
  'plan-filing': {
    title: '报送年度实施计划备案',
    how: '将批准的年度实施计划报受理机关，在系统登记报送，收到回执后登记回执。备案不等批复，报送即履行。',
    otherwise: '逾期报送记为违反规定，并影响后续采购文件发出。',
  },
  'implementation-plan-filing': {
    title: '向财政部门备案采购实施计划',
    how: '预算批复后，将采购实施计划报同级财政部门备案，并登记报送日期。',
    otherwise: '未备案的采购实施计划，财政部门可责令改正，资金支付可能受阻。',
  },
  'documents-on-offer': {
    title: '采购文件提供期满',
    how: '采购文件的提供期限届满前不得停止发售或发放。',
    otherwise: '提供期限不足的，采购活动可能被质疑、投诉。',
  },
  'clarification-window': {
    title: '澄清、修改采购文件的最后一天',
    how: '可能影响响应文件编制的澄清或修改，应在此日前书面通知所有获取文件的供应商。',
    otherwise: '在此日之后修改的，应当顺延提交响应文件的截止时间。',
  },
  'single-source-notice': {
    title: '单一来源采购公示期满',
    how: '在指定媒体公示，期满无异议或异议处理完毕后再组织协商。',
    otherwise: '公示期不足的，单一来源采购的依据不成立。',
  },
  'bid-window': {
    title: '提交响应文件截止',
    how: '从发出采购文件到截止提交，等标期必须满足所用采购方式的最短天数。',
    otherwise: '等标期不足即开标的，采购活动可能无效。',
  },
  'evaluation-report': {
    title: '代理机构送交评审报告',
    how: '评审结束后，采购代理机构将评审报告送采购人，采购人登记收到日期。',
    otherwise: '采购人定标的期限从收到评审报告起算，迟送会压缩后续时间。',
  },
  'award-decision': {
    title: '确定中标（成交）供应商',
    how: '收到评审报告后，在推荐的候选人中按顺序确定中标（成交）供应商，并登记决定。',
    otherwise: '逾期未确定的，可能视为确定排名第一的候选人。',
  },
  'award-notice': {
    title: '发出中标（成交）通知书并公告结果',
    how: '确定供应商后，同时发出中标（成交）通知书并在指定媒体公告结果。',
    otherwise: '未按时公告结果的，财政部门可责令改正、给予警告。',
  },
  'bond-refund-losers': {
    title: '退还未中标供应商的保证金',
    how: '中标（成交）通知书发出后，由代理机构原路退还，并登记退还日期。',
    otherwise: '逾期不退的，供应商可投诉并主张资金占用费。',
  },
  'bond-refund-winner': {
    title: '退还中标供应商的保证金',
    how: '合同签订后，由代理机构退还保证金或转为履约保证金，并登记。',
    otherwise: '逾期不退的，供应商可投诉并主张资金占用费。',
  },
  'result-notice-period': {
    title: '结果公告期满',
    how: '公告期内结果应保持公开，期满后开始计算质疑期。',
    otherwise: '公告期不足的，质疑期的起算日存在争议。',
  },
  'challenge-window': {
    title: '质疑期届满',
    how: '此日之前收到的质疑必须受理，签约前请留意是否有质疑。',
    otherwise: '忽视期内质疑而签约的，可能被投诉并暂停履行。',
  },
  'challenge-answer': {
    title: '答复质疑',
    how: '以书面形式答复质疑供应商，并通知其他有关供应商，答复不得涉及商业秘密。',
    otherwise: '逾期不答复的，供应商可向财政部门投诉。',
  },
  'enquiry-answer': {
    title: '答复询问',
    how: '对供应商依法提出的询问作出答复，并登记答复日期。',
    otherwise: '逾期不答复的，供应商可能转为质疑。',
  },
  'complaint-window': {
    title: '投诉期届满',
    how: '供应商对答复不满意或未得到答复的，可在此日前向财政部门投诉。',
    otherwise: '期内出现投诉的，签约或履行可能被财政部门书面通知暂停。',
  },
  'complaint-reply': {
    title: '对投诉提交书面说明',
    how: '收到投诉书副本后，以书面形式向财政部门作出说明，并附证据、依据和有关材料。',
    otherwise: '逾期不说明的，财政部门可按现有材料作出处理。',
  },
} satisfies Partial<Record<ClockRuleId, RuleText>>;
