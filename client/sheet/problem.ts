import type { FieldIssue } from '../../schemas/issues.js';
import type { Both } from '../../schemas/patterns.js';

/** One mistake of a sheet. `row`: as Excel numbers them; null where it is about a column or the whole file. */
export type SheetProblem = {
  row: number | null;
  /** Name of the sheet, where a workbook has several. */
  sheet?: string;
  /** Title of the column; null where it is about the row or the whole file. */
  column: string | null;
  /** What stands there. */
  wrong: Both;
  /** What must stand there. */
  expected: Both;
};

/** Where a problem is, in words: `第 5 行「签订日」`. */
export function placeText({ sheet, row, column }: Pick<SheetProblem, 'sheet' | 'row' | 'column'>): string {
  const parts = [
    sheet === undefined ? '' : `“${sheet}”表`,
    row === null ? '' : `第 ${row} 行`,
    column === null ? '' : `「${column}」`,
  ];
  return parts.join('') || '文件';
}

/** The problems as the issues of a refusal; row and column stay readable for programs. */
export function issuesOf(problems: readonly SheetProblem[]): (FieldIssue & Partial<SheetProblem>)[] {
  return problems.map(({ wrong, expected, ...place }) => ({
    field: placeText(place),
    expected,
    mend: wrong,
    ...place,
  }));
}

/** A problem of the file as a whole: it cannot be read any further. */
export function ofFile(wrong: Both, expected: Both): SheetProblem {
  return { row: null, column: null, wrong, expected };
}
