import type { ClockLimit } from '../../domain/policy/types.js';
import { limitText } from './proof.js';

const ROLL_TEXTS = { forward: '，届满日为休息日的顺延', backward: '，届满日为休息日的提前', none: '' } as const;

/** How the limit of a clock is counted: `自起算日起 7 个工作日`. */
export function clockLimitText(limit: ClockLimit): string {
  switch (limit.by) {
    case 'count':
      return `自起算日${spanText(limit)}`;
    case 'serviceEnd':
      return `自服务期满日${spanText(limit)}`;
    case 'method':
      return '按采购方式，自起算日起算的最短期间';
    case 'chain':
      return '自服务期满日起，按重新采购各法定最短期间倒排';
    case 'order':
      return `责令整改时给定的工作日数，最多 ${limit.atMostWd} 个工作日`;
    case 'monthDay':
      return `起算日所在年度${limit.yearOffset === 1 ? '的次年' : ''} ${limit.month} 月 ${limit.day} 日`;
  }
}

function spanText(limit: Extract<ClockLimit, { amount: number }>): string {
  const span = limit.direction === 'after' ? `起${limitText(limit)}` : `${limitText(limit)}`;
  return `${span}${limit.unit === 'workingDay' ? '' : ROLL_TEXTS[limit.roll]}`;
}
