import type { Occurrence } from '../../domain/notices/types.js';

/** Words of the timeline that a rehearsal prints. */
export const REHEARSAL_TEXTS = {
  head: ['时刻', '类别', '事项', '由谁', '引擎记录'],
  command: '命令',
  fact: '事实',
  notice: '通知',
  due: '到期',
  happenedOn: (day: string) => `（${day}）`,
} as const;

const SYSTEM_NAMES: Readonly<Record<string, string>> = {
  clock: '时钟',
  directory: '组织名册',
  notices: '通知',
  engine: '引擎',
  programme: '采购项目',
  lot: '包件',
};

/** Who acted where no person did; of a cause that is one of many also which one: `programme/<cycle>/<seq>`. */
export function systemName(system: string): string {
  const [kind = '', ...which] = system.split('/');
  const name = SYSTEM_NAMES[kind];
  return name === undefined ? system : [name, ...which].join(' ');
}

/** What a notice is for, after the name of its matter. */
export function occurrenceName(occurrence: Occurrence): string {
  const [, kind = '', count = ''] = /^([a-z-]+?)(?:-(\d+))?$/.exec(occurrence) ?? [];
  const names: Readonly<Record<string, string>> = {
    trigger: '开始计算',
    moved: '期限变动',
    before: `提前 ${count} 个工作日`,
    due: '当日到期',
    overdue: `逾期第 ${count} 次`,
    escalation: '报请上级督促',
    redirected: '转告应由他人办理',
    'late-answer': '答复不能按期办理',
    task: '待办',
    'task-overdue': '待办逾期',
    withdrawn: '无需再办理',
    done: '撤下日程',
    stuck: '每日受阻清单',
    'stuck-urgent': '受阻即将突破期限',
  };
  return names[kind] ?? occurrence;
}

/** One line that sums a rehearsal up. */
export function rehearsalSummary(sums: Record<'facts' | 'runs' | 'obligations' | 'late' | 'notices' | 'sent', number>) {
  const { facts, runs, obligations, late, notices, sent } = sums;
  return `事实 ${facts} 条，引擎运行 ${runs} 次；义务 ${obligations} 项，其中逾期 ${late} 项；通知 ${notices} 条，已发送 ${sent} 条`;
}
