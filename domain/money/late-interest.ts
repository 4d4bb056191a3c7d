import type { Fen } from './fen.js';
import { shareOf } from './percent.js';

/** 0.05 % a day (万分之五). */
const DAILY_BP = 5;

/**
 * Interest for late payment to a small or medium enterprise where the contract names no rate (保障中小企业款项支付条例
 * 17): simple interest of 0.05 % a day on the overdue amount, rounded once at the end to whole fen.
 * `daysLate` counts calendar days after the due day. @throws RangeError on a negative or broken count of days.
 */
export function lateInterest(overdue: Fen, daysLate: number): Fen {
  return shareOf(overdue, DAILY_BP * daysLate, 10_000);
}
