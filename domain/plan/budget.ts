import { yearOf } from '../calendar/plain-date.js';
import type { Broken, Judging } from '../cycle/chapter.js';
import { breaks, measure } from '../cycle/checks.js';
import type { CycleState } from '../cycle/state.js';
import { basisPointsOf } from '../money/percent.js';
import { fundLedger, ownerOfMoney } from '../payment/ledger.js';
import { schemeBroken, usesBroken } from '../payment/sources.js';
import type { RuleId } from '../policy/rule-ids.js';
import type { Budget } from './types.js';

/**
 * What of a budget the rules on money do not allow: more than the ceiling, a base of another year, a source the scheme
 * does not know, a use its source may not be spent on, less than was already taken from it.
 */
export function budgetFlaws(state: CycleState, judging: Judging, budget: Budget): Broken[] {
  const isOwn = ownerOfMoney(state, budget.purchaser?.id) === null;
  return [
    ...(isOwn ? schemeBroken(state, judging, [budget.source]) : []),
    ...usesBroken(state, judging, budget.source, budget.expenses ?? []),
    ...overdrawn(state, judging, budget),
    ...aboveCeiling(state, judging, budget),
    ...wrongBase(state, judging, 'fund-floor', budget),
    ...wrongBase(state, judging, 'funding-ceiling', budget),
  ];
}

/** More was allocated from the line than is now left for it. */
function overdrawn(state: CycleState, judging: Judging, { year, source, purchaser, fen: budgetFen }: Budget): Broken[] {
  const whose = ownerOfMoney(state, purchaser?.id);
  const allocatedFen =
    fundLedger(state).find((each) => each.year === year && each.source === source && each.purchaser === whose)
      ?.allocatedFen ?? 0;
  return allocatedFen <= budgetFen
    ? []
    : breaks(state, judging, 'ring-fence', 'overdrawn', { source, budgetFen, allocatedFen });
}

/** Only so much of one fund may go into the purchase; another fund is not asked, nor one whose sum is not known. */
function aboveCeiling(state: CycleState, judging: Judging, { source, fundBase, fen: sum }: Budget): Broken[] {
  const rule = measure(state, judging, 'funding-ceiling');
  const share = rule?.by?.[source] ?? rule?.max;
  if (share === undefined || fundBase === undefined) return [];
  const ceilingFen = basisPointsOf(fundBase, share);
  return sum <= ceilingFen
    ? []
    : breaks(state, judging, 'funding-ceiling', 'above-ceiling', { budgetFen: sum, ceilingFen });
}

/** A share is taken of the fund of one year: this one, or the one before. */
function wrongBase(
  state: CycleState,
  judging: Judging,
  id: RuleId,
  { source, baseYear, approvedOn }: Budget,
): Broken[] {
  const rule = measure(state, judging, id);
  const concerns = rule?.by === undefined || rule.by[source] !== undefined;
  if (rule?.baseYear === undefined || baseYear === undefined || !concerns) return [];
  const wanted = yearOf(approvedOn) - (rule.baseYear === 'previous' ? 1 : 0);
  return baseYear === wanted ? [] : breaks(state, judging, id, 'wrong-base-year', { baseYear, wanted });
}
