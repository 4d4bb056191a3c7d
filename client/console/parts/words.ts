import { type Instant, legalDay, wallTime } from '../../../domain/calendar/instant.js';
import { capitalText } from '../../../domain/money/capital.js';
import { fen } from '../../../domain/money/fen.js';
import { formatFen } from '../../../domain/money/format.js';
import { COMMAND_NAMES } from '../../../texts/zh-CN/commands.js';
import { PARTS } from '../../../texts/zh-CN/console/parts.js';
import { FACT_NAMES } from '../../../texts/zh-CN/facts.js';
import { OWNER_NAMES, SUBJECT_KIND_NAMES } from '../../../texts/zh-CN/names.js';
import { RULE_NAMES } from '../../../texts/zh-CN/rule-names.js';
import { POST_NAMES } from '../../../texts/zh-CN/terms.js';
import { valueName } from '../../../texts/zh-CN/value-names.js';

type Names = Readonly<Record<string, string>>;

/** Ids as officers call them; one that no table knows stands as it is. */
export const nameIn = (table: Names) => (id: string) => (Object.hasOwn(table, id) ? (table[id] ?? id) : id);

export const kindName = nameIn(SUBJECT_KIND_NAMES);
export const ruleName = nameIn(RULE_NAMES);
export const ownerName = nameIn(OWNER_NAMES);
export const postName = nameIn(POST_NAMES);
export const factName = nameIn(FACT_NAMES);
export const commandName = nameIn(COMMAND_NAMES);
/** A word of a closed list in the body of a command. */
export const wordName = (id: string): string => valueName(id) ?? id;

/** Yes or no. */
export function flagText(flag: boolean): string {
  return flag ? PARTS.yes : PARTS.no;
}

/** `2026-11-22 09:05`, as clocks in China show it. */
export function momentText(at: Instant): string {
  return `${legalDay(at)} ${wallTime(at).slice(0, 5)}`;
}

/** The sum a fact is about, in figures and 大写; nothing where it is about none. */
export function sumIn(data: unknown): string {
  if (typeof data !== 'object' || data === null || !('fen' in data)) return '';
  const sum: unknown = data.fen;
  if (typeof sum !== 'number' || !Number.isSafeInteger(sum) || sum < 0) return '';
  return `${formatFen(fen(sum))} ${PARTS.yuan}（${PARTS.capital}：${capitalText(fen(sum))}）`;
}
