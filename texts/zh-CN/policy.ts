import type { Finding } from '../../domain/policy/check.js';
import type { Conflict } from '../../domain/policy/merge.js';
import type { Outcome } from '../../domain/policy/sayings.js';
import type { PolicyParams } from '../../domain/policy/types.js';
import type { Preference } from '../../domain/policy/vocabulary.js';
import { CONDITION_NAMES, CONTRACTOR_NAMES, DOMAIN_NAMES, PURCHASER_NAMES } from './buying.js';

/** What a layer asked for and did not get. */
export const CONFLICT_TEXTS = {
  looser: '的规定比法律宽，仍按法律',
  unclear: '的规定与法律无法比较宽严，仍按法律',
  'removes-law': '排除了法律规定，排除无效',
  'other-kind': '用了另一种类的规则，未采用',
  incomplete: '的规则不完整，未采用',
  'nothing-to-drop': '排除的规则上层没有',
} as const satisfies Record<Conflict['what'], string>;

/** What became of what a layer says. */
export const OUTCOME_TEXTS = {
  holds: '采用',
  joined: '合并',
  replaced: '被下层改写',
  refused: '未采用',
} as const satisfies Record<Outcome, string>;

/** Findings of `caigou policy check`. */
export const FINDING_TEXTS = {
  ...CONFLICT_TEXTS,
  'missing-layer': '未编制，按上一层执行',
  'missing-param': '缺少参数',
  'replaced-whole': '整体替换上层，请人工核对',
  'chosen-after-several': '“由上一步指定”只能放在发起人或单人步骤之后',
  'route-of-other-rule': '流程写的规则代码与所在规则不同',
  'tranches-not-whole': '各批拨付比例加起来不是全部',
  'ages-differ': '人员配备与年龄上限两处不一致',
  'no-qualifying-hours': '以培训认定资质而没有写明学时',
  'other-word': '写的关口、计量或文书不是该规则所管的，不会执行',
  'legal-risk': '可能违反上位法，只作提示，不参与评分',
  'never-in-force': '这一版本没有一天适用',
  'written-nowhere': '注明有据可查，所引文件却只是本程序的约定',
  'figure-not-read': '数字注明是文件所定，所引文件却未经核对原文',
  'assumed-as-stated': '注明是文件所定，下列内容却沿用上层的推定',
  'assumed-unknown-field': 'assumed 所列字段，规则里没有',
} as const satisfies Record<Finding['what'], string>;

/** How to mend what `caigou policy check` finds; notes need nothing mended. */
export const FINDING_HINTS = {
  looser: '改为不低于法律的规定，或删去这一字段',
  unclear: '改用与法律相同的算法（单位、方向、对象），或删去这一字段',
  'removes-law': '法律规定不能排除，删去这一项',
  'other-kind': 'kind 改为与上层相同，或换用另一规则代码',
  incomplete: '补上所列字段；上层没有这条规则时，各字段都要写',
  'nothing-to-drop': '核对规则代码；上层没有的规则不用排除，删去这一项',
  'missing-layer': '需要时为这一层级编制政策文件',
  'missing-param': '在全国层或本层的 params 中写上这一参数',
  'replaced-whole': '核对上层的这一内容确由本层另行规定',
  'chosen-after-several': '前一步改为一人办理，或本步改写办理人',
  'route-of-other-rule': 'route.rule 改为与 id 相同',
  'tranches-not-whole': '改到合计为 100，或最后一批写 rest',
  'ages-differ': 'staffing 的 maxAge 与 worker-age 的 max 写成一样',
  'no-qualifying-hours': '写上 qualifyingHours（学时），或从 qualifiedBy 删去 training',
  'other-word': '改用该规则自己的词，见 policies/profiles 中全国层的写法',
  'legal-risk': '请与法制机构核对这一内容',
  'never-in-force': '生效日改到全国层生效之后，或删去这一文件',
  'written-nowhere': 'authority 改为 assumed，或引用写有这一规定的文件',
  'figure-not-read': '核对原文后在 sources.yaml 把 verified 改为 text；未核对前 authority 写 assumed',
  'assumed-as-stated': '文件写明的，在本层写出这一字段；没有写明的，列入 assumed',
  'assumed-unknown-field': '核对字段名，只列这条规则有的字段',
} as const satisfies Record<Finding['what'], string>;

export const PARAM_TEXTS = {
  reserveWd: '评审至签约预留时间',
  refileWd: '退回后重报保留首次日期的时间',
  paperObjectionWd: '对代录纸质意见提出异议的时间',
} as const satisfies Record<keyof PolicyParams, string>;

/** Whom a local document prefers. */
export const PREFERENCE_NAMES = {
  localResidents: '本地户籍人员',
  rated3A: '3A以上社会组织',
  partyBranch: '有党组织的社会组织',
  localBodies: '本地社会组织',
} as const satisfies Record<Preference, string>;

