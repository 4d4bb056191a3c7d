import type { LimitChange } from '../../domain/approval/task-changes.js';
import type { BridgeOffer } from '../../domain/contract/bridge-offer.js';
import type { ProofChange } from '../../domain/obligations/changes.js';
import type { Verdict } from '../../domain/obligations/facts.js';
import { MOVE_CAUSES } from './mail.js';
import { STATUS_NAMES } from './terms.js';

/** Words of the paper that shows how a due date was reached, on a terminal and in print. */
export const PROOF_SHEET_TEXTS = {
  heading: '期限推导表',
  labels: {
    title: '事项',
    matter: '所属周期',
    owner: '责任人',
    trigger: '起算',
    limit: '期限',
    status: '状态',
    ended: '结论',
    change: '变动',
    basis: '依据',
    authority: '依据性质',
    law: '法律规定的期限',
    policy: '适用政策',
    calendar: '工作日历',
    alarm: '补救',
    method: '采购方式',
    holder: '待办人',
    approval: '审批',
  },
  columns: { days: '日期', weekday: '星期', step: '推导', sum: '累计', notice: '通知' },
  proof: '推导',
  earliestProof: '最早日的推导',
  latestProof: '最晚日的推导',
  actByProof: '从严办理日的推导',
  interpretationProof: '顺延理解的推导',
  actBy: (day: string) => `宜在 ${day} 以前办理：届满日为休息日而不顺延，此日为之前最后一个工作日`,
  interpretation: (day: string) =>
    `如理解为可以顺延，最晚为 ${day}：规定没有写明是否顺延，这一理解存在争议，请不要依赖`,
  countedBy: '计算依据',
  due: (day: string) => `到期日：${day}`,
  notBefore: (day: string) => `不得早于：${day}`,
  startBy: (day: string) => `最晚安全启动日：${day}`,
  provisional: (what: string, latest: string | null) =>
    `${what.replace('：', '（暂定）：')}${latest === null ? '' : `，最晚不过 ${latest}`}；放假通知发布后重新计算`,
  planBack: (end: string) => `服务 ${end} 期满，按重新采购各最短期间倒排`,
  sum: (count: number) => `累计 ${count}`,
  taskOpened: '该环节送到待办人',
  stepLimit: (days: number) => `自起算日的次日起 ${days} 个工作日，由审批路线规定`,
  onRecord: (seq: number) => `第 ${seq} 号记录`,
  verdict: (verdict: Verdict, on: string, seq: number) => `${STATUS_NAMES[verdict]}（${on}，第 ${seq} 号记录）`,
  judgedBy: (calendar: string) => `按当时的工作日历 ${calendar} 判定，以后日历或者政策变动不再重判`,
  notDerived: '按现有程序推不出当时登记的日期，推导从略；以登记的日期和结论为准',
  noLines: '（无逐日推导）',
  made: (day: string) => `制表日期：${day}`,
} as const;

/** What is left when buying again would come too late: the bridge contract, its days and its money in yuan as text. */
export function bridgeText({ from, to, maxPercent }: BridgeOffer, most: string | null): string {
  const gap = `今日启动重新采购，最早 ${to} 才能签约，${from} 至 ${to} 无合同服务`;
  if (most === '0.00') return `${gap}；原合同金额 ${maxPercent}% 的额度已经用完，不能再签过渡合同`;
  const money = most === null ? '' : `，金额不超过 ${most} 元（连同补充合同不超过原合同金额的 ${maxPercent}%）`;
  return `${gap}；可签订过渡合同（bridge-contract）${money}`;
}

/** What was done to a date, in one sentence. */
export function changeText(change: ProofChange): string {
  const { seq, on, reason } = change;
  const why = reason === null ? '' : `；理由：${reason}`;
  return `${on} ${whatText(change)}（${PROOF_SHEET_TEXTS.onRecord(seq)}）${why}`;
}

function whatText(change: ProofChange): string {
  switch (change.what) {
    case 'extended':
    case 'moved':
      return `${MOVE_CAUSES[change.why]}，由 ${change.from ?? '无'} 改为 ${change.to ?? '无'}`;
    case 'corrected':
      return `更正第 ${change.of} 号记录，起算按 ${change.to} 计`;
    case 'waived':
      return '经批准免予办理';
  }
}

const LIMIT_CHANGES = {
  calendar: MOVE_CAUSES.calendar,
  extended: '管理员修复：延长办理时限',
  undone: '撤销修复',
} as const satisfies Record<LimitChange['why'], string>;

/** What was done to the due day of a task, in one sentence. */
export function limitChangeText({ seq, on, why, from, to, reason }: LimitChange): string {
  const said = `${on} ${LIMIT_CHANGES[why]}，由 ${from} 改为 ${to}（${PROOF_SHEET_TEXTS.onRecord(seq)}）`;
  return reason === null ? said : `${said}；理由：${reason}`;
}
