import { fileFrom } from '../api/call.js';
import type { CellValue, Column } from './column.js';
import { csvOf } from './csv.js';

/** Hands a CSV file to the browser. */
export function saveCsv<Row>(name: string, columns: readonly Column<Row>[], rows: readonly Row[]): void {
  save(`${name}.csv`, new Blob([csvOf(columns, rows)], { type: 'text/csv;charset=utf-8' }));
}

/** Hands an .xlsx file to the browser; its writer is loaded when first wanted. */
export async function saveExcel<Row>(
  name: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
): Promise<void> {
  const { default: writeExcelFile } = await import('write-excel-file/browser');
  const head = columns.map(({ title }) => ({ value: title, fontWeight: 'bold' as const }));
  const body = rows.map((row) => columns.map(({ value }) => cellOf(value(row))));
  const file = await writeExcelFile([head, ...body], { stickyRowsCount: 1 }).toBlob();
  save(`${name}.xlsx`, file);
}

/** Hands a file that the server makes to the browser. @throws the refusal */
export async function saveFile(name: string, path: string): Promise<void> {
  save(name, await fileFrom(path));
}

function cellOf(value: CellValue) {
  return value === null || value === '' ? null : { value };
}

function save(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
