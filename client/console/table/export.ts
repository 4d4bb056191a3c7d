import type { CellValue, Column } from './column.js';

/** What a spreadsheet would take for a formula is text here. */
const FORMULA = /^[=+\-@\t\r]/;
/** Without it, spreadsheets read UTF-8 as the local encoding and show Chinese as rubbish. */
const BYTE_ORDER_MARK = '\uFEFF';

/** The rows as CSV (RFC 4180), with a head line. */
export function csvOf<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const lines = [columns.map(({ title }) => title), ...rows.map((row) => columns.map(({ value }) => value(row)))];
  return BYTE_ORDER_MARK + lines.map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('');
}

function csvCell(value: CellValue): string {
  if (value === null) return '';
  const text = typeof value === 'string' && FORMULA.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

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
