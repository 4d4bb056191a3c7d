import { type PlainDate, plainDate } from '../calendar/plain-date.js';
import { ruleFor } from './lookup.js';
import { RULE_IDS, type RuleId } from './rule-ids.js';
import type { CompiledOf, CompiledPolicy, CompiledRule, EarlierRules } from './types.js';
import type { Regime } from './vocabulary.js';

/**
 * A clock as it stands for triggers of a span of days: `from` the first of them, null from the beginning; `until` the
 * first day after them, null for good. Only a cycle that has moved to a newer policy knows more than one span.
 */
export type ClockSpan = { rule: CompiledOf<'clock'>; from: PlainDate | null; until: PlainDate | null };

/** True for a day of the span. */
export function isWithin({ from, until }: Pick<ClockSpan, 'from' | 'until'>, day: PlainDate): boolean {
  return (from === null || from <= day) && (until === null || day < until);
}

/** What a policy says on a day, kept so that asking twice gives the same object; and what such a view is a view of. */
const views = new WeakMap<CompiledPolicy, Map<PlainDate, CompiledPolicy>>();
const wholeOf = new WeakMap<CompiledPolicy, CompiledPolicy>();

/**
 * The policy as it speaks of what happens on a day: after a move to a newer version, a step of before its first day is
 * judged by the text of before. Clocks that run keep the text of their own trigger (`clockSpans`).
 */
export function policyOn(policy: CompiledPolicy, day: PlainDate): CompiledPolicy {
  const older = (policy.earlier ?? []).filter(({ until }) => day < until);
  const [oldest] = older;
  if (oldest === undefined) return policy;
  const known = views.get(policy) ?? new Map<PlainDate, CompiledPolicy>();
  views.set(policy, known);
  const view = known.get(oldest.until) ?? { ...policy, rules: rulesWith(policy, older) };
  known.set(oldest.until, view);
  wholeOf.set(view, policy);
  return view;
}

/** The oldest text wins: it is the one that held longest ago. */
function rulesWith({ rules }: CompiledPolicy, older: readonly EarlierRules[]): CompiledPolicy['rules'] {
  const so: Partial<Record<RuleId, CompiledRule>> = { ...rules };
  for (const text of older.toReversed()) {
    Object.assign(so, text.rules);
    for (const id of text.absent) delete so[id];
  }
  return so;
}

/** The texts of a clock in force for the regime, the oldest first; none where the policy never had it. */
export function clockSpans(policy: CompiledPolicy, id: RuleId, regime: Regime): ClockSpan[] {
  const whole = wholeOf.get(policy) ?? policy;
  const turns = turnsOf(whole, id);
  return [null, ...turns].flatMap((from, at) => {
    const until = turns[at] ?? null;
    const text = until === null ? whole : policyOn(whole, from ?? BEFORE_ALL);
    const rule = ruleFor(text, id, 'clock', regime);
    return rule === undefined ? [] : [{ rule, from, until }];
  });
}

/** All clocks of the policy with their texts, in catalogue order. */
export function allClockSpans(policy: CompiledPolicy, regime: Regime): ClockSpan[][] {
  const known = clocks.get(policy) ?? {};
  clocks.set(policy, known);
  known[regime] ??= RULE_IDS.clock.map((id) => clockSpans(policy, id, regime)).filter((spans) => spans.length > 0);
  return known[regime];
}

/** Asked at every turn of every cycle, and a policy never changes. */
const clocks = new WeakMap<CompiledPolicy, Partial<Record<Regime, ClockSpan[][]>>>();

/** The clock as it stands for a trigger of that day; undefined where there was none, or the rule is no clock. */
export function clockOn(policy: CompiledPolicy, id: RuleId, day: PlainDate): CompiledOf<'clock'> | undefined {
  const rule = policyOn(wholeOf.get(policy) ?? policy, day).rules[id];
  return rule?.kind === 'clock' ? rule : undefined;
}

const BEFORE_ALL = plainDate('1900-01-01');

/** Days on which another text of the rule begins, ascending. */
function turnsOf({ earlier = [] }: CompiledPolicy, id: RuleId): PlainDate[] {
  const days = earlier.filter(({ rules, absent }) => rules[id] !== undefined || absent.includes(id));
  return [...new Set(days.map(({ until }) => until))].toSorted();
}