const FIELD_NAMES: Readonly<Record<string, string>> = {
  appliesTo: '适用',
  force: '效力',
  transition: '新旧衔接',
  effect: '作用',
  scope: '对象',
  trigger: '起算事件',
  orTriggers: '或起算于',
  periodic: '周期',
  limit: '期限',
  law: '法律规定的期限',
  also: '另列日期',
  owner: '责任方',
  metBy: '履行标志',
  severity: '提醒级别',
  onBreach: '逾期后果',
  gate: '关口',
  approver: '批准机关',
  prefers: '优先条件',
  purchasers: '购买主体',
  outsideAct: '不适用采购法时还可以是',
  contractors: '承接主体类型',
  barred: '不得承接的主体',
  conditions: '承接主体条件',
  minRating: '外地引进的最低评估等级（A）',
  domains: '服务领域',
  excludes: '不得购买的事项',
  permits: '各来源可用于',
  dated: '标准',
  tolerance: '允许出入',
  payer: '付款单位',
  sources: '资金来源',
  base: '计算基数',
  applicationAttachments: '申请拨付的附件数下限',
  treasuryClosesOn: '国库关账日',
  perStation: '逐站评估',
  stations: '各站得分合为合同得分',
  annual: '各次评估合为年度结果',
  ageTested: '年龄核验时点',
  residentEmployer: '驻站社工的用人单位',
  consequence: '不符合条件的处理',
  baseYear: '基数年度',
  sendAt: '提醒发送时刻',
  quietFrom: '停发开始时刻',
  quietTo: '停发结束时刻',
  escalateTo: '逾期上报对象',
  pairs: '不得由一人兼任的职责',
  derogation: '可以报批例外',
  legalRisk: '法律风险',
  ladder: '处理步骤',
  ...PREFERENCE_NAMES,
  measure: '计量',
  max: '上限',
  min: '下限',
  by: '分项',
  of: '文书',
  parts: '应有内容',
  text: '格式',
  items: '站点应有事项',
  villageText: '村（社区）标牌格式',
  logos: '标识',
  places: '悬挂位置',
  qualifiedBy: '资质认定',
  qualifyingHours: '认定资质的培训学时',
  qualifiedAtOnce: '录用时须具备资质的岗位',
  leastLevel: '证书级别下限',
  perContract: '全合同最低人数',
  mustCertify: '须持证的岗位',
  minPerStation: '站点人数下限',
  maxPerStation: '站点人数上限',
  trainingHoursPerYear: '年度继续教育学时',
  trainingPartialYear: '不满一年的折算',
  registration: '登记有效期内的学时',
  route: '流程',
  plans: '提醒计划',
  tranches: '批次',
  slots: '评估安排',
  passScore: '合格分（百分之一分）',
  excellentScore: '优秀分（百分之一分）',
  usedFor: '结果运用',
  excellentEarns: '优秀可得',
  maxAge: '年龄上限',
  minEducation: '学历下限',
  basis: '依据',
  authority: '依据性质',
};

/** A field of a rule in Chinese, or its own name where there is no customary word. */
export function fieldName(field: string): string {
  return FIELD_NAMES[field] ?? field;
}

/**
 * A county nobody has written a policy for goes by what stands above it; whoever mistyped a code sees it here.
 * @param layer code of the layer that nobody has written
 */
export function missingLayerText(layer: string): string {
  return `${layer} 没有自己的政策，按上一层执行`;
}

/** A parameter of a policy in Chinese. */
export function paramName(name: string): string {
  const names: Readonly<Record<string, string>> = PARAM_TEXTS;
  return names[name] ?? name;
}

/** Words that values of rules use and no other table of texts has. */
export const VALUE_NAMES: Readonly<Record<string, string>> = {
  ...PURCHASER_NAMES,
  ...CONTRACTOR_NAMES,
  ...CONDITION_NAMES,
  ...DOMAIN_NAMES,
  ...PREFERENCE_NAMES,
  hard: '不得违反',
  soft: '违反则记录',
  byTrigger: '按事件发生日',
  byOpening: '按立项日',
  due: '最迟办理',
  notBefore: '最早办理',
  programme: '项目',
  lot: '包件',
  cycle: '采购周期',
  contractYear: '合同年度',
  station: '站点',
  worker: '社工',
  period: '报告期',
  payment: '拨付批次',
  challenge: '质疑投诉',
  filing: '备案',
  drift: '履约偏离',
  law: '法定',
  policy: '政策',
  internal: '内部',
  by: '算法',
  chain: '自服务期满倒排重新采购',
  monthDay: '固定日期',
  award: '确定承接主体',
  budget: '编制预算',
  subsidy: '奖补资金',
  order: '整改通知写明的工作日',
  atMostWd: '最多',
  correct: '责令整改',
  suspend: '暂停服务',
  stop: '终止合同',
  step: '步骤',
  method: '采购方式',
  limits: '各方式期限',
  rest: '其余',
  no: '第',
  gate: '条件',
  percent: '百分之',
  effective: '合同生效',
  midTermPass: '中期评估合格',
  finalPass: '终期评估合格',
  application: '提出申请',
  firstHalf: '上半年',
  secondHalf: '下半年',
  midTerm: '中期',
  final: '终期',
  annual: '年度',
  mean: '平均',
  last: '最后一年',
  first: '第一年',
  middle: '中间年份',
  only: '仅一年',
  juniorCollege: '大专',
  degree: '专业学历',
  certificate: '职业水平证书',
  resident: '驻站社工',
  project: '项目社工',
  repost: '调整岗位',
  replace: '替换',
  dismiss: '解聘',
  outdoors: '户外',
  indoors: '室内',
  supervisor: '督导',
  manager: '项目负责人',
  assistant: '助理社会工作师',
  intermediate: '社会工作师',
  senior: '高级社会工作师',
  proportional: '按剩余月份折算',
  certificateRegistered: '证书并登记',
  training: '培训满规定学时',
  hours: '学时',
  years: '年数',
};
