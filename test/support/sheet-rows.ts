import { COLUMNS, type Column, type SheetKind } from '../../client/sheet/columns.js';
import { IMPORT_SHEET } from '../../client/sheet/inspect.js';
import { type SheetCell, sheetFile } from '../../client/sheet/write.js';

/** Cells of a row by the title of their column. */
export type Filled = Record<string, SheetCell>;

/** The example of the template as a row; what is optional is left out. */
export function exampleRow(kind: SheetKind, own: Filled = {}): Filled {
  const columns: readonly Column[] = COLUMNS[kind];
  const given = columns.map(
    ({ title, example, form }) => [title, form.is === 'text' ? String(example) : example] as const,
  );
  return { ...Object.fromEntries(given), ...own };
}

/** A further station of the same lot: only its own columns and the keys. */
export function stationRow(programme: string, lot: string, no: number): Filled {
  const name = `${String(no).padStart(2, '0')}镇`;
  return { 采购项目: programme, 标段: lot, 社工站编号: `st${no}`, 社工站名称: `${name}社工站`, '乡镇（街道）': name };
}

/** A file of these rows under the titles of the template, or those given. */
export function fileOf(kind: SheetKind, rows: readonly Filled[], titles?: readonly string[]): Promise<Uint8Array> {
  const head = titles ?? COLUMNS[kind].map(({ title }) => title);
  const lines = [head, ...rows.map((row) => head.map((title) => row[title] ?? null))].map((cells) => ({ cells }));
  return sheetFile([{ name: IMPORT_SHEET, lines }]);
}

/** Seventeen townships in three lots of one programme. */
export function seventeen(programme: string): Filled[] {
  const lots = [
    { lot: '1', from: 1, to: 6 },
    { lot: '2', from: 7, to: 12 },
    { lot: '3', from: 13, to: 17 },
  ];
  return lots.flatMap(({ lot, from, to }) =>
    Array.from({ length: to - from + 1 }, (_none, at) => {
      const own = stationRow(programme, lot, from + at);
      return at === 0 ? exampleRow('start', { ...own, 项目名称: `社工站服务（第 ${lot} 标段）` }) : own;
    }),
  );
}
