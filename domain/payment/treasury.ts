import { dateOf, type PlainDate, yearOf } from '../calendar/plain-date.js';
import type { Judging } from '../cycle/chapter.js';
import type { CycleState } from '../cycle/state.js';
import { ruleFor } from '../policy/lookup.js';
import type { CompiledOf, CompiledPolicy } from '../policy/types.js';
import type { ResolvedOwner } from '../policy/vocabulary.js';

/** The office that owes a payment (支付): the one behind the payer the scheme names. */
export function payingOffice(state: Pick<CycleState, 'plan'>, { policy }: Pick<Judging, 'policy'>): ResolvedOwner {
  const payer = ruleFor(policy, 'payment-scheme', 'payment', state.plan.opening?.regime ?? 'act')?.payer ?? 'treasury';
  switch (payer) {
    case 'treasury':
      return 'countyFinance';
    case 'bureau':
      return 'bureauFinance';
    case 'township':
      return 'township';
  }
}

/**
 * The day the treasury closes in the year a payment clock starts, where its due day lies behind it: who waits for the
 * due day then finds the treasury closed. Undefined for other duties and where the due day comes first.
 */
export function treasuryCloses(
  state: Pick<CycleState, 'plan'>,
  policy: CompiledPolicy,
  { rule, from, due }: { rule: CompiledOf<'clock'>; from: PlainDate; due: PlainDate },
): PlainDate | undefined {
  const scheme = ruleFor(policy, 'payment-scheme', 'payment', state.plan.opening?.regime ?? 'act');
  if (rule.scope !== 'payment' || scheme === undefined) return undefined;
  const [month, day] = scheme.treasuryClosesOn.split('-').map(Number);
  if (month === undefined || day === undefined) return undefined;
  const closes = dateOf(yearOf(from), month, day);
  return due > closes ? closes : undefined;
}
