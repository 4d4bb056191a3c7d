import type { DirectorySnapshot } from '../../../../domain/directory/types.js';
import { DIRECTORY } from '../../../../texts/zh-CN/console/directory.js';
import { DIRECTORY_FIELD_NAMES } from '../../../../texts/zh-CN/directory.js';
import { usePeople } from '../../forms/use-people.js';
import type { Column } from '../../table/column.js';
import { PageTable } from '../../table/page-table.js';

type Line = { purpose: string; person: string };

/** People whom steps refer to by what they are for, and the townships of the county. */
export function FieldsTab({ directory: { fields, townships = [] } }: { directory: DirectorySnapshot }) {
  const { nameOf } = usePeople();
  const columns: readonly Column<Line>[] = [
    { key: 'purpose', title: DIRECTORY.purpose, value: ({ purpose }) => purpose },
    { key: 'person', title: DIRECTORY.person, value: ({ person }) => nameOf(person) },
  ];
  const rows = fields.map(({ field, person }) => ({ purpose: DIRECTORY_FIELD_NAMES[field], person }));
  return (
    <>
      <PageTable
        title={DIRECTORY.fields}
        columns={columns}
        rows={rows}
        keyOf={({ purpose, person }) => `${purpose} ${person}`}
      />
      {townships.length > 0 && (
        <p>
          {DIRECTORY.townships}：{townships.join('、')}
        </p>
      )}
    </>
  );
}
