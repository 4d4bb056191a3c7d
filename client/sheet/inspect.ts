import { ofFile, type SheetProblem } from './problem.js';
import type { Parts } from './unpack.js';

export const MOST_ROWS = 2_000;
const MOST_COLUMNS = 100;

/** The sheet an import reads: the one of that name, or else the first. */
export const IMPORT_SHEET = '导入';

type Place = { row: number; column: number };
/** What a cell is that holds no plain value. `merged` names the range. */
export type Odd = Place & { is: 'formula' | 'error' | 'merged'; text: string };
export type Inspected = { sheet: number; odd: Odd[] } | { problem: SheetProblem };

/**
 * Looks through the XML of the sheet for what a reader of values does not tell: formulas, error values, merged cells;
 * and for rows and columns so far out that filling the gap up to them would fill the memory.
 */
export function inspected(parts: Parts, sheetName: string): Inspected {
  const sheets = sheetsOf(parts);
  const at = Math.max(
    0,
    sheets.findIndex(({ name }) => name === sheetName),
  );
  const xml = parts.get(sheets[at]?.path ?? '');
  if (xml === undefined) return { problem: NO_SHEET };
  // Whatever part the reader takes for the sheet, it is one of these.
  for (const part of parts.values()) {
    const flaw = part.includes('sheetData') ? sizeFlaw(part) : undefined;
    if (flaw !== undefined) return { problem: flaw };
  }
  return { sheet: at + 1, odd: [...oddCells(xml), ...mergedCells(xml)] };
}

/** Names and paths of the sheets, in the order of the tabs. */
function sheetsOf(parts: Parts): { name: string; path: string }[] {
  const targets = new Map(
    tags(parts.get('xl/_rels/workbook.xml.rels') ?? '', 'Relationship').map((tag) => [
      attribute(tag, 'Id'),
      attribute(tag, 'Target'),
    ]),
  );
  return tags(parts.get('xl/workbook.xml') ?? '', 'sheet').map((tag) => {
    const target = targets.get(attribute(tag, '(?:\\w+:)?id')) ?? '';
    return { name: attribute(tag, 'name'), path: target.startsWith('/') ? target.slice(1) : `xl/${target}` };
  });
}

function tags(xml: string, name: string): string[] {
  return [...xml.matchAll(new RegExp(`<(?:\\w+:)?${name}(\\s[^<>]*)>`, 'g'))].map(([, attributes = '']) => attributes);
}

function attribute(tag: string, name: string): string {
  return new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)["']`).exec(tag)?.[1] ?? '';
}

/** Every row and cell must say where it stands, in the way that spreadsheet programs write it. */
function sizeFlaw(xml: string): SheetProblem | undefined {
  let rows = 0;
  for (const [, kind, attributes = ''] of xml.matchAll(/<(?:\w+:)?(row|c)(\s[^<>]*|\/)?>/g)) {
    if (kind === 'row') rows += 1;
    const flaw = rows > MOST_ROWS ? tooManyRows(rows) : farOut(kind === 'row', attribute(attributes, 'r'));
    if (flaw !== undefined) return flaw;
  }
  return undefined;
}

/** A row may leave its number out, a cell may not. */
function farOut(isRow: boolean, reference: string): SheetProblem | undefined {
  if (isRow && reference === '') return undefined;
  const place = placeOf(isRow ? `A${reference}` : reference);
  if (place === undefined) return NO_SHEET;
  if (place.row > MOST_ROWS) return tooManyRows(place.row);
  return place.column > MOST_COLUMNS ? TOO_WIDE : undefined;
}

function oddCells(xml: string): Odd[] {
  const odd: Odd[] = [];
  let cell: Place | undefined;
  // A formula stands inside its cell, so the cell before it is the one.
  for (const [, kind, attributes = ''] of xml.matchAll(/<(?:\w+:)?(c|f)(\s[^<>]*|\/)?>/g)) {
    if (kind === 'c') {
      cell = placeOf(attribute(attributes, 'r'));
      if (cell !== undefined && attribute(attributes, 't') === 'e') odd.push({ ...cell, is: 'error', text: '' });
    } else if (cell !== undefined) odd.push({ ...cell, is: 'formula', text: '' });
  }
  return odd;
}

function mergedCells(xml: string): Odd[] {
  return tags(xml, 'mergeCell').flatMap((tag): Odd[] => {
    const text = attribute(tag, 'ref');
    const place = placeOf(text.split(':')[0] ?? '');
    return place === undefined ? [] : [{ ...place, is: 'merged', text }];
  });
}

function placeOf(reference: string): Place | undefined {
  const [, letters, row] = /^([A-Z]{1,3})(\d{1,7})$/.exec(reference) ?? [];
  return letters === undefined ? undefined : { row: Number(row), column: columnNo(letters) };
}

/** `A` is 1, `AA` is 27. */
function columnNo(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

/** `AA` of 27. */
export function columnLetters(no: number): string {
  const rest = (no - 1) % 26;
  const before = (no - 1 - rest) / 26;
  return `${before > 0 ? columnLetters(before) : ''}${String.fromCharCode(65 + rest)}`;
}

const LIMITS = {
  zh: `不超过 ${MOST_ROWS} 行、${MOST_COLUMNS} 列；更多的请分成几个文件`,
  en: `at most ${MOST_ROWS} rows and ${MOST_COLUMNS} columns; split what is more into several files`,
};
const NO_SHEET = ofFile(
  { zh: '读不出工作表', en: 'no sheet can be read' },
  { zh: '由 Excel 或 WPS 保存的 .xlsx 工作簿', en: 'an .xlsx workbook as Excel or WPS saves it' },
);
const TOO_WIDE = ofFile({ zh: `超过 ${MOST_COLUMNS} 列`, en: `more than ${MOST_COLUMNS} columns` }, LIMITS);

function tooManyRows(rows: number): SheetProblem {
  return ofFile({ zh: `有 ${rows} 行，超过 ${MOST_ROWS} 行`, en: `${rows} rows, more than ${MOST_ROWS}` }, LIMITS);
}

/** Names of the sheets, in the order of the tabs. */
export function sheetNames(parts: Parts): string[] {
  return sheetsOf(parts).map(({ name }) => name);
}
