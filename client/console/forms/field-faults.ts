import type { Problem } from '../api/problem.js';
import type { FieldPath } from './guide.js';
import { fieldErrors } from './issues.js';
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

/** The faults a refusal names at fields of the body; none where it is about the whole, or what stands beside the body. */
export function faultsIn(problem: Problem): FieldFault[] {
  const { why = {}, title, detail } = problem;
  const told = fieldErrors(problem).filter(({ name: [first] }) => first !== ENVELOPE && !isWhole(first));
  if (told.length > 0) return told.map(({ name, errors }) => ({ name, said: errors.join('；') }));
  const ruled = typeof why.rule === 'string' ? RULE_FIELDS[why.rule] : undefined;
  return ruled === undefined ? [] : [{ name: ruled, said: [title, detail].filter(Boolean).join('；') }];
}

/** `(input)`: the body as a whole. */
function isWhole(first: string | number | undefined): boolean {
  return first === undefined || String(first).startsWith('(');
}
