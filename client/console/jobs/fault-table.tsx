import { IMPORT } from '../../../texts/zh-CN/console/import.js';
import type { SheetFault } from '../api/import-answers.js';
import type { Column } from '../table/column.js';
import { PageTable } from '../table/page-table.js';

type Line = SheetFault & { at: number };

const COLUMNS: readonly Column<Line>[] = [
  { key: 'sheet', title: IMPORT.sheet, value: ({ sheet = null }) => sheet, wideOnly: true },
  { key: 'row', title: IMPORT.row, value: ({ row }) => row, align: 'right' },
  { key: 'column', title: IMPORT.column, value: ({ column }) => column },
  { key: 'wrong', title: IMPORT.wrong, value: ({ wrong }) => wrong.zh },
  { key: 'expected', title: IMPORT.expected, value: ({ expected }) => expected.zh },
];

/** What has to be mended in a sheet, each at its cell; a file of it goes along with the sheet. */
export function FaultTable({ faults }: { faults: readonly SheetFault[] }) {
  if (faults.length === 0) return null;
  return (
    <>
      <h2>{IMPORT.faults}</h2>
      <PageTable
        title={IMPORT.faults}
        columns={COLUMNS}
        rows={faults.map((fault, at) => ({ ...fault, at }))}
        keyOf={({ at }) => String(at)}
      />
    </>
  );
}
