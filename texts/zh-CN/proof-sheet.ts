/** Words of the printed sheet that shows how a due date was reached. */
export const PROOF_SHEET_TEXTS = {
  heading: '期限推导表',
  title: '事项',
  matter: '所属',
  days: '日期',
  weekday: '星期',
  step: '推导',
  noticeNo: '通知',
  basis: '依据',
  final: (day: string) => `到期日：${day}`,
  provisional: (earliest: string, latest: string) =>
    `到期日暂定：最早${earliest}，最晚${latest}；放假安排公布后重新计算`,
  notice: (title: string, number: string | null, date: string) =>
    number === null ? `${title}（${date}）` : `${title}（${number}，${date}）`,
  made: (day: string) => `制表日期：${day}`,
} as const;
