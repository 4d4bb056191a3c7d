/** Words of what was filed and waits for a receipt. */
export const FILINGS = {
  title: '报送回执',
  hint: (names: string) => `以下地区报送给您的材料：${names}`,
  waiting: '待出具回执的报送',
  none: '没有待出具回执的报送',
  done: '我的办理记录',
  act: '操作',
} as const;
