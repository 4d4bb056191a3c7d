type Twice = { name: string; township: string; cycleId: string; programmeId: string; lot: string };
type Over = { programmeId: string; lots: number; sum: string; budget: string };

/** How a purchase stands beside the others of its county: warnings, never refusals. */
export const BESIDE_TEXTS = {
  twice: ({ name, township, cycleId, programmeId, lot }: Twice) =>
    `提示：${township}“${name}”已在 ${cycleId}（采购项目 ${programmeId} 标段 ${lot}）中，请核对是否重复购买`,
  over: ({ programmeId, lots, sum, budget }: Over) =>
    `提示：采购项目 ${programmeId} 的 ${lots} 个标段第一年度合计 ${sum} 元，超过已批复预算 ${budget} 元，请核对`,
  without: (count: number) => `提示：另有 ${count} 个标段没有金额，未计入`,
} as const;
