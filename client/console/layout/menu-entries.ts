import { createContext, useContext } from 'react';
import type { MenuGroup } from '../../../texts/zh-CN/console/shell.js';

/** One entry of the menu of the signed-in person. `path`: all addresses of the screen; `to`: where the entry leads. */
export type MenuEntry = { path: string; to: string; title: string; group: MenuGroup };

/** The menu as it is for the person; a screen must not import the table of screens, which leads back to it. */
export const MenuContext = createContext<readonly MenuEntry[]>([]);

/** The entries of the menu of the signed-in person, in order. */
export function useMenu(): readonly MenuEntry[] {
  return useContext(MenuContext);
}
