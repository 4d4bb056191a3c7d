import { readSheet } from 'read-excel-file/universal';
import { closestWord } from '../../schemas/closest-word.js';
import { COLUMNS, type Column, MARK_TITLE, MARKS, type SheetKind } from './columns.js';
import { columnLetters, IMPORT_SHEET, inspected, type Odd } from './inspect.js';
import { ofFile, type SheetProblem } from './problem.js';
import { type Parts, unpacked } from './unpack.js';

/** What a column is known by when a sheet is read. */
export type Titled = { title: string; required: boolean };
/** One row with something in it: its number in the sheet and its cells by column. */
export type TableRow<C> = { row: number; cells: ReadonlyMap<C, unknown> };
/** `odd`: cells without a plain value were found in that row, which is then not read any further. */
export type TableRead<C> = {
  rows: TableRow<C>[];
  emptyRows: number[];
  problems: SheetProblem[];
  oddRows: ReadonlySet<number>;
};
export type SheetRow = TableRow<Column>;
export type SheetRead = TableRead<Column>;

/** A workbook that was looked through for its true size. */
export type Workbook = { bytes: Uint8Array; parts: Parts };
/** Which sheet of a workbook is read, by which columns. `made`: the command that makes one to fill in. */
export type Table<C extends Titled> = { name: string; columns: readonly C[]; made: string };

/** Rows of a sheet under the titles of its kind. What cannot be read at all is one problem of the file. */
export async function readRows(bytes: Uint8Array, kind: SheetKind): Promise<SheetRead> {
  const book = workbookIn(bytes);
  if ('problem' in book) return unread([book.problem]);
  const made = `caigou cycle template --kind ${kind}`;
  const table: Table<Column> = { name: IMPORT_SHEET, columns: COLUMNS[kind], made };
  const read = await readTable(book, table);
  const nothing = read.problems.length === 0 && read.rows.length === 0;
  return nothing ? { ...read, problems: [NO_ROWS] } : read;
}

/** The file as a workbook, or why it is none. */
export function workbookIn(bytes: Uint8Array): Workbook | { problem: SheetProblem } {
  const files = unpacked(bytes);
  return 'problem' in files ? files : { bytes, parts: files.parts };
}

/** Rows of one sheet under its titles. A sheet without rows is no mistake here. */
export async function readTable<C extends Titled>(book: Workbook, table: Table<C>): Promise<TableRead<C>> {
  const found = inspected(book.parts, table.name);
  if ('problem' in found) return unread([found.problem]);
  const data = await valuesOf(book.bytes, found.sheet);
  if (data === null) return unread([UNREADABLE]);
  const [head = [], ...body] = data;
  const heading = headingOf(head, table);
  if (heading.problems.length > 0) return unread(heading.problems);
  const odd = found.odd.filter(({ row }) => row > 1);
  const lines = body.map((cells, at) => ({ row: at + 2, cells }));
  const told = lines.filter(({ cells }) => !isMarked(cells, heading.mark));
  const titled = told.map(({ row, cells }) => ({ row, cells: withTitles(cells, heading.columns) }));
  const last = titled.findLast(({ cells }) => cells.size > 0)?.row ?? 0;
  const read = new Set(told.map(({ row }) => row));
  const wrong = odd.filter(({ row, is }) => read.has(row) || is === 'merged');
  return {
    rows: titled.filter(({ cells }) => cells.size > 0),
    emptyRows: titled.filter(({ row, cells }) => cells.size === 0 && row < last).map(({ row }) => row),
    problems: wrong.map((each) => oddProblem(each, heading.columns)),
    oddRows: new Set(wrong.map(({ row }) => row)),
  };
}

function unread(problems: SheetProblem[]): TableRead<never> {
  return { rows: [], emptyRows: [], problems, oddRows: new Set() };
}

async function valuesOf(bytes: Uint8Array, sheet: number): Promise<unknown[][] | null> {
  try {
    // The reader wants memory of its own, which a view of a larger buffer is not.
    return await readSheet(Uint8Array.from(bytes).buffer, sheet);
  } catch {
    return null;
  }
}

type Heading<C> = { columns: Map<number, C>; mark: number; problems: SheetProblem[] };

