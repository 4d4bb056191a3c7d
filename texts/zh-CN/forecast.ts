import type { ConditionId } from '../../domain/policy/vocabulary.js';

/** The way ahead of a matter in words, for the command line and the console. */
export const FORECAST_TEXTS = {
  modes: { any: '', all: '（全部同意）', sequential: '（依次）', vote: '（表决）' },
  notReached: '尚不能到达',
  nobody: '（无人）',
  carried: '同一人此前已同意，不再审批',
  chosen: '由上一环节指定，可选',
  due: (on: string, latest: string | null) => (latest === null ? on : `${on}（暂定，最晚 ${latest}）`),
  away: (from: string, to: string, reason: string) => `${from} 至 ${to} 不在岗${reason === '' ? '' : `（${reason}）`}`,
  standIn: (name: string, from: string, to: string) => `可由 ${name} 代理（${from} 至 ${to}）`,
  unattended: '期限内无人办理',
  leaves: (day: string) => `${day} 后离岗`,
  passes: (days: string) => `途经 ${days}`,
  makeUp: '调休上班',
  rest: '休息日',
  vacant: '空缺',
  left: '已离岗',
  avoids: (duty: string) => `须回避：${duty}`,
  noHolder: '没有人担任',
  deadEnd: (step: string) => `走不到头：“${step}”无人可以审批`,
  end: (on: string, latest: string | null) =>
    `各环节都用足时限，${on} 办完${latest === null ? '' : `（暂定，最晚 ${latest}）`}`,
  breaks: (what: string, due: string, end: string, over: number) =>
    `将突破期限：${what} ${due} 到期，${end} 才办完，超 ${over} 个工作日`,
  keeps: (what: string, due: string, slack: number) => `不误期限：${what} ${due} 到期，余 ${slack} 个工作日`,
  skipped: (step: string, why: string) => `不经“${step}”：${why}`,
  below: (sum: string) => `金额不到 ${sum} 元`,
  assumed: '审批流程文件未定，暂按本系统设定',
} as const;

/** Why a step is not asked: the condition that does not hold. */
export const NOT_HELD = {
  'single-source': '不是单一来源',
  'over-budget': '没有超预算',
  'assumed-rule-used': '没有用到暂定的规则',
  'first-year': '不是第一合同年度',
  'violation-on-record': '没有违规登记',
} as const satisfies Record<Exclude<ConditionId['is'], 'amount-at-least'>, string>;
