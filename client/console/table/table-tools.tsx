import { FileExcelOutlined, FileTextOutlined, PrinterOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button, Space } from 'antd';
import { PARTS } from '../../../texts/zh-CN/console/parts.js';
import { Failure } from '../parts/failure.js';
import type { Column } from './column.js';
import { saveCsv, saveExcel, saveFile } from './export.js';

type Props<Row> = {
  title: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  /** Where the server makes the Excel file, of all pages; without it, it is made here of what is listed. */
  excelFrom?: string | undefined;
};

/** A list as a file or on paper: what is listed, under the filters that are set. */
export function TableTools<Row>({ title, columns, rows, excelFrom }: Props<Row>) {
  const excel = useMutation({
    mutationFn: () =>
      excelFrom === undefined ? saveExcel(title, columns, rows) : saveFile(`${title}.xlsx`, excelFrom),
  });
  const none = rows.length === 0;
  return (
    <Space wrap className="no-print">
      <Button icon={<FileExcelOutlined />} disabled={none} loading={excel.isPending} onClick={() => excel.mutate()}>
        {PARTS.exportExcel}
      </Button>
      <Button icon={<FileTextOutlined />} disabled={none} onClick={() => saveCsv(title, columns, rows)}>
        {PARTS.exportCsv}
      </Button>
      <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
        {PARTS.print}
      </Button>
      {excel.error && <Failure error={excel.error} />}
    </Space>
  );
}
