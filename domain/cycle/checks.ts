import { minDate, type PlainDate } from '../calendar/plain-date.js';
import { yearSubject } from '../ids.js';
import { birthsOf } from '../obligations/births.js';
import { idOf } from '../obligations/derive.js';
import { datesOf } from '../obligations/due.js';
import { clockSpans } from '../policy/at-day.js';
import { holdsFor, ruleFor } from '../policy/lookup.js';
import type { ClockRuleId, RuleId } from '../policy/rule-ids.js';
import type { CompiledOf } from '../policy/types.js';
import type { ContentPart, Regime } from '../policy/vocabulary.js';
import type { Broken, Judging } from './chapter.js';
import type { CycleState } from './state.js';

/** The regime the cycle runs under; before it is open, the strictest. */
export function regimeOf(state: CycleState): Regime {
  return state.plan.opening?.regime ?? 'act';
}

/** A rule broken, with the force its profile gives it. Silent when the policy does not have the rule. */
export function breaks(
  state: CycleState,
  judging: Judging,
  rule: RuleId,
  what: string,
  values: Record<string, string | number>,
  touches = true,
): Broken[] {
  return breaksUnder(regimeOf(state), judging, rule, what, values, touches);
}

/** The same for a step that itself says under which regime it stands: the opening of a cycle. */
export function breaksUnder(
  regime: Regime,
  judging: Judging,
  rule: RuleId,
  what: string,
  values: Record<string, string | number>,
  touches = true,
): Broken[] {
  const compiled = judging.policy.rules[rule];
  if (compiled === undefined || !holdsFor(compiled, regime)) return [];
  return [{ rule, what, values, force: compiled.force, touches }];
}

/** A step taken before the rule allows it: earlier than the day a `notBefore` clock of this subject gives. */
export function tooEarly(
  state: CycleState,
  judging: Judging,
  rule: ClockRuleId,
  subject: string,
  on: PlainDate,
): Broken[] {
  const birth = birthsOf(state, clockSpans(judging.policy, rule, regimeOf(state)))
    .filter((each) => each.subject === subject)
    .at(-1);
  const dates = birth === undefined ? undefined : datesOf(state, birth, judging);
  if (birth === undefined || dates === undefined || on >= dates.due) return [];
  return breaks(state, judging, rule, 'too-early', { on, notBefore: dates.due, obligation: idOf(birth) });
}

/** An event dated before the one it follows from: possible on paper, and then on record as a violation. */
export function beforeTrigger(
  state: CycleState,
  judging: Judging,
  rule: RuleId,
  on: PlainDate,
  trigger: PlainDate,
): Broken[] {
  return on >= trigger ? [] : breaks(state, judging, rule, 'before-trigger', { on, trigger });
}

/** Money comes first: no budget of that year on record, or only one that was approved after the step (Act art. 6, 33). */
export function budgetBroken(state: CycleState, judging: Judging, year: number, on: PlainDate): Broken[] {
  const days = (state.plan.budgets[yearSubject(year)] ?? []).map((each) => each.approvedOn);
  if (days.length === 0) return breaks(state, judging, 'budget-approved', 'no-budget', { year });
  return beforeTrigger(state, judging, 'budget-approved', on, days.reduce(minDate));
}

/** Parts the rule asks for that the document does not have; layers were united when the policy was compiled. */
export function missingParts(state: CycleState, judging: Judging, rule: RuleId, has: readonly ContentPart[]): Broken[] {
  const wanted = ruleFor(judging.policy, rule, 'contents', regimeOf(state))?.parts ?? [];
  const missing = wanted.filter((part) => !has.includes(part));
  return missing.length === 0 ? [] : breaks(state, judging, rule, 'parts-missing', { parts: missing.join(',') }, false);
}

/** A measure of the policy, or undefined where the documents are silent. */
export function measure(state: CycleState, judging: Judging, rule: RuleId): CompiledOf<'limit'> | undefined {
  return ruleFor(judging.policy, rule, 'limit', regimeOf(state));
}
