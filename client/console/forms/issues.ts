import { PARTS } from '../../../texts/zh-CN/console/parts.js';
import type { Problem } from '../api/problem.js';
import type { Field } from './fields.js';
import { ENVELOPE } from './values.js';

/** Where a field stands in the form, and what is wrong with it. */
export type FieldError = { name: (string | number)[]; errors: string[] };

/** What a refusal says of single fields, where they stand: mistakes of the input, or the field a rule names. */
export function fieldErrors({ issues = [], why = {}, title, detail }: Problem): FieldError[] {
  const told = issues.map(({ field, expected, mend }) => ({
    name: placeOf(field),
    errors: [`${PARTS.expected}${expected.zh}；${mend.zh}`],
  }));
  if (told.length > 0 || typeof why.field !== 'string') return told;
  return [{ name: placeOf(why.field), errors: [title, ...(detail === undefined ? [] : [detail])] }];
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
