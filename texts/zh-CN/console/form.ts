/** Words of forms whose fields come from a schema. */
export const FORM = {
  row: (number: number) => `第 ${number} 项`,
  add: (what: string) => `添加：${what}`,
  remove: '删除',
  removeRow: (what: string, number: number) => `删除${what}第 ${number} 项`,
  oneNeeded: (what: string) => `至少一项：${what}`,
} as const;
