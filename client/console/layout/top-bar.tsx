import { LogoutOutlined, MenuOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { SHELL } from '../../../texts/zh-CN/console/shell.js';
import { send } from '../api/call.js';
import { useSession, useSessionReset } from '../session/use-session.js';
import { SideMenu } from './menu.js';
import { NumberSearch } from './number-search.js';

/** Office, person, search and the way out; on a narrow screen also the menu. */
export function TopBar() {
  const { person, office, title } = useSession();
  const reset = useSessionReset();
  const signOut = useMutation({ mutationFn: () => send('DELETE', '/api/session'), onSettled: reset });
  return (
    <header className="top-bar">
      <MenuDrawer />
      <span className="office">{office}</span>
      <NumberSearch />
      <span className="person">
        {person.name}
        <small>{title}</small>
      </span>
      <Button icon={<LogoutOutlined />} loading={signOut.isPending} onClick={() => signOut.mutate()}>
        {SHELL.signOut}
      </Button>
    </header>
  );
}

function MenuDrawer() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        className="menu-button"
        icon={<MenuOutlined />}
        aria-label={SHELL.openMenu}
        aria-expanded={open}
        onClick={() => setOpen(true)}
      />
      <Drawer title={SHELL.menu} placement="left" size={260} open={open} onClose={() => setOpen(false)}>
        <SideMenu onChosen={() => setOpen(false)} />
      </Drawer>
    </>
  );
}
