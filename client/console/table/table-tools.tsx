import { FileExcelOutlined, FileTextOutlined, PrinterOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button, Space } from 'antd';
import { PARTS } from '../../../texts/zh-CN/console/parts.js';
import { Failure } from '../parts/failure.js';
import type { Column } from './column.js';
import { saveCsv, saveExcel, saveFile } from './export.js';

/** An Excel file that the server writes, of all pages. */
export type ServerExcel = { label?: string; path: string };

type Props<Row> = {
  title: string;
  columns: readonly Column<Row>[];
  /** How many lines a file would have. */
  total: number;
  excel?: ServerExcel;
  readAll: () => Promise<readonly Row[]>;
};

/** A list as a file, with every line under the filters that are set; or on paper, as it is shown. */
export function TableTools<Row>({ title, columns, total, excel: file, readAll }: Props<Row>) {
  const excel = useMutation({
    mutationFn: async () =>
      file === undefined ? saveExcel(title, columns, await readAll()) : saveFile(`${title}.xlsx`, file.path),
  });
  const csv = useMutation({ mutationFn: async () => saveCsv(title, columns, await readAll()) });
  const none = total === 0;
  const error = excel.error ?? csv.error;
  return (
    <>
      <Space wrap className="no-print">
        <Button icon={<FileExcelOutlined />} disabled={none} loading={excel.isPending} onClick={() => excel.mutate()}>
          {file?.label ?? PARTS.exportExcel}
        </Button>
        <Button icon={<FileTextOutlined />} disabled={none} loading={csv.isPending} onClick={() => csv.mutate()}>
          {PARTS.exportCsv}
        </Button>
        <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
          {PARTS.print}
        </Button>
      </Space>
      {error && <Failure error={error} />}
    </>
  );
}
