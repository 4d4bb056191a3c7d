import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import type { MenuGroup } from '../../texts/zh-CN/console/shell.js';
import type { Audience } from './session/session.js';

/** One screen: where it is, how the menu calls it, for whom it is meant, and its code, loaded when first opened. */
export type ScreenEntry = {
  /** As of react-router: `/todo`, `/cycles/:cycleId`. */
  path: string;
  title: string;
  /** Where it stands in the menu; null for a screen that is reached from another. */
  group: MenuGroup | null;
  audiences: readonly Audience[];
  Screen: LazyExoticComponent<ComponentType>;
};

type Loaded = Promise<{ Screen: ComponentType }>;

/** A screen module exports `Screen`; react wants a default. */
const part = (load: () => Loaded) => lazy(async () => ({ default: (await load()).Screen }));

/** Every screen, in the order of the menu: one line each, so that screens are added without touching another's. */
export const SCREENS: readonly ScreenEntry[] = [
  {
    path: '/',
    title: '工作台',
    group: 'work',
    audiences: ['everybody'],
    Screen: part(() => import('./screens/home/index.js')),
  },
];
