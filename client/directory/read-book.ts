import { DIRECTORY_LISTS, type DirectoryList } from '../../domain/directory/difference.js';
import type { DirectorySnapshot } from '../../domain/directory/types.js';
import { SUBJECT_KINDS } from '../../domain/policy/vocabulary.js';
import { directorySeedSchema } from '../../schemas/directory.js';
import { type FieldIssue, UNFIT } from '../../schemas/issues.js';
import { parsedBy } from '../../schemas/parse.js';
import { COUNTY_SHEET } from '../../texts/zh-CN/directory.js';
import { SUBJECT_KIND_NAMES } from '../../texts/zh-CN/names.js';
import { readCell } from '../sheet/cell.js';
import { sheetNames } from '../sheet/inspect.js';
import { ofFile, type SheetProblem } from '../sheet/problem.js';
import { readTable, type TableRow, type Workbook, workbookIn } from '../sheet/read.js';
import { ALL_SUBJECTS, COUNTY_COLUMNS, DIRECTORY_SHEETS, type DirectoryColumn } from './columns.js';

const MADE = 'caigou directory export --out 文件.xlsx';
/** A large bureau with its townships, contractors and proxies. */
const MOST_VALUES = 100_000;

type Line = { row: number; values: Record<string, unknown> };
type SheetLines = { name: string; columns: readonly DirectoryColumn[]; lines: Line[]; problems: SheetProblem[] };
type Lists = Record<DirectoryList, SheetLines>;

/** A workbook as a directory, or all that is wrong with it, each by sheet, row and column. */
export async function readDirectoryBook(
  bytes: Uint8Array,
): Promise<{ directory: DirectorySnapshot } | { problems: SheetProblem[] }> {
  const book = workbookIn(bytes);
  if ('problem' in book) return { problems: [book.problem] };
  const missing = missingSheets(book);
  if (missing.length > 0) return { problems: missing };
  const county = await sheetLines(book, COUNTY_SHEET, COUNTY_COLUMNS);
  const read = await Promise.all(
    DIRECTORY_SHEETS.map(async ({ list, name, columns }) => [list, await sheetLines(book, name, columns)] as const),
  );
  const problems = [county, ...read.map(([, sheet]) => sheet)].flatMap((sheet) => sheet.problems);
  if (problems.length > 0) return { problems };
  return asDirectory(county, Object.fromEntries(read) as Lists);
}

/** A sheet that is not there would empty its list without a word. */
function missingSheets({ parts }: Workbook): SheetProblem[] {
  const there = sheetNames(parts);
  const wanted = [COUNTY_SHEET, ...DIRECTORY_SHEETS.map(({ name }) => name)];
  return wanted
    .filter((name) => !there.includes(name))
    .map((name) => ({
      ...ofFile(
        { zh: `没有“${name}”表`, en: `there is no sheet "${name}"` },
        { zh: `由 ${MADE} 生成的工作簿，各表齐全`, en: `a workbook made by \`${MADE}\` with all its sheets` },
      ),
      sheet: name,
    }));
}

async function sheetLines(book: Workbook, name: string, columns: readonly DirectoryColumn[]): Promise<SheetLines> {
  const { rows, problems, oddRows } = await readTable(book, { name, columns, made: MADE });
  const read = rows.filter(({ row }) => !oddRows.has(row)).map((row) => lineOf(row, columns));
  const own = [...problems, ...read.flatMap(({ wrong }) => wrong)];
  return {
    ...{ name, columns },
    lines: read.map(({ line }) => line),
    problems: own.map((each) => ({ ...each, sheet: name })),
  };
}

function lineOf(
  { row, cells }: TableRow<DirectoryColumn>,
  columns: readonly DirectoryColumn[],
): { line: Line; wrong: SheetProblem[] } {
  const values: Record<string, unknown> = {};
  const wrong: SheetProblem[] = [];
  for (const column of columns) {
    const cell = cells.get(column);
    if (cell === undefined && column.required) wrong.push({ row, column: column.title, ...EMPTY });
    if (cell === undefined) continue;
    const read = column.field === 'subjects' ? readSubjects(cell) : readCell(cell, column.form);
    if ('value' in read) values[column.field] = read.value;
    else wrong.push({ row, column: column.title, ...read });
  }
  return { line: { row, values }, wrong };
}

const EMPTY = {
  wrong: { zh: '没有填写', en: 'is empty' },
  expected: { zh: '必填', en: 'a value' },
};

function readSubjects(cell: unknown): { value: string[] } | Pick<SheetProblem, 'wrong' | 'expected'> {
  const names = String(cell)
    .split(/[、，,；;]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
  if (names.length === 1 && names[0] === ALL_SUBJECTS) return { value: [...SUBJECT_KINDS] };
  const kinds = names.map((name) => SUBJECT_KINDS.find((kind) => SUBJECT_KIND_NAMES[kind] === name));
  const at = kinds.indexOf(undefined);
  if (at < 0) return { value: kinds.filter((kind) => kind !== undefined) };
  const all = [ALL_SUBJECTS, ...Object.values(SUBJECT_KIND_NAMES)].join('、');
  return {
    wrong: { zh: `没有“${names[at]}”这类事项`, en: `no kind of matter "${names[at]}"` },
    expected: { zh: `其中几项，用顿号分开：${all}`, en: `some of: ${all}` },
  };
}

/** The rules of a directory file hold for a workbook too; what they find is told where it stands in the sheets. */
function asDirectory(
  county: SheetLines,
  lists: Lists,
): { directory: DirectorySnapshot } | { problems: SheetProblem[] } {
  const [head, second] = county.lines;
  if (head === undefined || second !== undefined) return { problems: [{ ...ONE_COUNTY, sheet: county.name }] };
  const valuesOf = (list: DirectoryList) => lists[list].lines.map(({ values }) => values);
  const townships = valuesOf('townships').map(({ name }) => name);
  const seed = {
    ...head.values,
    ...Object.fromEntries(DIRECTORY_LISTS.filter((each) => each !== 'townships').map((each) => [each, valuesOf(each)])),
    ...(townships.length === 0 ? {} : { townships }),
  };
  const parsed = parsedBy(directorySeedSchema, seed, MOST_VALUES);
  if ('value' in parsed) return { directory: parsed.value };
  return { problems: parsed.issues.map((issue) => placed(issue, county, lists)) };
}

const ONE_COUNTY = {
  row: null,
  column: null,
  wrong: { zh: '不是恰好一行', en: 'does not have one row' },
  expected: { zh: '一行：行政区划代码和单位名称', en: 'one row with code and name' },
};

/** `people[3].email` is row and column of a sheet. */
function placed({ field, expected, mend }: FieldIssue, county: SheetLines, lists: Lists): SheetProblem {
  const [, list = '', at = '', path = ''] = /^(\w+)(?:\[(\d+)\])?\.?(\w*)/.exec(field) ?? [];
  const sheet = isList(list) ? lists[list] : county;
  const named = list === 'townships' ? 'name' : path;
  const name = isList(list) ? named : list;
  return {
    row: sheet.lines[Number(at)]?.row ?? sheet.lines[0]?.row ?? null,
    column: sheet.columns.find((column) => column.field === name)?.title ?? null,
    sheet: sheet.name,
    ...(mend === UNFIT ? { wrong: expected, expected: MENDED } : { wrong: mend, expected }),
  };
}

const MENDED = { zh: '改正后的内容', en: 'a value that is right' };

function isList(text: string): text is DirectoryList {
  return DIRECTORY_LISTS.some((list) => list === text);
}
