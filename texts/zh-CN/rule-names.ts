import type { OtherRuleId } from '../../domain/policy/rule-ids.js';
import { RULE_TEXTS } from './rules.js';

/** Rules that start no clock: conditions, limits, contents, schemes and routes. */
const OTHER_RULE_NAMES = {
  'budget-approved': '有预算方可采购、签约',
  'contract-parties': '按成交结果确定签约双方',
  acceptance: '验收合格方可付尾款',
  'assignment-ban': '不得转包',
  'scope-extension': '超出目录须经批准',
  'evaluator-conflict': '评估机构回避',
  'renewal-gate': '年度合格方可续签',
  'method-condition': '采购方式适用条件',
  'worker-borrowing-ban': '不得借调社工',
  'challenge-standing': '质疑供应商的资格',
  'procurement-suspension': '暂停采购期间不得签约',
  'min-bidders': '供应商最少数量',
  'supplement-limit': '追加金额上限',
  'bridge-limit': '过渡合同金额上限',
  'worker-age': '社工年龄上限',
  coverage: '站点覆盖率',
  'fund-floor': '资金下限',
  'funding-ceiling': '资金上限',
  'cost-split': '费用构成',
  'bid-bond': '投标保证金上限',
  'office-area': '办公面积下限',
  'cycle-length': '合同年数上限',
  'ring-fence': '专款专用',
  'fund-source-scope': '资金来源范围',
  'suspension-limit': '投诉暂停采购的最长天数',
  'plan-contents': '计划应有内容',
  'notice-contents': '公告应有内容',
  'contract-contents': '合同应有内容',
  'disclosure-contents': '公开信息应有内容',
  'signage-text': '标牌格式',
  staffing: '人员配备',
  'evaluation-scheme': '评估办法',
  'payment-scheme': '拨付办法',
  'reminder-plan': '提醒计划',
  'separation-of-duties': '回避规定',
  'route-annual-plan': '年度计划审批流程',
  'route-tender-documents': '采购文件审批流程',
  'route-award': '中标（成交）结果审批流程',
  'route-contract': '合同审批流程',
  'route-amendment': '合同变更审批流程',
  'route-evaluation-result': '评估结果审批流程',
  'route-renewal': '续签审批流程',
  'route-payment': '付款审批流程',
  'route-scope-extension': '扩大范围审批流程',
  'route-extension': '延期审批流程',
  'route-waiver': '豁免审批流程',
  'route-deviation': '偏离审批流程',
  'route-repair': '修复审批流程',
} as const satisfies Record<OtherRuleId, string>;

const CLOCK_RULE_NAMES = Object.fromEntries(Object.entries(RULE_TEXTS).map(([id, { title }]) => [id, title]));

/** Every rule of the catalogue by name. */
export const RULE_NAMES: Readonly<Record<string, string>> = { ...CLOCK_RULE_NAMES, ...OTHER_RULE_NAMES };
