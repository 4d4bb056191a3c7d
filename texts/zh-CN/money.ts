import type { Shortfall } from '../../domain/payment/outlook.js';

type Words = { about: (year: number) => string; forecast: string; ended: string };

/** What is short: the year it is about, and how the sum that is there is called before and after the year ended. */
export const SHORTFALL_TEXTS = {
  'fund-floor': { about: (year) => `${year}年资金下限`, forecast: '现已安排', ended: '实际支出' },
  'station-subsidy': { about: (year) => `第${year}合同年度市级补助`, forecast: '现已安排', ended: '实际到位' },
} as const satisfies Record<Shortfall['rule'], Words>;
