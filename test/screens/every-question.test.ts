import { describe, expect, test } from '@jest/globals';
import { AUDIT_QUERIES, BOARD_QUERIES, LEDGER_QUERY, LIST_QUERIES } from '../../schemas/screen-query.js';
import { consoleSources } from './asked-addresses.js';

/** Which page of how many lines, and as what file: the list itself asks that everywhere. */
const OF_THE_LIST = ['page', 'limit', 'format'];

/** Where in the console each list is, and what it may be asked. */
const LISTS = [
  { screen: 'screens/todo/', asked: LIST_QUERIES.inbox },
  { screen: 'screens/mine/', asked: LIST_QUERIES.done },
  { screen: 'screens/mine/', asked: LIST_QUERIES.started },
  { screen: 'screens/mine/', asked: LIST_QUERIES.copied },
  { screen: 'screens/board/', asked: BOARD_QUERIES.board },
  { screen: 'screens/ledgers/', asked: LEDGER_QUERY },
  { screen: 'screens/audit/', asked: AUDIT_QUERIES.facts },
  { screen: 'screens/audit/', asked: AUDIT_QUERIES.registers },
] as const;

const sources = consoleSources();

/** Questions the screens of that folder have no field for. */
function notOffered(screen: string, names: readonly string[]): string[] {
  const text = sources.flatMap((each) => (each.file.startsWith(screen) ? [each.text] : [])).join('\n');
  return names.filter((name) => !new RegExp(`name: '${name}'|\\b${name} \\}|\\{ ${name}\\b`).test(text));
}

describe('every list', () => {
  test.each(LISTS)('in $screen can be narrowed and sorted by all that its address takes', ({ screen, asked }) => {
    const names = Object.keys(asked.shape).filter((name) => !OF_THE_LIST.includes(name));
    expect(names.length).toBeGreaterThan(2);
    expect(notOffered(screen, names)).toEqual([]);
  });

  test('a question no screen has a field for is found', () => {
    expect(notOffered('screens/todo/', ['text', 'nobodyAsksThis'])).toEqual(['nobodyAsksThis']);
  });
});
