import { Alert } from 'antd';
import { Link } from 'react-router';
import { SHELL } from '../../../texts/zh-CN/console/shell.js';

/** An address no screen has. */
export function NotFound() {
  return <Alert type="warning" showIcon title={SHELL.notFound} action={<Link to="/">{SHELL.toHome}</Link>} />;
}
