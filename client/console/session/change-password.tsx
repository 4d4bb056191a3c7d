import { Card, Typography } from 'antd';
import { SHELL } from '../../../texts/zh-CN/console/shell.js';
import { PasswordForm } from './password-form.js';

/** A new password; `forced` where nothing else may be done before. */
export function ChangePassword({ forced = false }: { forced?: boolean }) {
  return (
    <main className="sign-in">
      <Card className="sign-in-card">
        <Typography.Title level={1} className="sign-in-title">
          {SHELL.changePassword}
        </Typography.Title>
        {forced && <Typography.Paragraph>{SHELL.changeFirst}</Typography.Paragraph>}
        <PasswordForm autoFocus />
      </Card>
    </main>
  );
}
