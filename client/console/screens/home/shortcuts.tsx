import { Card } from 'antd';
import { Link } from 'react-router';
import { WORK } from '../../../../texts/zh-CN/console/work.js';
import { useMenu } from '../../layout/menu-entries.js';

/** The screens of the person, as on the menu. */
export function Shortcuts() {
  const others = useMenu().filter(({ path }) => path !== '/');
  return (
    <Card title={WORK.shortcuts} size="small" className="no-print">
      <ul className="shortcuts">
        {others.map(({ path, to, title }) => (
          <li key={path}>
            <Link to={to}>{title}</Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
