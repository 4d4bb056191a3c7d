import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Form, Input } from 'antd';
import { ACCOUNTS } from '../../../../texts/zh-CN/console/accounts.js';
import type { FirstPassword } from '../../api/account-answers.js';
import { send } from '../../api/call.js';
import { PersonField } from '../../forms/plain-fields.js';
import { FormDialog } from '../../parts/form-dialog.js';
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
    <FormDialog
      title={ACCOUNTS.add}
      label={ACCOUNTS.add}
      hint={ACCOUNTS.addHint}
      form={form}
      act={add}
      done={({ account, password }) => (
        <ShownOnce title={ACCOUNTS.firstPassword(account)} secret={password} hint={ACCOUNTS.onceOnly} />
      )}
      onClose={onClose}
    >
      <PersonField name="person" label={ACCOUNTS.person} />
      <Form.Item name="account" label={ACCOUNTS.accountOptional}>
        <Input maxLength={60} />
      </Form.Item>
    </FormDialog>
  );
}