/** The titles of the first row, in any order. A title nobody knows is a slip that would lose a column. */
function headingOf<C extends Titled>(head: readonly unknown[], { columns: known, made }: Table<C>): Heading<C> {
  const titles = head.map((cell) => String(cell ?? '').trim());
  const columns = new Map<number, C>();
  const problems: SheetProblem[] = [];
  for (const [at, title] of titles.entries()) {
    const column = known.find((each) => each.title === title);
    if (title === '' || title === MARK_TITLE) continue;
    if (column === undefined) problems.push(unknownTitle(title, known));
    else if ([...columns.values()].includes(column)) problems.push(inHead(title, TWICE));
    else columns.set(at, column);
  }
  if (columns.size === 0) return { columns, mark: -1, problems: [otherTable(made)] };
  const missing = known.filter((each) => each.required && ![...columns.values()].includes(each));
  problems.push(...missing.map(({ title }) => inHead(title, MISSING)));
  return { columns, mark: titles.indexOf(MARK_TITLE), problems };
}

function isMarked(cells: readonly unknown[], mark: number): boolean {
  return mark >= 0 && Object.values(MARKS).some((each) => each === cells[mark]);
}

function withTitles<C>(cells: readonly unknown[], columns: ReadonlyMap<number, C>): Map<C, unknown> {
  return new Map(
    [...columns].flatMap(([at, column]): [C, unknown][] => {
      const cell = cells[at];
      const value = typeof cell === 'string' ? cell.trim() : cell;
      return value === null || value === undefined || value === '' ? [] : [[column, value]];
    }),
  );
}

function oddProblem({ row, column, is, text }: Odd, columns: ReadonlyMap<number, Titled>): SheetProblem {
  const title = columns.get(column - 1)?.title ?? `${columnLetters(column)} 列`;
  return {
    row,
    column: title,
    ...ODD[is],
    wrong: { zh: `${ODD[is].wrong.zh}${text}`, en: `${ODD[is].wrong.en}${text}` },
  };
}

const ODD = {
  formula: {
    wrong: { zh: '是公式', en: 'is a formula' },
    expected: {
      zh: '值（复制后选择性粘贴为“值”）',
      en: 'a value (copy the cell and paste it as a value)',
    },
  },
  error: {
    wrong: { zh: '是错误值（如 #REF!）', en: 'is an error value such as #REF!' },
    expected: { zh: '值', en: 'a value' },
  },
  merged: {
    wrong: { zh: '是合并单元格 ', en: 'is merged: ' },
    expected: { zh: '取消合并，在每行填写', en: 'cells that are not merged, filled in each row' },
  },
} as const;

const TWICE = {
  wrong: { zh: '列标题出现两次', en: 'the title stands twice' },
  expected: { zh: '每列标题只出现一次', en: 'each title once' },
};
const MISSING = {
  wrong: { zh: '缺少这一列', en: 'this column is missing' },
  expected: { zh: '第 1 行有模板的全部必填列标题', en: 'all required titles of the template in row 1' },
};

function inHead(column: string, said: Pick<SheetProblem, 'wrong' | 'expected'>): SheetProblem {
  return { row: 1, column, ...said };
}

function unknownTitle(title: string, known: readonly Titled[]): SheetProblem {
  const near = closestWord(
    title,
    known.map((each) => each.title),
  );
  const meant = near === undefined ? '' : `，是否指“${near}”`;
  return inHead(title, {
    wrong: { zh: `没有这一列${meant}`, en: 'no such column' },
    expected: { zh: '模板中的列标题，一字不差', en: 'a title of the template, letter by letter' },
  });
}

function otherTable(made: string): SheetProblem {
  const wrong = { zh: '第 1 行没有模板的列标题', en: 'row 1 has none of the titles of the template' };
  const expected = {
    zh: `由 ${made} 生成的表，第 1 行为列标题`,
    en: `a sheet made by \`${made}\`, titles in row 1`,
  };
  return { row: 1, column: null, wrong, expected };
}

const UNREADABLE = ofFile(
  { zh: '工作表读不出来', en: 'the sheet cannot be read' },
  { zh: '由 Excel 或 WPS 保存的 .xlsx 工作簿', en: 'an .xlsx workbook as Excel or WPS saves it' },
);
const NO_ROWS = ofFile(
  { zh: '没有可以导入的行', en: 'no row to import' },
  { zh: '从第 2 行起至少一行', en: 'at least one row, from row 2 on' },
);
