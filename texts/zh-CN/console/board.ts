import type { Lamp } from './parts.js';

/** Words of the deadline board (期限看板). */
export const BOARD = {
  title: '期限看板',
  view: '显示方式',
  lanes: '看板',
  list: '清单',
  lane: '状态',
  stage: '阶段',
  owner: '责任科室',
  contractor: '承接主体',
  rule: '事项',
  mine: '范围',
  onlyMine: '只看我的',
  text: '编号或名称',
  sort: '排序',
  sorts: {
    due: '期限，近的在前',
    '-due': '期限，远的在前',
    number: '编号',
    rule: '期限事项',
  },
  from: '到期日起',
  to: '到期日止',
  number: '编号',
  cycle: '采购周期',
  basis: '依据',
  starts: '起算',
  due: '到期',
  left: '剩余',
  leftWd: '剩余工作日',
  leftDays: '剩余日历天',
  reminded: '已提醒',
  halted: '暂停计算',
  noneInLane: '没有',
  empty: '没有符合条件的期限',
  overview: (soonBy: string) => `“临近”指 ${soonBy} 及以前到期；“暂定”指所在年份的放假通知尚未发布，日期可能变动。`,
  withCount: (name: string, count: number) => `${name}（${count}）`,
} as const;

/** What each lane holds. */
export const LANE_TITLES = {
  red: '已逾期',
  yellow: '7 个工作日内到期',
  green: '正常',
  grey: '暂定',
} as const satisfies Record<Lamp, string>;

/** What is left until a day, in working and in calendar days. */
export function leftWords(leftWd: number | null, leftDays: number | null): string {
  if (leftWd === null || leftDays === null) return '';
  if (leftDays < 0) return `逾期 ${-leftWd} 个工作日（${-leftDays} 天）`;
  return leftDays === 0 ? '今天到期' : `${leftWd} 个工作日（${leftDays} 天）`;
}

/** How often a duty was reminded of, when last, and when it will be next. */
export function remindedWords({
  sent,
  lastOn,
  nextOn,
}: {
  sent: number;
  lastOn: string | null;
  nextOn: string | null;
}): string {
  const days = [lastOn === null ? [] : `最近 ${lastOn}`, nextOn === null ? [] : `下次 ${nextOn}`].flat();
  return days.length === 0 ? `${sent} 次` : `${sent} 次（${days.join('，')}）`;
}
