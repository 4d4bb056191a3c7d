import type { DeadlineLimit, Roll } from '../calendar/deadline.js';
import type { ClockLimit, ClockRule, MethodLimit } from './types.js';

/** How a lower layer's value stands to an upper one. `unclear`: which is stricter depends on the calendar. */
export type Order = 'same' | 'stricter' | 'looser' | 'unclear';

/** Stricter for a duty is what ends earlier; the list runs from early to late. */
const ROLLS: Record<Roll, number> = { backward: 0, none: 1, forward: 2 };

/**
 * Is the lower limit stricter than the upper one? A duty (`due`) is stricter when it ends earlier, a waiting time
 * (`notBefore`) when it is longer.
 */
export function orderOfLimits(upper: ClockLimit, lower: ClockLimit, effect: ClockRule['effect']): Order {
  const order = whichIsEarlier(upper, lower);
  return effect === 'due' ? order : flipped(order);
}

/** `stricter` here means: the lower limit ends earlier. */
function whichIsEarlier(upper: ClockLimit, lower: ClockLimit): Order {
  if (upper.by === 'method' && lower.by === 'method') return byMethod(upper.limits, lower.limits);
  if (upper.by === 'monthDay' && lower.by === 'monthDay') return byNumber(dayInYear(upper), dayInYear(lower));
  if (upper.by === 'order' && lower.by === 'order') return byNumber(upper.atMostWd, lower.atMostWd);
  if (upper.by === 'chain' && lower.by === 'chain') return 'same';
  if (upper.by === 'count' && lower.by === 'count') return byCount(upper, lower);
  if (upper.by === 'serviceEnd' && lower.by === 'serviceEnd') return byCount(upper, lower);
  return 'unclear';
}

function byMethod(upper: Partial<Record<string, MethodLimit>>, lower: Partial<Record<string, MethodLimit>>): Order {
  const methods = Object.keys({ ...upper, ...lower });
  return worstOf(
    methods.map((method): Order => {
      const [above, below] = [upper[method], lower[method]];
      if (above === undefined) return 'same';
      // A method the lower layer no longer names has no period left, neither as a duty nor as a waiting time.
      return below === undefined ? 'unclear' : byCount(above, below);
    }),
  );
}

function byCount(upper: DeadlineLimit, lower: DeadlineLimit): Order {
  if (upper.direction !== lower.direction) return 'unclear';
  if (upper.unit === lower.unit) {
    const amounts = byNumber(upper.amount, lower.amount);
    const order = upper.direction === 'after' ? amounts : flipped(amounts);
    return order === 'same' ? byNumber(ROLLS[upper.roll], ROLLS[lower.roll]) : order;
  }
  const [above, below] = [spanOf(upper), spanOf(lower)];
  if (below.longest < above.shortest) return upper.direction === 'after' ? 'stricter' : 'looser';
  if (below.shortest > above.longest) return upper.direction === 'after' ? 'looser' : 'stricter';
  return 'unclear';
}

/** The widest roll: from the first day of a long break to the first day after it. */
const ROLL_DAYS = 10;

/** Fewest and most calendar days a limit can take on any calendar. */
function spanOf({ amount, unit, roll }: DeadlineLimit): { shortest: number; longest: number } {
  const slack = roll === 'none' ? 0 : ROLL_DAYS;
  if (unit === 'calendarDay') return { shortest: amount - slack, longest: amount + slack };
  if (unit === 'month') return { shortest: amount * 28 - slack, longest: amount * 31 + slack };
  if (unit === 'year') return { shortest: amount * 365 - slack, longest: amount * 366 + slack };
  return { shortest: amount, longest: amount * 2 + ROLL_DAYS };
}

/** `stricter` when the lower number is smaller. */
export function byNumber(upper: number, lower: number): Order {
  if (lower === upper) return 'same';
  return lower < upper ? 'stricter' : 'looser';
}

/** The order seen from the other side. */
export function flipped(order: Order): Order {
  if (order === 'stricter') return 'looser';
  return order === 'looser' ? 'stricter' : order;
}

const BADNESS: Record<Order, number> = { same: 0, stricter: 1, unclear: 2, looser: 3 };

function worstOf(orders: readonly Order[]): Order {
  return orders.reduce<Order>((worst, order) => (BADNESS[order] > BADNESS[worst] ? order : worst), 'same');
}

function dayInYear({ yearOffset, month, day }: Extract<ClockLimit, { by: 'monthDay' }>): number {
  return yearOffset * 400 + month * 32 + day;
}
