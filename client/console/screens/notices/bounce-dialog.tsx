import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Form, Modal } from 'antd';
import { useState } from 'react';
import { NOTICES } from '../../../../texts/zh-CN/console/notices.js';
import { PARTS } from '../../../../texts/zh-CN/console/parts.js';
import { sendFile } from '../../api/call.js';
import type { TakenBounce } from '../../api/register-answers.js';
import { FileField } from '../../forms/file-field.js';
import { Failure } from '../../parts/failure.js';

/** Enters a letter that came back, from the bounce as it arrived. */
export function BounceButton() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button className="no-print" onClick={() => setOpen(true)}>
        {NOTICES.bounce}
      </Button>
      {open && <BounceDialog onClose={() => setOpen(false)} />}
    </>
  );
}

function BounceDialog({ onClose }: { onClose: () => void }) {
  const client = useQueryClient();
  const [form] = Form.useForm<{ file: File }>();
  const take = useMutation({
    mutationFn: ({ file }: { file: File }) => sendFile<TakenBounce>('/api/mail/bounces', file),
    onSuccess: () => client.invalidateQueries(),
  });
  return (
    <Modal
      open
      title={NOTICES.bounceTitle}
      okText={PARTS.confirm}
      cancelText={PARTS.close}
      okButtonProps={{ disabled: take.isSuccess, loading: take.isPending }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p>{NOTICES.bounceHint}</p>
      <Form form={form} layout="vertical" onFinish={take.mutate}>
        <Form.Item
          name="file"
          label={NOTICES.bounceFile}
          valuePropName="none"
          rules={[{ required: true, message: NOTICES.bounceMissing }]}
        >
          <FileField accept=".eml,message/rfc822" />
        </Form.Item>
      </Form>
      {take.error && <Failure error={take.error} />}
      {take.data && <Alert type="success" role="status" title={NOTICES.bounced(take.data.detail)} />}
    </Modal>
  );
}
