import { AUDIT } from '../../../../texts/zh-CN/console/audit.js';
import type { Filter } from '../../table/filters.js';

/** Days of recording, from and to. */
export const DAYS: readonly Filter[] = [
  { name: 'from', label: AUDIT.from, kind: 'day' },
  { name: 'to', label: AUDIT.to, kind: 'day' },
];

/** What of the address a list is asked. */
export function questionIn(values: Readonly<Record<string, string>>, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = values[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
