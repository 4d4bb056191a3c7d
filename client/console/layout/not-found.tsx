import { Result } from 'antd';
import { Link } from 'react-router';
import { SHELL } from '../../../texts/zh-CN/console/shell.js';

/** An address no screen has. */
export function NotFound() {
  return <Result status="404" title={SHELL.notFound} extra={<Link to="/">{SHELL.toHome}</Link>} />;
}
