/** Words for long work that goes on by itself. */
export const JOBS = {
  kinds: { import: '导入采购周期', repair: '批量修复', rebuild: '重新推算全县数据' },
  underWay: '正在办理，关闭页面不影响',
  over: '已办完',
  progress: ({ over, parts, not }: { over: number; parts: number | null; not: number }) => {
    const far = parts === null ? '正在清点' : `${over} / ${parts} 件`;
    return not === 0 ? far : `${far}，其中 ${not} 件未能办理`;
  },
} as const;
