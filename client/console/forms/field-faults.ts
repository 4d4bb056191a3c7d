import { PARTS } from '../../../texts/zh-CN/console/parts.js';
import type { Problem } from '../api/problem.js';
import type { FieldPath } from './guide.js';

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

/** The faults a refusal names at fields of the body; none where it is about the whole. */
export function faultsIn({ issues = [], why = {}, title, detail }: Problem): FieldFault[] {
  const told = issues.flatMap(({ field, expected, mend }) => {
    const name = pathOf(field);
    return name.length === 0 ? [] : [{ name, said: `${PARTS.expected}${expected.zh}；${mend.zh}` }];
  });
  if (told.length > 0) return told;
  const ruled = typeof why.rule === 'string' ? RULE_FIELDS[why.rule] : undefined;
  const name = ruled ?? (typeof why.field === 'string' ? pathOf(why.field) : []);
  return name.length === 0 ? [] : [{ name, said: [title, detail].filter((each) => each !== undefined).join('；') }];
}

/** `data.stations[0].id` → stations, 0, id. What stands beside the body is none of its fields. */
function pathOf(field: string): FieldPath {
  if (field.startsWith('(')) return [];
  const parts = field.replaceAll(/\[(\d+)\]/g, '.$1').split('.');
  const own = parts[0] === 'data' ? parts.slice(1) : parts;
  return own.map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}
