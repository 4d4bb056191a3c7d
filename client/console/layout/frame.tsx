import { Outlet } from 'react-router';
import { SHELL } from '../../../texts/zh-CN/console/shell.js';
import { ProofDrawer } from '../parts/proof-drawer.js';
import { SideMenu } from './menu.js';
import { TopBar } from './top-bar.js';

/** Top bar, side menu, and the screen. */
export function Frame() {
  return (
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
  );
}
