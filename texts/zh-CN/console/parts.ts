import type { PlainDate } from '../../../domain/calendar/plain-date.js';

/** Words of the parts that several screens are made of. */
export const PARTS = {
  refused: '未能办理',
  allowedNow: '现在可以办理',
  readAnew: '刷新内容',
  field: '项目',
  expected: '应为',
  mend: '请',
  mayMove: '（暂定）',
  proof: '依据',
  proofOf: '期限如何算出',
  proofSheet: '打印期限计算书',
  close: '关闭',
  filters: '筛选',
  reset: '清除筛选',
  total: (count: number) => `共 ${count} 条`,
  loaded: (count: number) => `已列出 ${count} 条`,
  selected: (count: number) => `已选 ${count} 条`,
  more: '下一页',
  allShown: '已全部列出',
  exportCsv: '导出 CSV',
  exportExcel: '导出 Excel',
  exporting: '正在导出…',
  print: '打印',
  before: '现在',
  after: '之后',
  item: '事项',
  whatHappens: '办理后会怎样',
  reason: '理由',
  reasonMissing: '请填写理由',
  confirm: '确认办理',
  back: '返回',
  cancel: '取消',
  yuan: '元',
  capital: '大写',
  sum: '合计',
  yes: '是',
  no: '否',
} as const;

/** The four lamps of a deadline, in words: colour alone says nothing to some and nothing on paper. */
export const LAMP_WORDS = {
  red: '已逾期',
  yellow: '临近',
  green: '正常',
  grey: '暂定',
} as const;
export type Lamp = keyof typeof LAMP_WORDS;

/** What is left until a day, in working days; negative when it is behind. */
export function slackWords(slack: number): string {
  if (slack < 0) return `逾期 ${-slack} 个工作日`;
  return slack === 0 ? '今天到期' : `还剩 ${slack} 个工作日`;
}

/** A due day as a list shows it. */
export function dueWords(due: PlainDate | null): string {
  return due ?? '无期限';
}
