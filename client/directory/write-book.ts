import type { DirectoryList } from '../../domain/directory/difference.js';
import type { DirectorySnapshot, StandingProxy } from '../../domain/directory/types.js';
import { SUBJECT_KINDS } from '../../domain/policy/vocabulary.js';
import { COUNTY_SHEET } from '../../texts/zh-CN/directory.js';
import { SUBJECT_KIND_NAMES } from '../../texts/zh-CN/names.js';
import { MARK_TITLE, MARKS } from '../sheet/columns.js';
import { type SheetCell, type SheetOut, sheetFile } from '../sheet/write.js';
import { ALL_SUBJECTS, COUNTY_COLUMNS, DIRECTORY_SHEETS, type DirectoryColumn } from './columns.js';

type Line = Readonly<Record<string, SheetCell>>;

/** A directory as a workbook: what an import of it reads is the same directory. */
export function directoryBook(directory: DirectorySnapshot): Promise<Uint8Array> {
  const { code, name } = directory;
  return sheetFile([
    sheetOf(COUNTY_SHEET, COUNTY_COLUMNS, [{ code, name }]),
    ...DIRECTORY_SHEETS.map(({ list, name: sheet, columns }) => sheetOf(sheet, columns, linesOf(directory, list))),
  ]);
}

function sheetOf(name: string, columns: readonly DirectoryColumn[], lines: readonly Line[]): SheetOut {
  return {
    name,
    lines: [
      { cells: [MARK_TITLE, ...columns.map(({ title }) => title)], look: 'title' },
      { cells: [MARKS.hint, ...columns.map(hintOf)], look: 'hint' },
      ...lines.map((line) => ({ cells: [null, ...columns.map((column) => cellOf(line, column))] })),
    ],
    widths: [10, ...columns.map(({ title }) => Math.max(14, title.length * 2 + 4))],
  };
}

function hintOf({ form, required, hint }: DirectoryColumn): string {
  const names = form.is === 'choice' ? Object.values(form.names).join('、') : '';
  return [required ? '必填' : '选填', hint, names].filter((part) => part !== '').join('；');
}

function cellOf(line: Line, { field, form }: DirectoryColumn): SheetCell {
  const value = line[field] ?? null;
  if (typeof value !== 'string' || value === '') return value;
  if (form.is === 'choice') return form.names[value] ?? value;
  return form.is === 'text' ? { text: value } : value;
}

function linesOf(directory: DirectorySnapshot, list: DirectoryList): readonly Line[] {
  switch (list) {
    case 'proxies':
      return directory.proxies.map((each) => ({ ...each, subjects: subjectsText(each.subjects) }));
    case 'townships':
      return (directory.townships ?? []).map((name) => ({ name }));
    case 'people':
    case 'holdings':
    case 'absences':
    case 'heads':
    case 'fields':
      return directory[list];
  }
}

function subjectsText(subjects: StandingProxy['subjects']): string {
  const isAll = SUBJECT_KINDS.every((kind) => subjects.includes(kind));
  return isAll ? ALL_SUBJECTS : subjects.map((kind) => SUBJECT_KIND_NAMES[kind]).join('、');
}
