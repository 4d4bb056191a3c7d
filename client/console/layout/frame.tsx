import { generatePath, Outlet } from 'react-router';
import { SHELL } from '../../../texts/zh-CN/console/shell.js';
import { useLive } from '../api/live.js';
import { ProofDrawer } from '../parts/proof-drawer.js';
import { SCREENS } from '../screens.js';
import { isMeantFor } from '../session/session.js';
import { useSession } from '../session/use-session.js';
import { SideMenu } from './menu.js';
import { MenuContext } from './menu-entries.js';
import { TopBar } from './top-bar.js';
import { useFocusKept } from './use-focus-kept.js';

/** Top bar, side menu, and the screen. */
export function Frame() {
  useLive();
  useFocusKept();
  const session = useSession();
  const menu = SCREENS.flatMap(({ path, title, group, audiences }) =>
    group !== null && isMeantFor(session, audiences) ? [{ path, to: generatePath(path), title, group }] : [],
  );
  return (
    <MenuContext value={menu}>
      <div className="frame">
        <a className="skip" href="#content">
          {SHELL.toContent}
        </a>
        <TopBar />
        <aside className="side">
          <SideMenu />
        </aside>
        <main id="content" className="content" tabIndex={-1}>
          <ProofDrawer>
            <Outlet />
          </ProofDrawer>
        </main>
      </div>
    </MenuContext>
  );
}
