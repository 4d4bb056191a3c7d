import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Form } from 'antd';
import { useState } from 'react';
import { NOTICES } from '../../../../texts/zh-CN/console/notices.js';
import { PARTS } from '../../../../texts/zh-CN/console/parts.js';
import { sendFile } from '../../api/call.js';
import type { TakenBounce } from '../../api/register-answers.js';
import { FileField } from '../../forms/file-field.js';
import { FormDialog } from '../../parts/form-dialog.js';

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
    <FormDialog
      title={NOTICES.bounceTitle}
      label={PARTS.confirm}
      hint={NOTICES.bounceHint}
      form={form}
      act={take}
      done={({ detail }) => <Alert type="success" role="status" title={NOTICES.bounced(detail)} />}
      onClose={onClose}
    >
      <Form.Item
        name="file"
        label={NOTICES.bounceFile}
        valuePropName="none"
        rules={[{ required: true, message: NOTICES.bounceMissing }]}
      >
        <FileField accept=".eml,message/rfc822" />
      </Form.Item>
    </FormDialog>
  );
}
