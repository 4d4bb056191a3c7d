import { Button, Table, type TableProps } from 'antd';
import { type Key, type ReactNode, useState } from 'react';
import { PARTS } from '../../../texts/zh-CN/console/parts.js';
import { Failure } from '../parts/failure.js';
import { Nothing } from '../parts/states.js';
import type { Column } from './column.js';
import { type Filter, FilterBar } from './filters.js';
import { type ServerExcel, TableTools } from './table-tools.js';
import type { PageShown } from './use-numbered-pages.js';

export type PageTableProps<Row> = {
  /** Name of the list, also of its files. */
  title: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  filters?: readonly Filter[];
  loading?: boolean;
  error?: unknown;
  retry?: () => unknown;
  /** All there are, where the server counts; else what is listed so far is said. */
  total?: number;
  /** The page shown, where the server gives them by number; without it the rows at hand are paged here. */
  shown?: PageShown;
  /** Where the server writes the Excel file itself. */
  excel?: ServerExcel;
  /** All lines under the filters, for a file; without it a file has what is listed. */
  readAll?: (() => Promise<readonly Row[]>) | undefined;
  /** Reads the next page; left out when all are there. */
  onMore?: (() => unknown) | undefined;
  /** Buttons beside export and print. */
  tools?: ReactNode;
  /** What the columns add up to over all pages, by their key; needs columns that are never left out. */
  sums?: Readonly<Record<string, ReactNode>>;
  emptyText?: string;
  /** Several at once: which are chosen, who may be, and what a tick box is called. */
  selection?: {
    chosen: readonly string[];
    onChosen: (keys: string[]) => void;
    mayChoose?: (row: Row) => boolean;
    nameOf?: (row: Row) => string;
  };
  rowClass?: (row: Row) => string;
};

const PAGE_SIZE = 20;

/** A list: filters in the address, pages, what a file or a printer gets. */
export function PageTable<Row extends object>(props: PageTableProps<Row>) {
  const { title, columns, rows, keyOf, filters = [], loading = false, error, retry, total, onMore, shown } = props;
  const [pageSize, setPageSize] = useState(PAGE_SIZE);
  return (
    <section aria-label={title}>
      <div className="table-tools">
        <FilterBar filters={filters} />
        {props.tools}
        <TableTools
          title={title}
          columns={columns}
          total={rows.length}
          {...(props.excel && { excel: props.excel })}
          readAll={props.readAll ?? (() => Promise.resolve(rows))}
        />
      </div>
      {error !== undefined && error !== null && <Failure error={error} {...(retry && { retry })} />}
      <Table<Row>
        size="middle"
        rowKey={keyOf}
        columns={columns.filter(({ fileOnly }) => fileOnly !== true).map(tableColumn)}
        dataSource={[...rows]}
        loading={loading}
        className="table-scroll"
        locale={{ emptyText: <Nothing {...(props.emptyText === undefined ? {} : { text: props.emptyText })} /> }}
        pagination={{
          hideOnSinglePage: false,
          showSizeChanger: true,
          showTotal: (listed) => countText(listed, total, onMore !== undefined),
          ...(shown === undefined
            ? { pageSize, onChange: (_page: number, size: number) => setPageSize(size) }
            : { current: shown.page, pageSize: shown.limit, total: total ?? 0, onChange: shown.onPage }),
        }}
        {...(props.rowClass && { rowClassName: props.rowClass })}
        {...selectionOf(props)}
        {...summaryOf(props)}
      />
      {onMore && (
        <div className="table-foot no-print">
          <Button onClick={() => void onMore()} loading={loading}>
            {PARTS.more}
          </Button>
        </div>
      )}
    </section>
  );
}

function countText(listed: number, total: number | undefined, more: boolean): string {
  if (total !== undefined) return PARTS.total(total);
  return more ? PARTS.loaded(listed) : PARTS.total(listed);
}

function tableColumn<Row>({ key, title, value, cell, width, align, keep, roomy, wideOnly }: Column<Row>) {
  return {
    key,
    title,
    render: (_value: unknown, row: Row) => (cell ? cell(row) : value(row)),
    ...(width === undefined ? {} : { width }),
    ...(keep || roomy ? { className: keep ? 'keep' : 'roomy' } : {}),
    ...(align === undefined ? {} : { align }),
    ...(wideOnly ? { responsive: ['md' as const] } : {}),
  };
}

function summaryOf<Row extends object>({ sums, columns }: PageTableProps<Row>): Pick<TableProps<Row>, 'summary'> {
  if (sums === undefined) return {};
  const cells = columns.map(({ key, align }, index) => (
    <Table.Summary.Cell key={key} index={index} {...(align && { align })}>
      {index === 0 ? PARTS.sum : sums[key]}
    </Table.Summary.Cell>
  ));
  return { summary: () => <Table.Summary.Row className="sums">{cells}</Table.Summary.Row> };
}

function selectionOf<Row extends object>({ selection }: PageTableProps<Row>): Pick<TableProps<Row>, 'rowSelection'> {
  if (selection === undefined) return {};
  const { chosen, onChosen, mayChoose, nameOf } = selection;
  return {
    rowSelection: {
      selectedRowKeys: [...chosen],
      onChange: (keys: Key[]) => onChosen(keys.map(String)),
      getCheckboxProps: (row: Row) => ({
        ...(mayChoose && { disabled: !mayChoose(row) }),
        ...(nameOf && { 'aria-label': nameOf(row) }),
      }),
    },
  };
}
