import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Form, Input, InputNumber, Select } from 'antd';
import { MY_ACCOUNT } from '../../../../texts/zh-CN/console/accounts.js';
import { SCOPE_NAMES } from '../../../../texts/zh-CN/identity.js';
import type { NewToken } from '../../api/account-answers.js';
import { send } from '../../api/call.js';
import { FormDialog } from '../../parts/form-dialog.js';
import { ShownOnce } from '../../parts/shown-once.js';

type Typed = { name: string; scope: 'read' | 'write' | 'operate'; days: number };

const USUAL = { scope: 'read', days: 90 } as const;
const MOST_DAYS = 366;
const SCOPES = (['read', 'write', 'operate'] as const).map((value) => ({ value, label: SCOPE_NAMES[value] }));

/** A token for a program: what for, what it may, how long; it is shown once. */
export function NewTokenDialog({ onClose }: { onClose: () => void }) {
  const client = useQueryClient();
  const [form] = Form.useForm<Typed>();
  const make = useMutation({
    mutationFn: (typed: Typed) => send<NewToken>('POST', '/api/tokens', typed),
    onSuccess: () => client.invalidateQueries({ queryKey: ['tokens'] }),
  });
  const needed = (label: string) => [{ required: true, message: MY_ACCOUNT.missing(label) }];
  return (
    <FormDialog
      title={MY_ACCOUNT.make}
      label={MY_ACCOUNT.make}
      form={form}
      begin={USUAL}
      act={make}
      done={({ token }) => <ShownOnce title={MY_ACCOUNT.token} secret={token} hint={MY_ACCOUNT.onceOnly} />}
      onClose={onClose}
    >
      <Form.Item name="name" label={MY_ACCOUNT.name} rules={needed(MY_ACCOUNT.name)}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="scope" label={MY_ACCOUNT.scope} rules={needed(MY_ACCOUNT.scope)}>
        <Select options={SCOPES} />
      </Form.Item>
      <Form.Item name="days" label={MY_ACCOUNT.days} extra={MY_ACCOUNT.daysHint} rules={needed(MY_ACCOUNT.days)}>
        <InputNumber min={1} max={MOST_DAYS} precision={0} />
      </Form.Item>
    </FormDialog>
  );
}
