import type { CellValue } from './cell.js';
import { readCell } from './cell.js';
import { COLUMNS, type Column, type Level, type SheetKind } from './columns.js';
import type { SheetProblem } from './problem.js';
import type { SheetRead, SheetRow } from './read.js';

/** What one thing of a sheet says: a lot, a station, a contract year. `row` is where it begins. */
export type Told = { row: number; values: ReadonlyMap<Column, { value: CellValue; row: number }> };
/** The rows of one lot: what becomes one cycle. */
export type LotRows = {
  programmeId: string;
  lot: string;
  rows: number[];
  told: Told;
  stations: Told[];
  years: Told[];
  problems: SheetProblem[];
};
export type LotsRead = { lots: LotRows[]; problems: SheetProblem[] };

/** Cells of a row as their columns want them. */
type Line = { row: number; values: Map<Column, CellValue> };
type Gathered = LotRows & { lines: Line[] };

/**
 * Rows of the same programme and lot make one lot, in the order of the sheet. What is wrong with a row that names its
 * lot is a problem of that lot alone; `problems` holds the others, which nobody can put down to a lot.
 */
export function lotsOf({ rows, oddRows }: SheetRead, kind: SheetKind): LotsRead {
  const problems: SheetProblem[] = [];
  const lots = new Map<string, Gathered>();
  for (const each of rows) {
    const { line, wrong } = lineOf(each);
    const [programmeId, lot] = ['programmeId', 'lot'].map((path) => textAt(line, path));
    if (programmeId === undefined || lot === undefined) {
      problems.push(...wrong, ...missing(line, COLUMNS[kind], 'lot', ['programmeId', 'lot']));
      continue;
    }
    const key = JSON.stringify([programmeId, lot]);
    const group = lots.get(key) ?? emptyLot(programmeId, lot, each.row);
    lots.set(key, group);
    group.rows.push(each.row);
    group.lines.push(line);
    // Rows with formulas or merged cells are told once already; their cells are not to be trusted.
    group.problems.push(...(oddRows.has(each.row) ? [ODD_ROW(each.row)] : []), ...wrong);
  }
  const read = [...lots.values()].map((group) => filled(group, kind));
  twiceNamed(read);
  return { lots: read, problems };
}

function emptyLot(programmeId: string, lot: string, row: number): Gathered {
  const told = { row, values: new Map() };
  return { programmeId, lot, told, rows: [], stations: [], years: [], problems: [], lines: [] };
}

function lineOf({ row, cells }: SheetRow): { line: Line; wrong: SheetProblem[] } {
  const values = new Map<Column, CellValue>();
  const wrong: SheetProblem[] = [];
  for (const [column, cell] of cells) {
    const read = readCell(cell, column.form);
    if ('value' in read) values.set(column, read.value);
    else wrong.push({ row, column: column.title, ...read });
  }
  return { line: { row, values }, wrong };
}

function textAt({ values }: Line, path: string): string | undefined {
  const found = [...values].find(([column]) => column.level === 'lot' && column.path === path)?.[1];
  return found === undefined ? undefined : String(found);
}

/** Puts the lines of a lot together: its own columns, its stations, its contract years. */
function filled({ lines, ...group }: Gathered, kind: SheetKind): LotRows {
  const columns: readonly Column[] = COLUMNS[kind];
  const unread = new Set(group.problems.map(({ row, column }) => `${row} ${column}`));
  const lot = joined(lines, 'lot');
  const stations = lines.flatMap((line) => (has(line, 'station') ? [joined([line], 'station').told] : []));
  const years = yearsOf(lines);
  const lacking = [
    ...missing(lot.told, columns, 'lot'),
    ...stations.flatMap((each) => missing(each, columns, 'station')),
    ...years.told.flatMap((each) => missing(each, columns, 'year')),
    ...lines.flatMap((line) => (has(line, 'station') || has(line, 'year') ? [] : [noStation(line.row, columns)])),
    ...(stations.length === 0 ? [noStation(lot.told.row, columns)] : []),
    ...(kind === 'adopt' && years.told.length === 0
      ? missing({ row: lot.told.row, values: new Map() }, columns, 'year')
      : []),
  ].filter(({ row, column }) => !unread.has(`${row} ${column}`));
  const problems = [...group.problems, ...lot.problems, ...years.problems, ...lacking];
  return { ...group, told: lot.told, stations, years: years.told, problems: once(problems) };
}

