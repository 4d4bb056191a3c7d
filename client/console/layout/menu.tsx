import { Menu } from 'antd';
import { Link, matchPath, useLocation } from 'react-router';
import { MENU_GROUPS, type MenuGroup, SHELL } from '../../../texts/zh-CN/console/shell.js';
import { withQuery } from '../api/call.js';
import { useCounty } from '../county/use-county.js';
import { type MenuEntry, useMenu } from './menu-entries.js';

const isGroup = (key: string): key is MenuGroup => Object.hasOwn(MENU_GROUPS, key);
const GROUPS = Object.keys(MENU_GROUPS).filter(isGroup);

/** Groups without any entry are left out. */
function grouped(menu: readonly MenuEntry[]): { group: MenuGroup; entries: MenuEntry[] }[] {
  const groups = GROUPS.map((group) => ({ group, entries: menu.filter((entry) => entry.group === group) }));
  return groups.filter(({ entries }) => entries.length > 0);
}

/** The side menu, which keeps to the county that is looked at; `onChosen` lets a drawer close. */
export function SideMenu({ onChosen }: { onChosen?: () => void }) {
  const { pathname } = useLocation();
  const { code } = useCounty();
  const menu = useMenu();
  const here = menu.find(({ path }) => matchPath(path, pathname) !== null)?.path ?? '';
  return (
    <nav aria-label={SHELL.menu}>
      <Menu
        mode="inline"
        selectedKeys={[here]}
        {...(onChosen && { onClick: onChosen })}
        items={grouped(menu).map(({ group, entries }) => ({
          key: group,
          type: 'group' as const,
          label: MENU_GROUPS[group],
          children: entries.map(({ path, to, title }) => ({
            key: path,
            label: <Link to={withQuery(to, { code })}>{title}</Link>,
          })),
        }))}
      />
    </nav>
  );
}
