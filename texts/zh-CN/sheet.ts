/** What became of a lot of a sheet, as the command line and the console say it. */
export const LOT_OUTCOMES = {
  ready: '可以登记',
  invalid: '有误',
  already: '此前已由本文件登记',
  opened: '已登记',
  refused: '未登记',
  waiting: '尚未登记，请再次导入同一文件',
} as const;
