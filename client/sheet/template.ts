import { COLUMNS, type Column, MARK_TITLE, MARKS, type SheetKind } from './columns.js';
import { IMPORT_SHEET, MOST_ROWS } from './inspect.js';
import { type SheetCell, sheetFile } from './write.js';

/** An empty sheet of a kind: titles, what belongs under each, one example. The last two rows are never read. */
export function templateFile(kind: SheetKind): Promise<Uint8Array> {
  const columns: readonly Column[] = COLUMNS[kind];
  const hints = columns.map(hintOf);
  const examples = columns.map(({ example, form }): SheetCell => (form.is === 'text' ? String(example) : example));
  return sheetFile([
    {
      name: IMPORT_SHEET,
      lines: [
        { cells: [MARK_TITLE, ...columns.map(({ title }) => title)], look: 'title' },
        { cells: [MARKS.hint, ...hints], look: 'hint' },
        { cells: [MARKS.example, ...examples], look: 'plain' },
      ],
      widths: [10, ...columns.map(({ title }) => Math.max(14, title.length * 2 + 4))],
    },
    { name: '说明', lines: NOTES.map((note) => ({ cells: [note] })), widths: [100] },
  ]);
}

function hintOf({ form, required, hint }: Column): string {
  const names = form.is === 'choice' ? Object.values(form.names).join('、') : '';
  const need = required || hint.startsWith('选填') ? '' : '选填';
  return [required ? '必填' : need, hint, names].filter((part) => part !== '').join('；');
}

const NOTES = [
  '一行一个社工站（乡镇、街道）。采购项目和标段都相同的行合为一个采购周期。',
  '一个采购项目有几个标段时，表中第一个标段为牵头标段：计划、预算、采购意向只在牵头标段登记和备案一次，其他标段自动同步。',
  '标段一级的列只需在该标段的第一行填写；其余行留空，或填写相同内容。',
  `“${MARK_TITLE}”列写“${MARKS.hint}”或“${MARKS.example}”的行不导入，其余行都导入。`,
  '只填值：不要公式、不要合并单元格。日期用日期格式，金额和年数用数字格式，编号可以是文本。',
  `每个文件不超过 ${MOST_ROWS} 行。`,
  '先预演，无误后登记：在浏览器的“批量导入”中，或用 caigou cycle import 文件.xlsx，登记时加 --confirm。同一文件再次导入不会重复登记。',
];
