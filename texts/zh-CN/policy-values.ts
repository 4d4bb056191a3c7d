import type { DeadlineLimit } from '../../domain/calendar/deadline.js';
import { ITEM_NAMES, PART_NAMES, WORD_NAMES } from './contents.js';
import { EVENT_NAMES, OWNER_NAMES } from './names.js';
import { VALUE_NAMES } from './policy.js';
import { RULE_WORDS } from './policy-words.js';
import { limitText } from './proof.js';
import { FILING_NAMES, METHOD_NAMES, POST_NAMES, RECIPIENT_NAMES, REGIME_NAMES, REPORT_NAMES } from './terms.js';

const UNITS: readonly string[] = ['workingDay', 'calendarDay', 'month', 'year'] satisfies DeadlineLimit['unit'][];

/** Words of the closed lists in Chinese; a word without one stands as it is in the file. */
const WORDS: Readonly<Record<string, string>> = {
  ...WORD_NAMES,
  ...EVENT_NAMES,
  ...RULE_WORDS,
  ...FILING_NAMES,
  ...REPORT_NAMES,
  ...PART_NAMES,
  ...ITEM_NAMES,
  ...VALUE_NAMES,
  ...POST_NAMES,
  ...OWNER_NAMES,
  ...RECIPIENT_NAMES,
  ...REGIME_NAMES,
  ...METHOD_NAMES,
};

/** A parameter's value on one line: words and limits in Chinese, lists joined, the rest as names and values. */
export function fieldText(value: unknown): string {
  if (value === null || value === undefined) return '无';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (Array.isArray(value)) return value.length === 0 ? '无' : value.map(itemText).join('、');
  if (typeof value !== 'object') return WORDS[String(value)] ?? String(value);
  return isSpan(value) ? limitText(value).trim() : objectText(value);
}

function itemText(value: unknown): string {
  const bare = typeof value !== 'object' || value === null || 'event' in value;
  return bare ? fieldText(value) : `（${fieldText(value)}）`;
}

function objectText(value: object): string {
  if ('event' in value) return eventText(value);
  if ('steps' in value && Array.isArray(value.steps)) return value.steps.map(stepText).join(' → ');
  if ('all' in value && Array.isArray(value.all)) return value.all.map(itemText).join('，并且');
  if ('any' in value && Array.isArray(value.any)) return value.any.map(itemText).join('，或者') || '期间届满';
  return entriesText(value);
}

function eventText(value: { event: unknown; where?: unknown }): string {
  const where = typeof value.where === 'object' && value.where !== null ? entriesText(value.where) : '';
  return where === '' ? fieldText(value.event) : `${fieldText(value.event)}（${where}）`;
}

/** A step of a route: its title and how long it may take. */
function stepText(step: { title?: unknown; limitWd?: unknown }): string {
  return `${String(step.title)}（${String(step.limitWd)} 个工作日）`;
}

function entriesText(value: object): string {
  return Object.entries(value)
    .map(([name, each]) => `${WORDS[name] ?? name} ${itemText(each)}`)
    .join('，');
}

function isSpan(value: object): value is Pick<DeadlineLimit, 'amount' | 'unit' | 'direction'> {
  return 'amount' in value && 'unit' in value && 'direction' in value && UNITS.includes(String(value.unit));
}
