import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { CHROMIUM, faultsOf, picture } from '../support/browser.js';
import { type ConsoleStack, consoleStack, STACK_MS } from '../support/console-stack.js';
import { untilAnswered } from '../support/crash-patience.js';
import { describeWith } from '../support/needs.js';

/** A list comes to what was asked for within this, or never. */
const LISTED_MS = 60_000;
const DAY = /^\d{4}-\d\d-\d\d$/;

describeWith(CHROMIUM !== undefined)('deadlines at the browser', () => {
  let stack: ConsoleStack;
  beforeAll(async () => {
    stack = await consoleStack();
  }, STACK_MS);
  afterAll(() => stack?.close(), STACK_MS);

  async function board(page: Page): Promise<void> {
    await page.getByRole('menuitem', { name: '期限看板' }).click();
    await page.getByRole('region', { name: '已逾期' }).waitFor();
  }

  test(
    'the board shows each duty in its lane by sign, word and number, and its due day opens how it was reached',
    async () => {
      const page = await stack.visit('officer');
      await board(page);
      for (const lane of ['已逾期', '临近', '正常', '暂定'])
        await page.getByRole('region', { name: lane, exact: true }).waitFor();
      const card = page.getByRole('listitem').filter({ hasText: '已提醒' }).first();
      for (const part of ['到期', '剩余', '起算', '责任科室', '依据'])
        await card.getByText(part, { exact: true }).waitFor();
      expect(await faultsOf(page)).toEqual([]);
      await picture(page, 'board');
      await card.getByRole('button', { name: DAY }).click();
      await page.getByRole('link', { name: '打印期限计算书' }).waitFor();
      expect(await faultsOf(page)).toEqual([]);
    },
    STACK_MS,
  );

  test(
    'the board is narrowed by stage, office and contractor, and what is left goes into a file line for line',
    async () => {
      const page = await stack.visit('officer');
      await board(page);
      await page.getByText('清单', { exact: true }).click();
      await page.getByRole('columnheader', { name: '剩余工作日' }).waitFor();
      const all = await totalOf(page);
      await choose(page, '责任科室', /^承接主体（\d+）$/);
      const some = await totalOf(page, (total) => total < all);
      expect(await faultsOf(page)).toEqual([]);
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: '导出 CSV' }).click(),
      ]);
      const lines = readFileSync(await file.path(), 'utf8')
        .trim()
        .split('\r\n');
      expect(lines).toHaveLength(some + 1);
      await page.getByRole('button', { name: '清除筛选' }).click();
      await totalOf(page, (total) => total === all);
      for (const [name, asked] of [
        ['阶段', /stages=/],
        ['承接主体', /contractor=/],
      ] as const) {
        const counted = await choose(page, name, /（\d+）$/);
        await page.waitForURL(asked);
        await totalOf(page, (total) => total === counted);
        await page.getByRole('button', { name: '清除筛选' }).click();
        await totalOf(page, (total) => total === all);
      }
    },
    STACK_MS,
  );

  test(
    'the calendar shows rest days, make-up days and what falls due, and says which year nobody has announced yet',
    async () => {
      const page = await stack.visit('officer');
      await page.getByRole('menuitem', { name: '日历' }).click();
      await page.getByRole('table', { name: /^\d{4}-\d\d$/ }).waitFor();
      expect(await faultsOf(page)).toEqual([]);
      await page.goto('/calendar?month=2026-10');
      await page.getByRole('button', { name: /^2026-10-01.*休/ }).waitFor();
      await page.getByRole('button', { name: /^2026-10-10.*班/ }).waitFor();
      await page
        .getByRole('region', { name: '本月休假与调休的依据' })
        .getByText(/国庆节/)
        .first()
        .waitFor();
      await page.goto('/calendar?month=2029-01');
      await page.getByText('2029年放假安排尚未全部公布').waitFor();
      await page.getByRole('button', { name: /^2029-01-02.*待/ }).waitFor();
      expect(await faultsOf(page)).toEqual([]);
      await page.goto('/board?view=list');
      const day = await page.getByRole('button', { name: DAY }).first().textContent();
      await page.goto(`/calendar?month=${day?.slice(0, 7)}`);
      await page
        .getByRole('table', { name: /^\d{4}-\d\d$/ })
        .getByRole('button', { name: new RegExp(`^${day}`) })
        .click();
      await page.getByRole('heading', { name: `${day} 的期限` }).waitFor();
      await page.getByRole('button', { name: DAY, exact: true }).first().waitFor();
      expect(await faultsOf(page)).toEqual([]);
      await picture(page, 'calendar');
    },
    STACK_MS,
  );

  test(
    'a subscription is made, its address is shown once and works, another takes its place, and it is ended',
    async () => {
      const page = await stack.visit('officer');
      await page.goto('/calendar');
      await page.getByRole('button', { name: '生成订阅地址' }).click();
      const first = await page.getByLabel('订阅地址').inputValue();
      expect(await faultsOf(page)).toEqual([]);
      const read = async (address: string) => (await fetch(address)).status;
      expect(await read(first)).toBe(200);
      await page.getByRole('button', { name: '更换地址' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByText(/立即失效/).waitFor();
      expect(await faultsOf(page)).toEqual([]);
      expect(await read(first)).toBe(200);
      await dialog.getByRole('button', { name: '确认办理' }).click();
      await dialog.waitFor({ state: 'hidden' });
      const second = await page.getByLabel('订阅地址').inputValue();
      expect([await read(first), await read(second)]).toEqual([404, 200]);
      await page.reload();
      await page.getByText(/^订阅地址于/).waitFor();
      expect(await page.getByLabel('订阅地址').count()).toBe(0);
      await page.getByRole('button', { name: '停止订阅' }).click();
      await dialog.getByRole('button', { name: '确认办理' }).click();
      await page.getByText('尚无订阅地址').waitFor();
      expect(await read(second)).toBe(404);
    },
    STACK_MS,
  );

  test(
    'the audit log says who put what on record, what changed in the registers, and who read of people',
    async () => {
      const page = await stack.visit('administrator');
      await page.getByRole('menuitem', { name: '审计日志' }).click();
      await page.getByRole('button', { name: '查看内容' }).first().waitFor();
      expect(await faultsOf(page)).toEqual([]);
      await picture(page, 'audit');
      const all = await totalOf(page);
      await choose(page, '事实', /^启动采购周期$/, '启动');
      await totalOf(page, (total) => total < all);
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: '导出 Excel（含内容与哈希）' }).click(),
      ]);
      expect(file.suggestedFilename()).toBe('案卷记录.xlsx');
      await page.getByRole('button', { name: '查看内容' }).first().click();
      const drawer = page.getByRole('dialog');
      await drawer.getByText('前一哈希').waitFor();
      expect(await faultsOf(page)).toEqual([]);
      await page.goto('/audit?tab=registers');
      await page.getByRole('row').filter({ hasText: '组织人员' }).first().waitFor();
      expect(await faultsOf(page)).toEqual([]);
      await page.getByRole('tab', { name: '个人信息查阅' }).click();
      await page.getByRole('row').filter({ hasText: '密码登录' }).first().waitFor();
      expect(await faultsOf(page)).toEqual([]);
      const officer = await stack.visit('officer');
      await officer.goto('/audit');
      await officer.getByRole('button', { name: '查看内容' }).first().waitFor();
      expect(await officer.getByRole('tab', { name: '个人信息查阅' }).count()).toBe(0);
    },
    STACK_MS,
  );

  test(
    'the running state names every part the installation stands on, and says in words how it is',
    async () => {
      const page = await stack.visit('administrator');
      await page.getByRole('menuitem', { name: '运行状态' }).click();
      for (const part of ['程序', '流程引擎（Temporal）', '补漏巡检（每小时）', '数据库', '通知发送', '磁盘'])
        await page.getByRole('region', { name: part }).getByText('正常').waitFor();
      expect(await faultsOf(page)).toEqual([]);
      await picture(page, 'running');
      await page.getByRole('button', { name: '重新读取' }).click();
      await page.getByText('截至').waitFor();
    },
    STACK_MS,
  );

  test(
    'the to-do list is narrowed by what a task is, by the day it came, and by whether it was read or urged',
    async () => {
      const page = await stack.visit('deputyhead');
      await page.goto('/todo');
      await totalOf(page, (total) => total === 1);
      await choose(page, '催办情况', /^已被催办$/);
      await page.getByText('没有待办事项').waitFor();
      await page.getByRole('button', { name: '清除筛选' }).click();
      await totalOf(page, (total) => total === 1);
      await choose(page, '阅读状态', /^未读$/);
      await page.getByRole('row').filter({ hasText: '未读' }).waitFor();
      await page.goto('/todo?to=2000-01-01');
      await page.getByText('没有待办事项').waitFor();
      expect(await faultsOf(page)).toEqual([]);
    },
    STACK_MS,
  );

  test(
    'whoever does not see the county has no board',
    async () => {
      const page = await stack.visit('contractor');
      expect(await page.getByRole('menuitem', { name: '期限看板' }).count()).toBe(0);
      const door = await stack.door('contractor');
      expect((await door.ask('GET', '/api/board')).status).toBe(403);
    },
    STACK_MS,
  );

  /** What the foot of the list says there is in all, as soon as it is what was waited for. */
  function totalOf(page: Page, awaited: (total: number) => boolean = () => true): Promise<number> {
    const said = async () => {
      const total = numberIn(await page.getByText(/^共 \d+ 条$/).textContent());
      return awaited(total) ? total : null;
    };
    return untilAnswered(said, LISTED_MS, 'the list does not come to what was asked for');
  }

  /** Chooses in a filter the first that fits, and answers how many lines it says it has. */
  async function choose(page: Page, label: string, option: RegExp, typed = ''): Promise<number> {
    await page.getByRole('combobox', { name: label }).click();
    await page.getByRole('combobox', { name: label }).fill(typed);
    const found = page.locator('.ant-select-item-option:visible').filter({ hasText: option }).first();
    const counted = numberIn(await found.textContent());
    await found.click();
    await page.keyboard.press('Escape');
    return counted;
  }

  function numberIn(text: string | null): number {
    return Number(/\d+(?=\D*$)/.exec(text ?? '')?.[0]);
  }
});
