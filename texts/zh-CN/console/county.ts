/** Words of looking at a county from the bureau above it. */
export const COUNTY = {
  choose: '选择所辖地区',
  option: (name: string, code: string) => `${name}（${code}）`,
  looking: '当前查看：',
  onlyReads: '下级地区，只供查阅；须由本单位办理的事项在详情中办理',
} as const;
