import type { ClockRuleId } from '../../../domain/policy/rule-ids.js';
import type { RuleText } from './types.js';

/** Clocks of stations, workers and reports. */
export const SERVICE_RULE_TEXTS = {
  deployment: {
    title: '社工进驻站点',
    how: '按合同约定将驻站社工安排到各乡镇（街道）站点，由站点确认后登记。',
    otherwise: '逾期未进驻的，按合同追究违约责任，并记入年度评估。',
  },
  'premises-ready': {
    title: '落实站点办公场地和设备',
    how: '乡镇（街道）提供符合要求的办公场地和设备，确认面积后登记。',
    otherwise: '场地未落实的，社工无法进驻，站点不能挂牌。',
  },
  'labour-contract': {
    title: '与社工订立书面劳动合同',
    how: '用人单位与社工订立书面劳动合同，将签订日期登记备查。',
    otherwise: '超过一个月不订立书面劳动合同的，用人单位应当支付二倍工资。',
  },
  'worker-certification': {
    title: '社工取得职业水平证书',
    how: '督促社工报名参加考试，取得证书（需登记的完成登记）后录入证书编号。',
    otherwise: '逾期未取得证书的，按本地规定调整岗位、更换人员或解聘。',
  },
  'certification-consequence': {
    title: '处理未按期持证的社工',
    how: '按本地规定作出调岗、更换或解聘的处理，并登记处理结果。',
    otherwise: '不处理的，站点人员配备不合规，影响评估和拨款。',
  },
  'worker-training': {
    title: '完成社工年度培训学时',
    how: '安排社工参加培训，登记学时，达到规定学时为止。',
    otherwise: '学时不足的，影响证书登记和年度评估。',
  },
  'vacancy-refill': {
    title: '补足站点社工',
    how: '站点人数低于最低配备，请承接主体招用或调配符合条件的社工并登记到岗。',
    otherwise: '长期缺员的，按合同追究违约责任，并记入年度评估。',
  },
  'contractor-report-monthly': {
    title: '报送服务月报',
    how: '承接主体将本月服务工作简报送各接收单位，接收单位分别登记收到。',
    otherwise: '逾期未报的，记入年度评估。',
  },
  'contractor-report-quarterly': {
    title: '报送服务季报',
    how: '承接主体将本季度服务工作报告送各接收单位，接收单位分别登记收到。',
    otherwise: '逾期未报的，记入年度评估。',
  },
  'contractor-report-yearly': {
    title: '报送年度服务工作报告',
    how: '承接主体将年度服务工作报告送各接收单位，接收单位分别登记收到。',
    otherwise: '缺少年度报告的，年度评估和续签没有依据。',
  },
  'contractor-report-mid-term': {
    title: '报送中期服务报告',
    how: '承接主体将中期服务报告送各接收单位，供中期评估使用。',
    otherwise: '缺少中期报告的，中期评估不能开展，相应款项不能拨付。',
  },
  'contractor-report-final': {
    title: '报送终期服务报告',
    how: '承接主体将终期服务报告送各接收单位，供终期评估和验收使用。',
    otherwise: '缺少终期报告的，终期评估和验收不能开展，尾款不能拨付。',
  },
  'county-report-quarterly': {
    title: '县级民政部门报送季度情况',
    how: '汇总本季度社工站运行情况，报上级民政部门，并登记报送日期。',
    otherwise: '逾期未报的，记为违反本地规定。',
  },
  'county-report-half-yearly': {
    title: '县级民政部门报送半年情况',
    how: '汇总本半年项目实施情况，报上级民政部门并抄送有关部门，登记报送日期。',
    otherwise: '逾期未报的，记为违反本地规定。',
  },
  'correction-order': {
    title: '对履约偏离责令整改',
    how: '核实偏离情况，向承接主体发出整改通知，写明整改事项和期限；严重的按当地规定暂停或终止。',
    otherwise: '发现偏离不处理的，记为违反本地规定，影响绩效评价。',
  },
  correction: {
    title: '按整改通知改正',
    how: '承接主体在整改通知写明的期限内改正，民政局核查后登记整改结果。',
    otherwise: '逾期未改正的，可以按当地规定暂停服务或终止合同，并记入年度评估。',
  },
  'township-report': {
    title: '乡镇（街道）报送站点运行情况',
    how: '乡镇（街道）将站点运行情况报县级民政部门，并登记报送日期。',
    otherwise: '逾期未报的，记为违反本地规定。',
  },
  'city-report-half-yearly': {
    title: '市级民政部门报送半年情况',
    how: '市级民政部门汇总本半年情况报省级民政部门。',
    otherwise: '逾期未报的，记为违反上级规定。',
  },
  'disclosure-yearly': {
    title: '承接主体公开年度信息',
    how: '承接主体公开基本情况、专业资质、年度财务报告和项目情况，登记公开地址。',
    otherwise: '未公开的，记入年度评估。',
  },
} satisfies Partial<Record<ClockRuleId, RuleText>>;
