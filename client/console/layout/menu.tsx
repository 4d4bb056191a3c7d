import { Menu } from 'antd';
import { Link, matchPath, useLocation } from 'react-router';
import { MENU_GROUPS, type MenuGroup, SHELL } from '../../../texts/zh-CN/console/shell.js';
import { SCREENS, type ScreenEntry } from '../screens.js';
import { isMeantFor, type Session } from '../session/session.js';
import { useSession } from '../session/use-session.js';

const isGroup = (key: string): key is MenuGroup => Object.hasOwn(MENU_GROUPS, key);
const GROUPS = Object.keys(MENU_GROUPS).filter(isGroup);

/** The screens of the signed-in person by group; groups without any are left out. */
function groupsFor(session: Session): { group: MenuGroup; entries: ScreenEntry[] }[] {
  const mine = SCREENS.filter(({ audiences }) => isMeantFor(session, audiences));
  const groups = GROUPS.map((group) => ({ group, entries: mine.filter((entry) => entry.group === group) }));
  return groups.filter(({ entries }) => entries.length > 0);
}

/** The side menu; `onChosen` lets a drawer close. */
export function SideMenu({ onChosen }: { onChosen?: () => void }) {
  const { pathname } = useLocation();
  const groups = groupsFor(useSession());
  const here = SCREENS.find(({ path }) => matchPath(path, pathname) !== null)?.path ?? '';
  return (
    <nav aria-label={SHELL.menu}>
      <Menu
        mode="inline"
        selectedKeys={[here]}
        {...(onChosen && { onClick: onChosen })}
        items={groups.map(({ group, entries }) => ({
          key: group,
          type: 'group' as const,
          label: MENU_GROUPS[group],
          children: entries.map(({ path, title }) => ({ key: path, label: <Link to={path}>{title}</Link> })),
        }))}
      />
    </nav>
  );
}
