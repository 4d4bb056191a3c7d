import { Typography } from 'antd';
import { useSession } from '../../session/use-session.js';

/** The workbench: what waits for me, and where to go. */
export function Screen() {
  const { person } = useSession();
  return <Typography.Title level={1}>{person.name}</Typography.Title>;
}
