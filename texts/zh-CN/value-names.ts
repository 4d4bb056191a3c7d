import { CONDITION_NAMES, CONTRACTOR_NAMES, DOMAIN_NAMES, PURCHASER_NAMES } from './buying.js';
import { COMMAND_NAMES } from './commands.js';
import { DUTY_NAMES, PART_NAMES, WORD_NAMES } from './contents.js';
import { SUBJECT_KIND_NAMES } from './names.js';
import { VALUE_NAMES } from './policy.js';
import { RULE_NAMES } from './rule-names.js';
import { FILING_NAMES, METHOD_NAMES, RECIPIENT_NAMES, REGIME_NAMES, REPORT_NAMES } from './terms.js';

/** Words of the bodies of commands; what stands earlier wins where two tables know a word. */
const TABLES: readonly Readonly<Record<string, string>>[] = [
  METHOD_NAMES,
  REGIME_NAMES,
  RECIPIENT_NAMES,
  SUBJECT_KIND_NAMES,
  PART_NAMES,
  FILING_NAMES,
  REPORT_NAMES,
  WORD_NAMES,
  DOMAIN_NAMES,
  CONDITION_NAMES,
  CONTRACTOR_NAMES,
  PURCHASER_NAMES,
  DUTY_NAMES,
  RULE_NAMES,
  VALUE_NAMES,
  COMMAND_NAMES,
];

/** A word of a closed list in Chinese, where there is one. */
export function valueName(value: string): string | undefined {
  return TABLES.find((table) => Object.hasOwn(table, value))?.[value];
}
