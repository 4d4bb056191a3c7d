import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Modal } from 'antd';
import { ACCOUNTS } from '../../../../texts/zh-CN/console/accounts.js';
import { PARTS } from '../../../../texts/zh-CN/console/parts.js';
import type { FirstPassword } from '../../api/account-answers.js';
import { send } from '../../api/call.js';
import { PersonField } from '../../forms/plain-fields.js';
import { Failure } from '../../parts/failure.js';
import { ShownOnce } from '../../parts/shown-once.js';

type Typed = { person: string; account?: string };

/** An account for somebody of the directory; its first password is shown once. */
export function NewAccountDialog({ onClose }: { onClose: () => void }) {
  const client = useQueryClient();
  const [form] = Form.useForm<Typed>();
  const add = useMutation({
    mutationFn: ({ person, account = '' }: Typed) =>
      send<FirstPassword>('POST', '/api/accounts', { person, ...(account.trim() && { account: account.trim() }) }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['accounts'] }),
  });
  return (
    <Modal
      open
      title={ACCOUNTS.add}
      onCancel={onClose}
      footer={[
        <Button key="close" onClick={onClose}>
          {PARTS.close}
        </Button>,
        <Button key="go" type="primary" disabled={add.isSuccess} loading={add.isPending} onClick={() => form.submit()}>
          {ACCOUNTS.add}
        </Button>,
      ]}
    >
      <p className="hint">{ACCOUNTS.addHint}</p>
      <Form form={form} layout="vertical" onFinish={add.mutate} disabled={add.isSuccess}>
        <PersonField name="person" label={ACCOUNTS.person} />
        <Form.Item name="account" label={ACCOUNTS.accountOptional}>
          <Input maxLength={60} />
        </Form.Item>
      </Form>
      {add.error && <Failure error={add.error} />}
      {add.data && (
        <ShownOnce
          title={ACCOUNTS.firstPassword(add.data.account)}
          secret={add.data.password}
          hint={ACCOUNTS.onceOnly}
        />
      )}
    </Modal>
  );
}
