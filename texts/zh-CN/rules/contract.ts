import type { ClockRuleId } from '../../../domain/policy/rule-ids.js';
import type { RuleText } from './types.js';

/** Clocks of the contract, its filings and its renewal. */
export const CONTRACT_RULE_TEXTS = {
  'contract-signing': {
    title: '与中标（成交）供应商签订合同',
    how: '双方按采购文件和响应文件签订合同，分别登记各方用印日期，以较晚者为签订日。',
    otherwise: '逾期不签的，财政部门可责令改正并追究责任，供应商可主张损失。',
  },
  'yearly-contract-signing': {
    title: '签订下一年度合同',
    how: '续签决定作出后，在本年度服务期满前签订下一年度合同。',
    otherwise: '未衔接的，站点服务中断，且无合同依据支付费用。',
  },
  'contract-publication': {
    title: '公告政府采购合同',
    how: '在省级以上财政部门指定的媒体公告合同，涉密内容除外，并登记公告媒体。',
    otherwise: '未按规定公告的，财政部门可责令改正、给予警告，并可处分责任人员。',
  },
  'contract-filing-finance': {
    title: '合同副本报同级财政部门备案',
    how: '将合同副本报同级财政部门和有关部门备案，登记报送日期，收到回执后登记回执。',
    otherwise: '未按规定备案的，财政部门可责令改正、给予警告，并可处分责任人员。',
  },
  'contract-filing-city': {
    title: '合同报市级民政部门备案',
    how: '将合同报市级民政部门备案，登记报送日期，收到回执后登记回执。',
    otherwise: '逾期报送记为违反本地规定。',
  },
  'staffing-filing': {
    title: '驻站社工配备情况报备',
    how: '将站点人员名册、资格证明报受理机关备案，并登记报送日期。',
    otherwise: '逾期报送记为违反本地规定，并影响人员配备的检查结果。',
  },
  'work-plan-filing': {
    title: '报送承接主体工作计划',
    how: '指导承接主体制定工作计划，报受理机关备案，并登记报送日期。',
    otherwise: '逾期报送记为违反本地规定，中期评估缺少对照依据。',
  },
  'filing-receipt': {
    title: '受理机关出具备案回执',
    how: '请受理机关出具回执；收到后登记回执日期和文号。',
    otherwise: '报送义务已经履行，但长期没有回执的，报送材料可能遗失或被退回而无人知道。',
  },
  'contract-change-notice': {
    title: '公告合同变更',
    how: '合同变更后，在原公告媒体发布变更公告，并登记。',
    otherwise: '未公告的变更可能被认定为违反信息公开规定。',
  },
  'acceptance-publication': {
    title: '公告履约验收结果',
    how: '公共服务项目验收应邀请服务对象出具意见，验收结果向社会公告。',
    otherwise: '验收结果未公告的，可被责令改正，尾款支付的依据不完整。',
  },
  'next-year-plan': {
    title: '确定下一年度计划',
    how: '在本年度合同期满前确定下一年度计划，并完成审批。',
    otherwise: '计划未定的，续签或重新采购缺少依据，服务可能中断。',
  },
  'renewal-decision': {
    title: '决定是否续签',
    how: '依据年度评估结果作出续签、重新采购、签订过渡合同或终止的决定，并完成审批。',
    otherwise: '合同期满仍未决定的，服务中断或无合同履行。',
  },
  'reprocurement-start': {
    title: '启动重新采购',
    how: '在最晚安全启动日前启动接续周期，保证服务不断档。',
    otherwise: '此日之后启动的，按法定最短时间也来不及在服务期满前签约。',
  },
  handover: {
    title: '新旧承接主体交接',
    how: '原承接主体移交档案、服务对象资料、场地和设备，三方签字确认后登记。',
    otherwise: '未交接的，服务对象资料可能遗失，原合同不能结算。',
  },
  'file-retention': {
    title: '采购档案保存期届满',
    how: '采购文件从采购结束之日起妥善保存至此日，不得伪造、变造、隐匿或销毁。',
    otherwise: '提前销毁采购文件的，依法追究责任。',
  },
} satisfies Partial<Record<ClockRuleId, RuleText>>;
