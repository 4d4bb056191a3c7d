import type { Difference, PolicyDiff } from '../../domain/policy/diff.js';
import type { Explanation } from '../../domain/policy/explain.js';
import type { PolicyMove } from '../../domain/what-if/types.js';
import { fieldText } from '../../texts/zh-CN/policy-values.js';
import { standingText } from '../cli/what-if-text.js';

/** A value of a rule is a structure of its own kind: each is told in words as well. */
type Worded<Of> = Of & { text: string };

const withText = <Of extends { value: unknown }>(of: Of): Worded<Of> => ({ ...of, text: fieldText(of.value) });

/** An explanation with the values of fields in words. */
export function worded(explanation: Explanation) {
  const rules = explanation.rules.map(({ fields, ...rule }) => ({
    ...rule,
    fields: fields.map((field) => ({ ...withText(field), said: field.said.map(withText) })),
  }));
  return { ...explanation, rules };
}

const bothTold = (each: Difference) => ({ ...each, texts: { a: fieldText(each.a), b: fieldText(each.b) } });

/** What a move to another policy changes, with both sides in words. */
export function wordedMove({ duties, params, rules, kept }: PolicyMove) {
  return {
    duties: duties.map((each) => ({ ...each, texts: { a: standingText(each.a), b: standingText(each.b) } })),
    params: params.map(bothTold),
    rules: rules.map((rule) => ('only' in rule ? rule : { ...rule, fields: rule.fields.map(bothTold) })),
    kept,
  };
}

/** Differences with both sides in words. */
export function wordedDiff({ params, rules }: PolicyDiff) {
  return {
    params: params.map(bothTold),
    rules: rules.map((rule) => ('only' in rule ? rule : { ...rule, fields: rule.fields.map(bothTold) })),
  };
}
