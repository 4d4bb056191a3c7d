import type { Finding } from '../../domain/policy/check.js';
import type { Conflict } from '../../domain/policy/merge.js';
import type { PolicyParams } from '../../domain/policy/types.js';

/** What a layer asked for and did not get. */
export const CONFLICT_TEXTS = {
  looser: '的规定比法律宽，仍按法律',
  unclear: '的规定与法律无法比较宽严，仍按法律',
  'removes-law': '排除了法律规定，排除无效',
  'other-kind': '用了另一种类的规则，未采用',
  incomplete: '的规则不完整，未采用',
  'nothing-to-drop': '排除的规则上层没有',
} as const satisfies Record<Conflict['what'], string>;

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
} as const satisfies Record<Finding['what'], string>;

export const PARAM_TEXTS = {
  reserveWd: '评审至签约预留时间',
  receiptWd: '备案回执等待时间',
  refileWd: '退回后重报保留首次日期的时间',
  paperObjectionWd: '对代录纸质意见提出异议的时间',
} as const satisfies Record<keyof PolicyParams, string>;

const FIELD_NAMES: Readonly<Record<string, string>> = {
  appliesTo: '适用',
  force: '效力',
  transition: '新旧衔接',
  effect: '作用',
  scope: '对象',
  trigger: '起算事件',
  orTrigger: '或起算于',
  periodic: '周期',
  limit: '期限',
  also: '另列日期',
  owner: '责任方',
  metBy: '履行标志',
  severity: '提醒级别',
  onBreach: '逾期后果',
  gate: '关口',
  approver: '批准机关',
  measure: '计量',
  max: '上限',
  min: '下限',
  by: '分项',
  of: '文书',
  parts: '应有内容',
  text: '格式',
  route: '流程',
  plans: '提醒计划',
  tranches: '批次',
  slots: '评估安排',
  passScore: '合格分（百分之一分）',
  excellentScore: '优秀分（百分之一分）',
  maxAge: '年龄上限',
  minEducation: '学历下限',
  basis: '依据',
  authority: '依据性质',
};

/** A field of a rule in Chinese, or its own name where there is no customary word. */
export function fieldName(field: string): string {
  return FIELD_NAMES[field] ?? field;
}
