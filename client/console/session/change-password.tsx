import { useMutation } from '@tanstack/react-query';
import { Button, Card, Form, Input, Typography } from 'antd';
import { SHELL } from '../../../texts/zh-CN/console/shell.js';
import { send } from '../api/call.js';
import { Failure } from '../parts/failure.js';
import { useSessionReset } from './use-session.js';

/** The server has the last word; this spares a request that it would turn down. */
const LEAST_CHARACTERS = 10;

type Given = { current: string; next: string; again: string };

/** A new password; `forced` where nothing else may be done before. */
export function ChangePassword({ forced = false }: { forced?: boolean }) {
  const reset = useSessionReset();
  const change = useMutation({
    mutationFn: ({ current, next }: Given) => send('POST', '/api/session/password', { old: current, new: next }),
    onSuccess: reset,
  });
  return (
    <main className="sign-in">
      <Card className="sign-in-card">
        <Typography.Title level={1} className="sign-in-title">
          {SHELL.changePassword}
        </Typography.Title>
        {forced && <Typography.Paragraph>{SHELL.changeFirst}</Typography.Paragraph>}
        {change.error && <Failure error={change.error} />}
        <Form<Given> layout="vertical" requiredMark={false} onFinish={change.mutate} disabled={change.isPending}>
          <Form.Item
            name="current"
            label={SHELL.passwordNow}
            rules={[{ required: true, message: SHELL.passwordMissing }]}
          >
            <Input.Password autoComplete="current-password" size="large" autoFocus />
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
                  again === getFieldValue('next')
                    ? Promise.resolve()
                    : Promise.reject(new Error(SHELL.passwordDiffers)),
              }),
            ]}
          >
            <Input.Password autoComplete="new-password" size="large" />
          </Form.Item>
          <Button type="primary" htmlType="submit" size="large" block loading={change.isPending}>
            {SHELL.changePassword}
          </Button>
        </Form>
      </Card>
    </main>
  );
}
