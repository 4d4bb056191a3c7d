import type { PlainDate } from '../calendar/plain-date.js';
import type { CycleState } from '../cycle/state.js';
import { yearSubject } from '../ids.js';
import type { ClockRuleId } from '../policy/rule-ids.js';
import type { FilingOf } from '../policy/vocabulary.js';

/** What is filed, since when it is there to be filed, and the rule whose clock runs on it. */
type FiledThing = { since: PlainDate; rule: ClockRuleId };

/** The thing of that year that can be filed, or undefined while it is not on record. */
export function filedThing(state: CycleState, of: FilingOf, year: number): FiledThing | undefined {
  const subject = yearSubject(year);
  const plan = state.plan.plans[subject]?.approvedOn ?? null;
  const budget = state.plan.budgets[subject]?.[0]?.approvedOn;
  const contract = state.contract.years[subject]?.signedOn;
  switch (of) {
    case 'plan':
      return plan === null ? undefined : { since: plan, rule: 'plan-filing' };
    case 'implementationPlan':
      return budget === undefined ? undefined : { since: budget, rule: 'implementation-plan-filing' };
    case 'contract':
      return contract === undefined ? undefined : { since: contract, rule: 'contract-filing-finance' };
    case 'staffing':
      return contract === undefined ? undefined : { since: contract, rule: 'staffing-filing' };
    case 'workPlan':
      return contract === undefined ? undefined : { since: contract, rule: 'work-plan-filing' };
  }
}
