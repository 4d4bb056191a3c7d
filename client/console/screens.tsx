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
    path: '/jobs/:job?',
    title: '批量办理',
    group: 'work',
    audiences: ['officer', 'administrator'],
    Screen: part(() => import('./screens/jobs/index.js')),
  },
  {
    path: '/filings',
    title: '报送回执',
    group: 'work',
    audiences: ['receiver'],
    Screen: part(() => import('./screens/filings/index.js')),
  },
  {
    path: '/start',
    title: '启动采购周期',
    group: 'cycles',
    audiences: ['officer'],
    Screen: part(() => import('./screens/start/index.js')),
  },
  {
    path: '/import',
    title: '批量导入',
    group: 'cycles',
    audiences: ['officer'],
    Screen: part(() => import('./screens/import/index.js')),
  },
  {
    path: '/route-trial',
    title: '审批路径试算',
    group: 'cycles',
    audiences: ['office'],
    Screen: part(() => import('./screens/route-trial/index.js')),
  },
  {
    path: '/cycles/:cycleId',
    title: '详情',
    group: null,
    audiences: ['everybody'],
    Screen: part(() => import('./screens/case/index.js')),
  },
  {
    path: '/mine',
    title: '我的项目与义务',
    group: 'outside',
    audiences: ['outside'],
    Screen: part(() => import('./screens/portal/index.js')),
  },
  {
    path: '/board',
    title: '期限看板',
    group: 'deadlines',
    audiences: ['office'],
    Screen: part(() => import('./screens/board/index.js')),
  },
  {
    path: '/calendar',
    title: '日历',
    group: 'deadlines',
    audiences: ['everybody'],
    Screen: part(() => import('./screens/calendar/index.js')),
  },
  {
    path: '/ledgers/:ledger?',
    title: '台账',
    group: 'ledgers',
    audiences: ['office'],
    Screen: part(() => import('./screens/ledgers/index.js')),
  },
  {
    path: '/notices',
    title: '通知',
    group: 'ledgers',
    audiences: ['office'],
    Screen: part(() => import('./screens/notices/index.js')),
  },
  {
    path: '/figures',
    title: '统计',
    group: 'ledgers',
    audiences: ['office'],
    Screen: part(() => import('./screens/figures/index.js')),
  },
  {
    path: '/coverage',
    title: '乡镇覆盖',
    group: 'ledgers',
    audiences: ['office'],
    Screen: part(() => import('./screens/townships/index.js')),
  },
  {
    path: '/directory',
    title: '通讯录',
    group: 'settings',
    audiences: ['office'],
    Screen: part(() => import('./screens/directory/index.js')),
  },
  {
    path: '/absences',
    title: '缺勤与代理',
    group: 'settings',
    audiences: ['everybody'],
    Screen: part(() => import('./screens/absences/index.js')),
  },
  {
    path: '/hand-over',
    title: '待办移交',
    group: 'settings',
    audiences: ['administrator', 'headOfOffice'],
    Screen: part(() => import('./screens/hand-over/index.js')),
  },
  {
    path: '/policies/:code?',
    title: '属地政策',
    group: 'settings',
    audiences: ['everybody'],
    Screen: part(() => import('./screens/policies/index.js')),
  },
  {
    path: '/calendar-import',
    title: '放假通知导入',
    group: 'settings',
    audiences: ['officer', 'administrator'],
    Screen: part(() => import('./screens/calendar-import/index.js')),
  },
  {
    path: '/accounts',
    title: '账号管理',
    group: 'settings',
    audiences: ['administrator'],
    Screen: part(() => import('./screens/accounts/index.js')),
  },
  {
    path: '/my-account',
    title: '我的账号',
    group: 'settings',
    audiences: ['everybody'],
    Screen: part(() => import('./screens/my-account/index.js')),
  },
  {
    path: '/stuck',
    title: '卡住的审批',
    group: 'system',
    audiences: ['administrator', 'superior'],
    Screen: part(() => import('./screens/stuck/index.js')),
  },
  {
    path: '/audit',
    title: '审计日志',
    group: 'system',
    audiences: ['office'],
    Screen: part(() => import('./screens/audit/index.js')),
  },
  {
    path: '/running',
    title: '运行状态',
    group: 'system',
    audiences: ['administrator'],
    Screen: part(() => import('./screens/running/index.js')),
  },
];
