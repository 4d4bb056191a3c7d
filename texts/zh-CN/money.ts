import { formatFen } from '../../domain/money/format.js';
import type { Shortfall } from '../../domain/payment/outlook.js';
import type { LateInterest } from '../../domain/payment/types.js';

type Words = { about: (year: number) => string; forecast: string; ended: string };

/** What is short: the year it is about, and how the sum that is there is called before and after the year ended. */
export const SHORTFALL_TEXTS = {
  'fund-floor': { about: (year) => `${year}年资金下限`, forecast: '现已安排', ended: '实际支出' },
  'station-subsidy': { about: (year) => `第${year}合同年度市级补助`, forecast: '现已安排', ended: '实际到位' },
} as const satisfies Record<Shortfall['rule'], Words>;

/** Beside a payment that came late to a small or medium enterprise. */
export function interestWords({ since, days, interestFen }: LateInterest): string {
  return `应于 ${since} 前支付，逾期 ${days} 天，应付逾期利息 ${formatFen(interestFen)} 元`;
}
