import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Space, Typography } from 'antd';
import { NOTICE_IMPORT } from '../../../../texts/zh-CN/console/policies.js';
import { send } from '../../api/call.js';
import type { NoticeOutlook, NoticeProgress } from '../../api/policy-answers.js';
import { FileField } from '../../forms/file-field.js';
import { Failure } from '../../parts/failure.js';
import { Imported } from './imported.js';
import { MovedDates } from './moved-dates.js';
import { NoticeDays } from './notice-days.js';

const PATH = '/api/calendar/notices';

/** A notice on holidays: what it changes, day by day and case by case, and only then its import. */
export function Screen() {
  const client = useQueryClient();
  const [form] = Form.useForm<{ text: string; file?: File }>();
  const text = () => form.getFieldsValue().text;
  const look = useMutation({ mutationFn: () => send<NoticeOutlook>('POST', `${PATH}/preview`, { notice: text() }) });
  const publish = useMutation({
    mutationFn: (digest: string) => send<NoticeProgress>('POST', PATH, { notice: text(), digest }),
    onSettled: () => client.invalidateQueries(),
  });
  const seen = look.data;
  const mayPublish = seen !== undefined && seen.status !== 'nothing' && !publish.isSuccess;
  const changed = async ({ file }: { file?: File }) => {
    look.reset();
    publish.reset();
    if (file !== undefined) form.setFieldsValue({ text: await file.text() });
  };
  return (
    <>
      <Typography.Title level={1}>{NOTICE_IMPORT.title}</Typography.Title>
      <Typography.Paragraph>{NOTICE_IMPORT.lead}</Typography.Paragraph>
      <Form
        form={form}
        layout="vertical"
        className="no-print"
        onFinish={() => look.mutate()}
        onValuesChange={(given) => void changed(given)}
      >
        <NoticeFields />
        <Space>
          <Button htmlType="submit" loading={look.isPending}>
            {NOTICE_IMPORT.preview}
          </Button>
          <Button
            type="primary"
            danger
            disabled={!mayPublish}
            loading={publish.isPending}
            onClick={() => seen && publish.mutate(seen.digest)}
          >
            {NOTICE_IMPORT.publish}
          </Button>
        </Space>
      </Form>
      {look.error && <Failure error={look.error} />}
      {publish.error && <Failure error={publish.error} />}
      {publish.data && <Imported progress={publish.data} />}
      {seen && (
        <>
          <h2>{NOTICE_IMPORT.statuses[seen.status]}</h2>
          <NoticeDays notice={seen.notice} />
          <MovedDates outlook={seen} />
        </>
      )}
    </>
  );
}

/** The text of the notice, typed, pasted, or from a file. */
function NoticeFields() {
  return (
    <>
      <Form.Item
        name="text"
        label={NOTICE_IMPORT.text}
        rules={[{ required: true, whitespace: true, message: NOTICE_IMPORT.missing }]}
      >
        <Input.TextArea rows={8} className="code-input" spellCheck={false} />
      </Form.Item>
      <Form.Item name="file" label={NOTICE_IMPORT.file} valuePropName="none" extra={NOTICE_IMPORT.fileHint}>
        <FileField accept=".yaml,.yml,.json" />
      </Form.Item>
    </>
  );
}
