import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { SHELL } from '../../../texts/zh-CN/console/shell.js';
import { send } from '../api/call.js';
import { Failure } from '../parts/failure.js';
import { useSessionReset } from './use-session.js';

/** The server has the last word; this spares a request that it would turn down. */
const LEAST_CHARACTERS = 10;

type Given = { current: string; next: string; again: string };

/** Another password in place of the present one; every other session of the person ends. */
export function PasswordForm({ autoFocus = false }: { autoFocus?: boolean }) {
  const reset = useSessionReset();
  const change = useMutation({
    mutationFn: ({ current, next }: Given) => send('POST', '/api/session/password', { old: current, new: next }),
    onSuccess: reset,
  });
  return (
    <>
      {change.error && <Failure error={change.error} />}
      {change.isSuccess && <p role="status">{SHELL.passwordChanged}</p>}
      <Form<Given> layout="vertical" requiredMark={false} onFinish={change.mutate} disabled={change.isPending}>
        <Form.Item
          name="current"
          label={SHELL.passwordNow}
          rules={[{ required: true, message: SHELL.passwordMissing }]}
        >
          <Input.Password autoComplete="current-password" size="large" autoFocus={autoFocus} />
        </Form.Item>
        <Form.Item
          name="next"
          label={SHELL.passwordNew}
          extra={SHELL.passwordRule(LEAST_CHARACTERS)}
          rules={[{ required: true, min: LEAST_CHARACTERS, message: SHELL.passwordRule(LEAST_CHARACTERS) }]}
        >
          <Input.Password autoComplete="new-password" size="large" />
        </Form.Item>
        <Form.Item
          name="again"
          label={SHELL.passwordAgain}
          dependencies={['next']}
          rules={[
            ({ getFieldValue }) => ({
              validator: (_rule, again: unknown) =>
                again === getFieldValue('next') ? Promise.resolve() : Promise.reject(new Error(SHELL.passwordDiffers)),
            }),
          ]}
        >
          <Input.Password autoComplete="new-password" size="large" />
        </Form.Item>
        <Button type="primary" htmlType="submit" size="large" block loading={change.isPending}>
          {SHELL.changePassword}
        </Button>
      </Form>
    </>
  );
}
