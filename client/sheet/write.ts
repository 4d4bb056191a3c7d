import writeExcelFile from 'write-excel-file/node';
import { dayNumber, isPlainDate, plainDate } from '../../domain/calendar/plain-date.js';

/** A cell as a list has it. A day is written as a date, so that it sorts and filters as one; empty text as nothing; `text` as it is. */
export type SheetCell = string | number | boolean | null | { text: string };
type Look = 'title' | 'hint' | 'plain';
export type SheetLine = { cells: readonly SheetCell[]; look?: Look };
export type SheetOut = { name: string; lines: readonly SheetLine[]; widths?: readonly number[] };

/** Spreadsheets count days: 2000-01-01 is this one. */
const SERIAL_2000 = 36_526;
const EPOCH = dayNumber(plainDate('2000-01-01')) - SERIAL_2000;

const LOOKS = {
  title: { fontWeight: 'bold', backgroundColor: '#E8EEF7', wrap: true, alignVertical: 'top' },
  hint: { textColor: '#666666', wrap: true, alignVertical: 'top' },
  plain: {},
} as const satisfies Record<Look, object>;

/** Sheets as the bytes of an .xlsx file; the first row of each stays in sight. */
export async function sheetFile(sheets: readonly SheetOut[]): Promise<Uint8Array> {
  const made = sheets.map(({ name, lines, widths }) => ({
    sheet: name,
    stickyRowsCount: 1,
    data: lines.map(({ cells, look = 'plain' }) => cells.map((cell) => cellOf(cell, look))),
    ...(widths === undefined ? {} : { columns: widths.map((width) => ({ width })) }),
  }));
  return writeExcelFile(made).toBuffer();
}

function cellOf(cell: SheetCell, look: Look) {
  if (cell === null || cell === '') return look === 'plain' ? null : { ...LOOKS[look], value: '' };
  if (typeof cell === 'object') return { ...LOOKS[look], value: cell.text };
  if (typeof cell === 'string' && isPlainDate(cell)) {
    return { ...LOOKS[look], value: dayNumber(cell) - EPOCH, type: Number, format: 'yyyy-mm-dd' } as const;
  }
  return { ...LOOKS[look], value: cell };
}
