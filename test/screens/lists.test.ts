import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fenOf } from '../../client/console/forms/values.js';
import { lampOf } from '../../client/console/parts/lamp.js';
import { contentRows } from '../../client/console/screens/case/content-rows.js';
import type { Column } from '../../client/console/table/column.js';
import { csvOf } from '../../client/console/table/csv.js';
import { fen } from '../../domain/money/fen.js';
import { formatFen } from '../../domain/money/format.js';

type Row = { name: string; count: number | null };
const COLUMNS: readonly Column<Row>[] = [
  { key: 'name', title: '名称', value: ({ name }) => name },
  { key: 'count', title: '数量', value: ({ count }) => count },
];

/** Reads CSV back as RFC 4180 has it, slowly and sign by sign. */
function readBack(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  for (let at = 1; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    if (quoted && sign === '"' && text[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (sign === '"') quoted = !quoted;
    else if (!quoted && (sign === ',' || sign === '\r')) {
      rows.at(-1)?.push(cell);
      cell = '';
      if (sign === '\r') {
        rows.push([]);
        at += 1;
      }
    } else cell += sign;
  }
  return rows.slice(0, -1);
}

describe('a list as a file', () => {
  test('comes back as it was, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ name: fc.string({ unit: 'grapheme' }), count: fc.nat() })), (rows) => {
        const [head, ...body] = readBack(csvOf(COLUMNS, rows));
        expect(head).toEqual(['名称', '数量']);
        const shown = ({ name, count }: Row) => [/^[=+\-@\t\r]/.test(name) ? `'${name}` : name, String(count)];
        expect(body).toEqual(rows.map(shown));
      }),
    );
  });

  test.each(['=1+1', '+86', '-1', '@sum'])('holds no formula where somebody typed %s', (name) => {
    expect(csvOf(COLUMNS, [{ name, count: null }])).toContain(`\r\n'${name},\r\n`);
  });
});

describe('the lamp of a deadline', () => {
  test('is red once it is late, also where the day may still move', () => {
    expect(lampOf({ slack: -1, overdue: true, provisional: true })).toBe('red');
  });
  test('is never green while the day may move', () => {
    expect(lampOf({ slack: 100, overdue: false, provisional: true })).toBe('grey');
  });
  test('is yellow once it is near, also where the day may still move', () => {
    expect(lampOf({ slack: 7, overdue: false, provisional: true })).toBe('yellow');
  });
  test.each([
    [7, 'yellow'],
    [8, 'green'],
  ])('with %s working days left is %s', (slack, lamp) => {
    expect(lampOf({ slack, overdue: false, provisional: false })).toBe(lamp);
  });
});

describe('a sum as it is typed', () => {
  test('is the sum that would be shown', () => {
    fc.assert(
      fc.property(fc.nat({ max: 10 ** 12 }), (amount) => {
        expect(fenOf(formatFen(fen(amount)))).toBe(amount);
      }),
    );
  });
  test.each(['', '1.234', '一百', '-5', '1e3'])('%j is none', (typed) => {
    expect(fenOf(typed)).toBeNull();
  });
});

test('a content in lines is shown field by field, deeper ones further in', () => {
  expect(contentRows(['计划金额：1,010.00 元', '站点：', '  名称：甲：乙'])).toEqual([
    { key: '0', depth: 0, label: '计划金额', value: '1,010.00 元', amount: 101_000 },
    { key: '1', depth: 0, label: '站点', value: '', amount: null },
    { key: '2', depth: 1, label: '名称', value: '甲：乙', amount: null },
  ]);
});
