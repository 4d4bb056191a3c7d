type Sums = { year: number; sum: string; above: boolean; rule: string; threshold: string; assumed: boolean };

/** Sums that count together: a warning, never a refusal. */
export const SPLITTING_TEXTS = {
  what: ({ year, sum, above, rule, threshold, assumed }: Sums) =>
    `提示：${year} 年同类采购合计 ${sum} 元，${above ? '超过' : '达到'}${rule} ${threshold} 元${assumed ? '（暂按，当地标准请核对）' : ''}，请核对是否化整为零：`,
  one: (where: string | null, programme: string, lot: string, sum: string | null) =>
    `${where ?? '待启动'} ${programme} 标段 ${lot}：${sum === null ? '金额不明' : `${sum} 元`}`,
  withoutSum: (count: number) => `另有 ${count} 个采购没有金额，未计入`,
  basis: (basis: string) => `依据：${basis}`,
} as const;
