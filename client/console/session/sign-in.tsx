import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, Button, Card, Divider, Form, Input, Typography } from 'antd';
import { SHELL } from '../../../texts/zh-CN/console/shell.js';
import { get, send, withQuery } from '../api/call.js';
import { Failure } from '../parts/failure.js';
import type { Ways } from './session.js';
import { useSessionReset } from './use-session.js';

type Credentials = { account: string; password: string };

/** The page of whoever is not signed in. */
export function SignIn() {
  const reset = useSessionReset();
  const ways = useQuery({ queryKey: ['ways'], queryFn: () => get<Ways>('/api/session/ways') });
  const signIn = useMutation({
    mutationFn: (given: Credentials) => send('POST', '/api/session', given),
    onSuccess: reset,
  });
  return (
    <main className="sign-in">
      <Card className="sign-in-card">
        <Typography.Title level={1} className="sign-in-title">
          {SHELL.product}
        </Typography.Title>
        <TurnedBack />
        {ways.error && <Failure error={ways.error} retry={ways.refetch} />}
        {signIn.error && <Failure error={signIn.error} />}
        {ways.data?.local !== false && <PasswordForm busy={signIn.isPending} onGiven={signIn.mutate} />}
        {ways.data?.oidc && (
          <Button block size="large" href={withQuery('/api/session/oidc', { to: placeHere() })}>
            {SHELL.otherWay(ways.data.oidc.name)}
          </Button>
        )}
        {ways.data && ways.data.demo.length > 0 && (
          <DemoAccounts accounts={ways.data.demo} busy={signIn.isPending} onChosen={signIn.mutate} />
        )}
      </Card>
    </main>
  );
}

/** The address stays while somebody signs in here; by the provider it is taken along. */
const placeHere = () => `${window.location.pathname}${window.location.search}`;

/** Why the provider's word was not enough; the address says it, for the browser came back from elsewhere. */
function TurnedBack() {
  const code = new URLSearchParams(window.location.search).get('refused');
  if (code === null) return null;
  const tooOften = code === 'too-many-requests';
  return (
    <Alert
      type="warning"
      role="alert"
      showIcon
      className="failure"
      title={tooOften ? SHELL.tooOften : SHELL.notLetIn}
      description={tooOften ? SHELL.tooOftenHelp : SHELL.notLetInHelp}
    />
  );
}

type PasswordFormProps = { busy: boolean; onGiven: (given: Credentials) => void };

function PasswordForm({ busy, onGiven }: PasswordFormProps) {
  return (
    <Form<Credentials> layout="vertical" requiredMark={false} onFinish={onGiven} disabled={busy}>
      <Form.Item name="account" label={SHELL.account} rules={[{ required: true, message: SHELL.accountMissing }]}>
        <Input autoComplete="username" size="large" autoFocus />
      </Form.Item>
      <Form.Item name="password" label={SHELL.password} rules={[{ required: true, message: SHELL.passwordMissing }]}>
        <Input.Password autoComplete="current-password" size="large" />
      </Form.Item>
      <Button type="primary" htmlType="submit" size="large" block loading={busy}>
        {SHELL.signIn}
      </Button>
    </Form>
  );
}

type DemoProps = { accounts: Ways['demo']; busy: boolean; onChosen: (given: Credentials) => void };

/** Only a server that was started for trying it out offers these. */
function DemoAccounts({ accounts, busy, onChosen }: DemoProps) {
  return (
    <section aria-label={SHELL.demoTitle}>
      <Divider>{SHELL.demoTitle}</Divider>
      <Typography.Paragraph type="secondary">{SHELL.demoHint}</Typography.Paragraph>
      <ul className="demo-accounts">
        {accounts.map(({ account, password, title }) => (
          <li key={account}>
            <Button block disabled={busy} onClick={() => onChosen({ account, password })}>
              <span>{title}</span>
              <code>{account}</code>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
