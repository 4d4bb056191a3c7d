import type { ClockRuleId } from '../../../domain/policy/rule-ids.js';
import type { RuleText } from './types.js';

/** Clocks of evaluation and of money. */
export const RESULT_RULE_TEXTS = {
  'evaluation-first-half': {
    title: '完成上半年评估',
    how: '组织对每个站点的上半年评估，录入评分，完成结果审批后确认。',
    otherwise: '缺少上半年结果的，年度评估结果无法合成。',
  },
  'evaluation-second-half': {
    title: '完成下半年评估',
    how: '组织对每个站点的下半年评估，录入评分，完成结果审批后确认。',
    otherwise: '缺少下半年结果的，年度评估结果无法合成，不能续签。',
  },
  'evaluation-mid-term': {
    title: '完成中期评估',
    how: '组织中期评估，录入评分，完成结果审批后确认。',
    otherwise: '没有合格的中期评估结果，相应款项不能拨付。',
  },
  'evaluation-final': {
    title: '完成终期评估',
    how: '组织终期评估，录入评分，完成结果审批后确认。',
    otherwise: '没有合格的终期评估结果，尾款不能拨付，不能续签。',
  },
  'evaluation-annual': {
    title: '完成年度评估',
    how: '组织年度评估，录入评分，完成结果审批后确认。',
    otherwise: '没有年度评估结果的，不能续签。',
  },
  'evaluation-approval': {
    title: '评估结果报审',
    how: '将评估结果报审定机关，审定后登记。',
    otherwise: '未经审定的结果不能作为续签和拨款依据。',
  },
  'annual-result': {
    title: '确定年度评估结果',
    how: '合成各次、各站点的评估结果，在此日前确定，才有时间在不合格时重新采购。',
    otherwise: '晚于此日确定且不合格的，按法定最短时间也来不及在服务期满前重新签约，服务会断档。',
  },
  'evaluation-publication': {
    title: '公开评估结果',
    how: '将确认的评估结果向社会公开，并登记公开方式。',
    otherwise: '未公开的，记为违反本地规定。',
  },
  'evaluation-result-upward': {
    title: '上报评估结果',
    how: '将确认的评估结果报上级民政部门，并登记报送日期。',
    otherwise: '逾期未报的，记为违反本地规定。',
  },
  'payment-tranche-1': {
    title: '拨付第一笔款',
    how: '付款条件已经具备，完成付款审批后由民政局财务科办理拨付并登记。',
    otherwise: '逾期拨付构成违约，并影响站点人员工资发放。',
  },
  'payment-tranche-2': {
    title: '拨付第二笔款',
    how: '付款条件已经具备，完成付款审批后由民政局财务科办理拨付并登记。',
    otherwise: '逾期拨付构成违约，并影响站点人员工资发放。',
  },
  'payment-tranche-3': {
    title: '拨付第三笔款',
    how: '付款条件已经具备，完成付款审批后由民政局财务科办理拨付；最后一笔为合同余额。',
    otherwise: '逾期拨付构成违约，并影响站点人员工资发放。',
  },
  'payment-tranche-4': {
    title: '拨付第四笔款',
    how: '付款条件已经具备，完成付款审批后由民政局财务科办理拨付；最后一笔为合同余额。',
    otherwise: '逾期拨付构成违约，并影响站点人员工资发放。',
  },
  'invoice-payment': {
    title: '收到发票后支付资金',
    how: '满足合同约定支付条件的，收到发票后将资金支付到合同约定的账户并登记。',
    otherwise: '逾期支付的，供应商可投诉，财政部门可责令改正。',
  },
  'sme-payment': {
    title: '向中小企业支付款项',
    how: '自交付或验收合格之日起按期支付；不得以内部流程、人员变更为由拖延。',
    otherwise: '逾期支付的，应当支付逾期利息；合同没有约定利率的，按每日万分之五计算。',
  },
  'fund-floor-true-up': {
    title: '补足购买服务资金比例',
    how: '核对上年度基数和实际安排，不足规定比例的补足并登记。',
    otherwise: '资金比例不足的，记为违反本地规定，影响奖补资金。',
  },
  'overdue-disclosure': {
    title: '公开逾期未付款信息',
    how: '公开上一年度逾期未支付中小企业款项的合同数量和金额等信息，没有的注明无。',
    otherwise: '未按规定公开的，可被责令改正、通报。',
  },
} satisfies Partial<Record<ClockRuleId, RuleText>>;
