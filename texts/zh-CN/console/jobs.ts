/** Words for long work that goes on by itself. */
export const JOBS = {
  title: '批量办理',
  lead: (days: number) =>
    `已提交的批量导入、批量修复和全县重新推算在服务器上办理，关闭页面不影响。办完后保留 ${days} 天，列出最近 200 项。`,
  kinds: { import: '导入采购周期', repair: '批量修复', rebuild: '重新推算全县数据' },
  states: {
    waiting: '排队等待，关闭页面不影响',
    working: '正在办理，关闭页面不影响',
    interrupted: '中断，服务器恢复后自动接着办理',
    ended: '已办完',
  },
  progress: ({ over, parts, not }: { over: number; parts: number | null; not: number }) => {
    const far = parts === null ? '正在清点' : `${over} / ${parts} 件`;
    return not === 0 ? far : `${far}，其中 ${not} 件未能办理`;
  },
  kind: '种类',
  askedAt: '提交时间',
  endedAt: '办完时间',
  state: '状态',
  far: '进度',
  reason: '理由',
  toAll: '全部批量办理',
  details: '办理结果',
  items: '逐件结果',
  noItems: '没有需要说明的事项',
  number: '序号',
  part: '事项',
  cycle: '采购周期',
  outcome: '结果',
  why: '说明',
  open: '待办理',
  outcomes: { done: '已办理', refused: '未能办理', failed: '出错' },
  broke: (id: string) => `系统故障，已试 4 次；请管理员在服务器日志中查找 ${id}`,
  place: (row: number | null, column: string | null) =>
    `${row === null ? '' : `第 ${row} 行`}${column === null ? '' : `「${column}」`}`,
  again: '重新办理未完成的',
  againTitle: '重新办理未完成的事项',
  againWhat: (not: number) => `未能办理和出错的 ${not} 件重新排队`,
  againOnce: (done: number) => `已办理的 ${done} 件不再办理`,
  againSame: '每件沿用原来的编号：实际已登记而未记下结果的，不会登记第二次',
  forgotten: '未保留当时的文件，请重新导入',
} as const;
