import { computeDeadline } from '../calendar/deadline.js';
import type { DeadlineLimit } from '../calendar/deadline-types.js';
import type { PlainDate } from '../calendar/plain-date.js';
import type { ChainStep } from '../calendar/safe-start.js';
import type { CompiledCalendar } from '../calendar/year-data.js';
import { ruleFor } from '../policy/lookup.js';
import type { CompiledPolicy } from '../policy/types.js';
import type { Method, Regime } from '../policy/vocabulary.js';

/** What is bought again, and how. */
export type Repurchase = { policy: CompiledPolicy; regime: Regime; method: Method };

/**
 * Minimum periods of buying again, first to last: intention, bids of the method, reserve from the evaluation up to the
 * signing. A period the policy does not know, or knows none of for the method, is left out.
 */
export function reprocurementChain({ policy, regime, method }: Repurchase): ChainStep[] {
  const intention = ruleFor(policy, 'intention-to-tender', 'clock', regime);
  const window = ruleFor(policy, 'bid-window', 'clock', regime);
  const bids = window?.limit.by === 'method' ? window.limit.limits[method] : undefined;
  const reserve: DeadlineLimit = {
    amount: policy.params.reserveWd,
    unit: 'workingDay',
    direction: 'after',
    roll: 'none',
  };
  const steps: ChainStep[] = [];
  if (intention?.limit.by === 'count')
    steps.push({ id: 'intention-to-tender', limit: intention.limit, basis: intention.basis });
  if (window !== undefined && bids !== undefined) steps.push({ id: 'bid-window', limit: bids, basis: window.basis });
  return [...steps, { id: 'reserve', limit: reserve, basis: 'CAIGOU' }];
}

/** The first day on which whoever starts on that day can have signed, each period run to its latest possible end. */
export function earliestSigning(start: PlainDate, chain: readonly ChainStep[], calendar: CompiledCalendar): PlainDate {
  return chain.reduce(
    (day, { limit }) =>
      computeDeadline(day, { amount: limit.amount, unit: limit.unit, direction: 'after', roll: 'forward' }, calendar)
        .latest,
    start,
  );
}
