import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { ROOT } from '../../scripts/setup/paths.mjs';
import { choose } from './console-choice.js';

/** How one screen is looked at. */
export type State = {
  /** Who opens it. */
  as: string;
  /** Its address, where that is not its path. */
  at?: string;
  /** Something of its data. */
  shows: (page: Page) => Locator;
  /** Officers use it on the way: it has to fit a telephone. */
  narrow?: true;
  /** What has to be done before the server is asked, for a screen that asks nothing by itself. */
  asks?: (page: Page) => Promise<void>;
};

const rows = (page: Page) => page.getByRole('row').nth(1);
const button = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name }).first();

async function tryHandOver(page: Page): Promise<void> {
  await choose(page.getByLabel('移交人'), /^经办人/);
  await choose(page.getByLabel('接收人'), /^局长/);
  await page.getByLabel('理由').fill('工作调整');
}

/** Every screen by its path. `task`: of an approval that waits for the deputy head. */
export function statesOf(task: { cycleId: string; approval: string }): Record<string, State> {
  return {
    '/': { as: 'deputyhead', shows: (page) => page.locator('.due-lines li').first() },
    '/todo': { as: 'deputyhead', shows: (page) => page.getByRole('link', { name: /^办理/ }), narrow: true },
    '/done': { as: 'deputyhead', shows: rows },
    '/started': { as: 'officer', shows: rows },
    '/copied': { as: 'headofoffice', shows: rows },
    '/jobs/:job?': { as: 'officer', at: '/jobs', shows: (page) => page.getByRole('link', { name: '批量修复' }) },
    '/filings': { as: 'countyfinance', shows: (page) => page.getByText('待出具回执的报送').first() },
    '/start': { as: 'officer', shows: (page) => page.getByLabel('项目名称'), narrow: true },
    '/import': {
      as: 'officer',
      shows: button('预演'),
      asks: async (page) => {
        const file = { name: '标段.xlsx', mimeType: 'application/zip', buffer: Buffer.from('PK') };
        await page.getByLabel('填好的工作簿').setInputFiles(file);
        await button('预演')(page).click();
      },
    },
    '/route-trial': {
      as: 'deputyhead',
      shows: button('试算'),
      asks: async (page) => {
        await choose(page.getByLabel('审批事项'), /^合同$/);
        await page.getByLabel('金额').fill('80000');
        await button('试算')(page).click();
      },
    },
    '/cycles/:cycleId': {
      as: 'deputyhead',
      at: `/cycles/${task.cycleId}?approval=${task.approval}`,
      shows: button('同意'),
      narrow: true,
    },
    '/mine': { as: 'contractor', shows: rows, narrow: true },
    '/board': { as: 'officer', shows: (page) => page.getByRole('listitem').first(), narrow: true },
    '/calendar': { as: 'officer', shows: (page) => page.getByRole('table', { name: /^\d{4}-\d\d$/ }), narrow: true },
    '/ledgers/:ledger?': {
      as: 'officer',
      at: '/ledgers',
      shows: (page) => page.getByRole('link', { name: /^222401-/ }).first(),
    },
    // Minutes go by until somebody is written to: letters are looked at in the test of the registers.
    '/notices': { as: 'administrator', shows: (page) => page.getByRole('button', { name: '登记退信' }) },
    '/figures': { as: 'officer', shows: button(/^\d{4}-\d\d-\d\d$/) },
    '/coverage': { as: 'deputyhead', shows: (page) => page.getByRole('heading', { level: 2 }).first() },
    '/directory': { as: 'administrator', shows: (page) => page.getByRole('row', { name: /分管副局长/ }).first() },
    '/absences': { as: 'administrator', shows: button(/^提前返岗 /) },
    '/hand-over': {
      as: 'administrator',
      shows: (page) => page.getByLabel('移交人'),
      asks: async (page) => {
        await tryHandOver(page);
        await page.getByRole('button', { name: '预演' }).click();
      },
    },
    '/policies/:code?': { as: 'officer', at: '/policies', shows: (page) => page.getByRole('cell', { name: '640402' }) },
    '/calendar-import': {
      as: 'administrator',
      shows: (page) => page.getByLabel('通知内容'),
      asks: async (page) => {
        await page.getByLabel('通知内容').fill('code: "000000"');
        await page.getByRole('button', { name: '预演' }).click();
      },
    },
    '/accounts': { as: 'administrator', shows: button('重置密码 officer') },
    '/my-account': { as: 'administrator', shows: rows },
    '/stuck': { as: 'administrator', shows: (page) => page.getByRole('heading', { name: /外出且无代理/ }) },
    '/audit': { as: 'administrator', shows: button('查看内容') },
    '/running': { as: 'administrator', shows: (page) => page.getByRole('region', { name: '磁盘' }).getByText('正常') },
  };
}

/** The paths of all screens there are. */
export function screenPaths(): string[] {
  const source = readFileSync(join(ROOT, 'client', 'console', 'screens.tsx'), 'utf8');
  return [...source.matchAll(/^ {4}path: '([^']+)',$/gm)].map(([, path = '']) => path);
}