function has({ values }: Line, level: Level): boolean {
  return [...values.keys()].some((column) => column.level === level);
}

/** What several rows say of one thing: each column once, or several times the same. */
function joined(lines: readonly Line[], level: Level): { told: Told; problems: SheetProblem[] } {
  const values = new Map<Column, { value: CellValue; row: number }>();
  const problems: SheetProblem[] = [];
  for (const { row, values: own } of lines) {
    for (const [column, value] of own) {
      if (column.level !== level) continue;
      const first = values.get(column);
      if (first === undefined) values.set(column, { value, row });
      else if (first.value !== value) problems.push(unlike(row, column, first.row));
    }
  }
  return { told: { row: lines[0]?.row ?? 0, values }, problems };
}

function yearsOf(lines: readonly Line[]): { told: Told[]; problems: SheetProblem[] } {
  const groups = new Map<CellValue | null, Line[]>();
  for (const line of lines) {
    if (!has(line, 'year')) continue;
    const year = [...line.values].find(([{ level, path }]) => level === 'year' && path === 'year')?.[1] ?? null;
    groups.set(year, [...(groups.get(year) ?? []), line]);
  }
  const years = [...groups.values()].map((group) => joined(group, 'year'));
  return { told: years.map(({ told }) => told), problems: years.flatMap(({ problems }) => problems) };
}

function missing(
  { row, values }: { row: number; values: ReadonlyMap<Column, unknown> },
  columns: readonly Column[],
  level: Level,
  paths?: readonly string[],
): SheetProblem[] {
  return columns
    .filter((each) => each.level === level && (paths?.includes(each.path) ?? each.required) && !values.has(each))
    .map(({ title, hint }) => ({
      row,
      column: title,
      wrong: { zh: '没有填写', en: 'is empty' },
      expected: { zh: hint === '' ? '必填' : `必填：${hint}`, en: 'a value' },
    }));
}

function noStation(row: number, columns: readonly Column[]): SheetProblem {
  const title = columns.find(({ level }) => level === 'station')?.title ?? null;
  return {
    row,
    column: title,
    wrong: { zh: '没有社工站', en: 'names no station' },
    expected: { zh: '每行一个社工站', en: 'one station a row' },
  };
}

function unlike(row: number, { title }: Column, first: number): SheetProblem {
  const wrong = { zh: `与第 ${first} 行不一致`, en: `differs from row ${first}` };
  const expected = {
    zh: '同一标段（合同年度）各行一致，或只填第一行',
    en: 'the same in all rows of a lot, or in the first alone',
  };
  return { row, column: title, wrong, expected };
}

/** A station belongs to one lot of its programme. */
function twiceNamed(lots: readonly LotRows[]): void {
  const first = new Map<string, number>();
  for (const { programmeId, stations, problems } of lots) {
    for (const { row, values } of stations) {
      const [column, id] = [...values].find(([{ path }]) => path === 'id') ?? [];
      if (column === undefined || id === undefined) continue;
      const key = JSON.stringify([programmeId, id.value]);
      const before = first.get(key);
      if (before === undefined) first.set(key, row);
      else problems.push({ row, column: column.title, ...repeated(before) });
    }
  }
}

function repeated(before: number): Pick<SheetProblem, 'wrong' | 'expected'> {
  return {
    wrong: { zh: `与第 ${before} 行重复`, en: `stands in row ${before} already` },
    expected: { zh: '同一采购项目内每个社工站只出现一次', en: 'each station once in a programme' },
  };
}

const ODD_ROW = (row: number): SheetProblem => ({
  row,
  column: null,
  wrong: { zh: '有公式、错误值或合并单元格', en: 'has formulas, error values or merged cells' },
  expected: { zh: '每个单元格都是值', en: 'plain values' },
});

function once(problems: readonly SheetProblem[]): SheetProblem[] {
  const seen = new Map(problems.map((each) => [JSON.stringify([each.row, each.column, each.wrong.zh]), each]));
  return [...seen.values()];
}
