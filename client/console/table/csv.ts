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
