import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Space } from 'antd';
import { POLICY_IMPORT } from '../../../../texts/zh-CN/console/policies.js';
import { send } from '../../api/call.js';
import type { PolicyOutlook, PublishedProfile } from '../../api/policy-answers.js';
import { FileField } from '../../forms/file-field.js';
import { Failure } from '../../parts/failure.js';
import { Outlook, Published } from './import-outlook.js';

const PATH = '/api/policies';

type Typed = { text: string; register?: string; file?: File };

/** A policy profile: what is wrong with it, what it changes where and for which cases, and only then its publishing. */
export function PolicyImport() {
  const client = useQueryClient();
  const [form] = Form.useForm<Typed>();
  const body = () => {
    const { text, register = '' } = form.getFieldsValue();
    return { profile: text, ...(register.trim() === '' ? {} : { sources: register }) };
  };
  const look = useMutation({ mutationFn: () => send<PolicyOutlook>('POST', `${PATH}/preview`, body()) });
  const publish = useMutation({
    mutationFn: (digest: string) => send<PublishedProfile>('POST', PATH, { ...body(), digest }),
    onSettled: () => client.invalidateQueries(),
  });
  const digest = publish.isSuccess ? null : (look.data?.digest ?? null);
  const changed = async ({ file }: { file?: File }) => {
    look.reset();
    publish.reset();
    if (file !== undefined) form.setFieldsValue({ text: await file.text() });
  };
  return (
    <>
      <p>{POLICY_IMPORT.lead}</p>
      <Form
        form={form}
        layout="vertical"
        className="no-print"
        onFinish={() => look.mutate()}
        onValuesChange={(given) => void changed(given)}
      >
        <ProfileFields />
        <Space>
          <Button htmlType="submit" loading={look.isPending}>
            {POLICY_IMPORT.preview}
          </Button>
          <Button
            type="primary"
            danger
            disabled={digest === null}
            loading={publish.isPending}
            onClick={() => digest !== null && publish.mutate(digest)}
          >
            {POLICY_IMPORT.publish}
          </Button>
        </Space>
      </Form>
      {look.error && <Failure error={look.error} />}
      {publish.error && <Failure error={publish.error} />}
      {publish.data && <Published published={publish.data} />}
      {look.data && <Outlook outlook={look.data} />}
    </>
  );
}

/** The text of the profile, typed, pasted, or from a file; and documents that are not registered yet. */
function ProfileFields() {
  return (
    <>
      <Form.Item
        name="text"
        label={POLICY_IMPORT.text}
        rules={[{ required: true, whitespace: true, message: POLICY_IMPORT.missing }]}
      >
        <Input.TextArea rows={10} className="code-input" spellCheck={false} />
      </Form.Item>
      <Form.Item name="file" label={POLICY_IMPORT.file} valuePropName="none" extra={POLICY_IMPORT.fileHint}>
        <FileField accept=".yaml,.yml" />
      </Form.Item>
      <Form.Item name="register" label={POLICY_IMPORT.register} extra={POLICY_IMPORT.registerHint}>
        <Input.TextArea rows={3} className="code-input" spellCheck={false} />
      </Form.Item>
    </>
  );
}
