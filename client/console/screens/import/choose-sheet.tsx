import { DownloadOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button, Form, Radio, Space } from 'antd';
import { IMPORT } from '../../../../texts/zh-CN/console/import.js';
import { withQuery } from '../../api/call.js';
import type { SheetKind } from '../../api/import-answers.js';
import { FileField } from '../../forms/file-field.js';
import { Failure } from '../../parts/failure.js';
import { saveFile } from '../../table/export.js';
import { optionsOf } from '../../table/filters.js';

type Typed = { kind: SheetKind; file: File };
type Props = { busy: boolean; onCheck: (typed: Typed) => void; onChanged: () => void };

/** What the sheet is for, its template, and the workbook that was filled in. */
export function ChooseSheet({ busy, onCheck, onChanged }: Props) {
  const [form] = Form.useForm<Typed>();
  const kind = Form.useWatch('kind', form) ?? 'start';
  const template = useMutation({
    mutationFn: () => saveFile(`${IMPORT.templateName[kind]}.xlsx`, withQuery('/api/cycles/template', { kind })),
  });
  return (
    <Form
      form={form}
      layout="vertical"
      className="no-print"
      initialValues={{ kind: 'start' }}
      onFinish={onCheck}
      onValuesChange={onChanged}
    >
      <Form.Item name="kind" label={IMPORT.kind}>
        <Radio.Group options={optionsOf(IMPORT.kinds)} />
      </Form.Item>
      <Form.Item
        name="file"
        label={IMPORT.file}
        valuePropName="none"
        rules={[{ required: true, message: IMPORT.fileMissing }]}
      >
        <FileField accept=".xlsx" />
      </Form.Item>
      <Space wrap>
        <Button icon={<DownloadOutlined />} loading={template.isPending} onClick={() => template.mutate()}>
          {IMPORT.template}
        </Button>
        <Button htmlType="submit" type="primary" loading={busy}>
          {IMPORT.check}
        </Button>
      </Space>
      {template.error && <Failure error={template.error} />}
    </Form>
  );
}
