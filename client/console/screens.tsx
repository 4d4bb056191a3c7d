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
  {
    path: '/todo',
    title: '待我处理',
    group: 'work',
    audiences: ['everybody'],
    Screen: part(() => import('./screens/todo/index.js')),
  },
  {
    path: '/done',
    title: '我已处理',
    group: 'work',
    audiences: ['everybody'],
    Screen: part(() => import('./screens/done/index.js')),
  },
  {
    path: '/started',
    title: '我发起的',
    group: 'work',
    audiences: ['everybody'],
    Screen: part(() => import('./screens/started/index.js')),
  },
  {
    path: '/copied',
    title: '抄送我的',
    group: 'work',
    audiences: ['everybody'],
    Screen: part(() => import('./screens/copied/index.js')),
  },
  {
    path: '/start',
    title: '启动采购周期',
    group: 'cycles',
    audiences: ['officer'],
    Screen: part(() => import('./screens/start/index.js')),
  },
  {
    path: '/cycles/:cycleId',
    title: '详情',
    group: null,
    audiences: ['everybody'],
    Screen: part(() => import('./screens/case/index.js')),
  },
  {
    path: '/stuck',
    title: '卡住的审批',
    group: 'system',
    audiences: ['administrator'],
    Screen: part(() => import('./screens/stuck/index.js')),
  },
];
