/** Words of the coverage of townships (乡镇覆盖). */
export const COVERAGE = {
  title: '乡镇覆盖',
  year: '年度',
  townships: '乡镇总数（通讯录未登记时填）',
  of: (name: string, year: number, total: number | null) =>
    `${name} ${year} 年乡镇（街道）覆盖${total === null ? '' : `，共 ${total} 个`}`,
  served: '已签约服务',
  planned: '连同在办采购',
  count: (townships: number, stations: number) => `${townships} 个乡镇、${stations} 个站`,
  target: '目标',
  atLeast: (percent: number, needed: number | null) =>
    `不低于 ${percent}%${needed === null ? '' : `，即 ${needed} 个（向上取整）`}`,
  basis: '依据',
  list: '乡镇（街道）',
  township: '乡镇（街道）',
  standing: '覆盖情况',
  standings: { served: '已签约服务', planned: '在办采购', without: '尚未覆盖' },
  verdicts: {
    met: '已达到目标',
    planned: '在办的采购全部落实后达到目标',
    short: '未达到目标',
    unknown: '不知道乡镇总数，无法对照：请在通讯录登记，或在上方填写',
    noTarget: '本地政策没有这一年的覆盖目标',
  },
} as const;
