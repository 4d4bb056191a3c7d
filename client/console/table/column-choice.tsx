import { ColumnWidthOutlined } from '@ant-design/icons';
import { Button, Checkbox, Popover } from 'antd';
import { LEDGERS } from '../../../texts/zh-CN/console/ledgers.js';
import type { Column } from './column.js';
import { useFilters } from './filters.js';

/** The parameter of the address that names the columns left out. */
const HIDDEN = 'hide';

const hiddenIn = (values: Readonly<Record<string, string>>): string[] =>
  (values[HIDDEN] ?? '').split(',').filter((key) => key !== '');

/** The columns that the address does not leave out; the first always stays. */
export function shownColumns<Row>(columns: readonly Column<Row>[], values: Readonly<Record<string, string>>) {
  const hidden = hiddenIn(values);
  return columns.filter(({ key }, index) => index === 0 || !hidden.includes(key));
}

/** Which columns a list shows; kept in the address, and so in a saved view. */
export function ColumnChoice<Row>({ columns }: { columns: readonly Column<Row>[] }) {
  const [values, set] = useFilters();
  const hidden = hiddenIn(values);
  const choosable = columns.slice(1);
  const choose = (shown: readonly string[]) => {
    const left = choosable.map(({ key }) => key).filter((key) => !shown.includes(key));
    // What another ledger has is none of this one's, and stays as it is.
    set(HIDDEN, [...hidden.filter((key) => !choosable.some((each) => each.key === key)), ...left].join(','));
  };
  const boxes = (
    <Checkbox.Group
      className="column-choice"
      value={choosable.map(({ key }) => key).filter((key) => !hidden.includes(key))}
      onChange={choose}
      options={choosable.map(({ key, title }) => ({ value: key, label: title }))}
    />
  );
  return (
    <Popover trigger="click" placement="bottomRight" title={LEDGERS.columns} content={boxes}>
      <Button icon={<ColumnWidthOutlined />} className="no-print">
        {LEDGERS.columns}
      </Button>
    </Popover>
  );
}
