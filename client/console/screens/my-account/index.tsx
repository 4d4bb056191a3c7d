import { Card, Typography } from 'antd';
import { MY_ACCOUNT } from '../../../../texts/zh-CN/console/accounts.js';
import { PasswordForm } from '../../session/password-form.js';
import { Tokens } from './tokens.js';

/** One's own password, and the tokens by which programs act in one's name. */
export function Screen() {
  return (
    <>
      <Typography.Title level={1}>{MY_ACCOUNT.title}</Typography.Title>
      <Card size="small" className="narrow-form" title={<h2>{MY_ACCOUNT.password}</h2>}>
        <PasswordForm />
      </Card>
      <h2>{MY_ACCOUNT.tokens}</h2>
      <Tokens />
    </>
  );
}
