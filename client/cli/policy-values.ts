import type { DeadlineLimit } from '../../domain/calendar/deadline.js';
import { limitText } from '../../texts/zh-CN/proof.js';

const UNITS: readonly string[] = ['workingDay', 'calendarDay', 'month', 'year'] satisfies DeadlineLimit['unit'][];

/** A parameter's value on one line: limits in words, lists joined, the rest as names and values. */
export function fieldText(value: unknown): string {
  if (value === null || value === undefined) return '无';
  if (Array.isArray(value)) return value.length === 0 ? '无' : value.map(itemText).join('、');
  if (typeof value !== 'object') return String(value);
  return isSpan(value) ? limitText(value).trim() : entriesText(value);
}

function itemText(value: unknown): string {
  return typeof value === 'object' && value !== null ? `（${fieldText(value)}）` : fieldText(value);
}

function entriesText(value: object): string {
  return Object.entries(value)
    .map(([name, each]) => `${name} ${itemText(each)}`)
    .join('，');
}

function isSpan(value: object): value is Pick<DeadlineLimit, 'amount' | 'unit' | 'direction'> {
  return 'amount' in value && 'unit' in value && 'direction' in value && UNITS.includes(String(value.unit));
}
