import { PARTS } from '../../../texts/zh-CN/console/parts.js';
import type { Problem } from '../api/problem.js';
import type { Field } from './fields.js';
import type { FieldPath } from './guide.js';
import { ENVELOPE } from './values.js';

/** What is wrong with one field, by its path from the top of the form. */
export type FieldFault = { name: FieldPath; said: string };

/** Rules that speak of one field of a form: which. */
const RULE_FIELDS: Readonly<Record<string, FieldPath>> = {
  'cycle-length': ['years'],
  'purchaser-kinds': ['purchaser', 'purchaserKind'],
  'act-threshold': ['regime'],
  'contractor-kinds': ['contractor', 'kind'],
  'contractor-barred': ['contractor', 'kind'],
};

/**
 * What a refusal says of single fields, where they stand: mistakes of the input, or the field a rule names or speaks of.
 * None where it is about the whole.
 */
export function faultsIn({ issues = [], why = {}, title, detail }: Problem): FieldFault[] {
  const told = issues.map(({ field, expected, mend }) => ({
    name: placeOf(field),
    said: `${PARTS.expected}${expected.zh}；${mend.zh}`,
  }));
  const inFields = told.filter(({ name: [first] }) => !isWhole(first));
  if (told.length > 0) return inFields;
  const ruled = typeof why.rule === 'string' ? RULE_FIELDS[why.rule] : undefined;
  const named = typeof why.field === 'string' ? placeOf(why.field) : ruled;
  return named === undefined ? [] : [{ name: named, said: [title, detail].filter(Boolean).join('；') }];
}

/** The same of a body alone, without the day and the second person beside it. */
export function bodyFaultsIn(problem: Problem): FieldFault[] {
  return faultsIn(problem).filter(({ name: [first] }) => first !== ENVELOPE);
}

/** `(input)`: the body as a whole. */
function isWhole(first: string | number | undefined): boolean {
  return first === undefined || String(first).startsWith('(');
}

/** The same problem, its fields called as the form calls them. */
export function inWords(problem: Problem, fields: readonly Field[]): Problem {
  const { issues, why = {}, title } = problem;
  if (issues === undefined) {
    if (typeof why.field !== 'string') return problem;
    return { ...problem, title: title.replace(why.field, labelAt(placeOf(why.field), fields)) };
  }
  return { ...problem, issues: issues.map((each) => ({ ...each, field: labelAt(placeOf(each.field), fields) })) };
}

/** `data.bidders[0].fen` as the form names it; the day and the second person stand apart from the body. */
function placeOf(field: string): (string | number)[] {
  const parts = field.split(/[.[\]]+/).filter((part) => part !== '');
  const place = parts.map((part) => (/^\d+$/.test(part) ? Number(part) : part));
  if (place[0] === 'data') return place.slice(1);
  return place.length === 1 && (place[0] === 'on' || place[0] === 'secondPerson') ? [ENVELOPE, ...place] : place;
}

function labelAt(place: readonly (string | number)[], fields: readonly Field[]): string {
  const [first, ...rest] = place;
  if (first === undefined) return '';
  if (typeof first === 'number') return [`${first + 1}`, labelAt(rest, fields)].filter(Boolean).join(' ');
  const field = fields.find(({ name }) => name === first);
  if (field === undefined) return String(first);
  const { form } = field;
  const inside = form.as === 'group' || form.as === 'rows' ? labelAt(rest, form.fields) : '';
  return [field.label, inside].filter(Boolean).join(' ');
}
