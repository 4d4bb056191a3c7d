/** Words of the ledgers and of the views one keeps of a list. */
export const LEDGERS = {
  title: '台账',
  stage: '阶段',
  keyword: '编号或名称',
  from: '日期起',
  to: '日期止',
  sort: '排序',
  columns: '显示的列',
  sorts: {
    '-day': '日期，新的在前',
    day: '日期，旧的在前',
    number: '编号',
    '-fen': '金额，大的在前',
    fen: '金额，小的在前',
    party: '承接主体',
  },
  tooMany: (most: number) => `超过 ${most} 条，Excel 文件装不下全部；请按年度或日期分次导出`,
} as const;

export const VIEWS = {
  views: '我的视图',
  open: '打开视图',
  save: '保存视图',
  name: '视图名称',
  nameMissing: '请填写视图名称',
  saved: '已保存',
  drop: '删除视图',
  dropSure: (name: string) => `删除视图“${name}”？`,
  none: '还没有保存的视图',
  hint: '保存现在的筛选条件、排序和显示的列；同名的视图会被替换',
} as const;
