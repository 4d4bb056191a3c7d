import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { fromMs, legalDay } from '../../domain/calendar/instant.js';
import { addDays } from '../../domain/calendar/plain-date.js';
import { CHROMIUM, faultsOf, picture } from '../support/browser.js';
import { choose as chooseAt } from '../support/console-choice.js';
import { type ConsoleOffice, openConsoleOffice } from '../support/console-office.js';
import { describeWith } from '../support/needs.js';

const PATIENCE_MS = 900_000;
const TITLE = '社会工作服务站项目第九包';
const PARTS = ['背景', '目标', '预算'];

describeWith(CHROMIUM !== undefined)('from the plan to its filing, at the browser', () => {
  const today = legalDay(fromMs(Date.now()));
  let office: ConsoleOffice;
  /** Where the case of these tests is, once it was started. */
  let address = '';

  beforeAll(async () => {
    office = await openConsoleOffice();
  }, PATIENCE_MS);
  afterAll(() => office?.close(), PATIENCE_MS);

  /** The field of that name, whether or not it may be left out. */
  function field(within: Page | Locator, label: string): Locator {
    return within.getByLabel(new RegExp(`^${label}(（选填）)?$`));
  }

  /** What is said below a field that has to be mended. */
  function faultAt(page: Page, said: string): Locator {
    return page.locator('.ant-form-item-explain-error').filter({ hasText: said }).first();
  }

  /** Chooses from a list; lists are written beside the page. */
  async function choose(within: Page | Locator, label: string, ...options: string[]): Promise<void> {
    await chooseAt(field(within, label), ...options);
    // Escape would close the dialog where the list has closed by itself already.
    await field(within, label).blur();
  }

  test(
    'an officer begins on one machine, loses nothing to a new version, goes on at another, mends what is refused, and starts',
    async () => {
      const first = await office.visit('officer');
      await first.getByRole('menuitem', { name: '启动采购周期' }).click();
      await first.getByRole('heading', { level: 1, name: '启动采购周期' }).waitFor();
      // What is missing is told before anybody goes on.
      await first.getByRole('button', { name: '下一步' }).click();
      await faultAt(first, '项目名称').waitFor();
      expect(await faultsOf(first)).toEqual([]);
      await field(first, '采购项目').fill('demo');
      await field(first, '标段、包').fill('9');
      await field(first, '项目名称').fill(TITLE);
      await first.getByRole('status').filter({ hasText: '草稿已保存' }).waitFor();
      await renewedMeanwhile(first);
      await first.getByRole('menuitem', { name: '启动采购周期' }).click();
      await first.getByRole('status').filter({ hasText: '已接续' }).waitFor();
      expect(await field(first, '项目名称').inputValue()).toBe(TITLE);
      await first.close();

      const page = await office.visit('officer');
      await page.goto('/start');
      await page.getByRole('status').filter({ hasText: '已接续' }).waitFor();
      expect(await field(page, '项目名称').inputValue()).toBe(TITLE);
      expect(await faultsOf(page)).toEqual([]);
      await page.getByRole('button', { name: '下一步' }).click();
      await fillMethod(page);
      await page.getByRole('button', { name: '下一步' }).click();
      await fillPurchaser(page);
      await page.getByRole('button', { name: '下一步' }).click();
      await fillStation(page);
      await page.getByRole('button', { name: '下一步' }).click();
      await checkAndStart(page);
    },
    PATIENCE_MS,
  );

  /** Of a screen not opened before the files are gone with the version before: the page says so, and is read again. */
  async function renewedMeanwhile(page: Page): Promise<void> {
    await page.route(/\/assets\/.*\.js$/, (route) => route.abort());
    await page.getByRole('menuitem', { name: '台账', exact: true }).click();
    await page.getByRole('alert').filter({ hasText: '程序已更新' }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.unroute(/\/assets\/.*\.js$/);
    await page.getByRole('button', { name: '重新载入' }).click();
    await page.getByRole('heading', { level: 1 }).filter({ hasText: '台账' }).waitFor();
  }

  /** Four years are more than the policy of the county allows: told at the field, with where it is written. */
  async function fillMethod(page: Page): Promise<void> {
    await choose(page, '适用制度', '政府采购法适用');
    await field(page, '适用依据').fill('达到分散采购限额标准');
    await choose(page, '采购方式', '竞争性磋商');
    await page.getByText(/竞争性磋商：从发出采购文件到截止至少 10 日/).waitFor();
    await field(page, '预计金额').fill('2,400,000');
    await field(page, '计划合同年数').fill('4');
    await faultAt(page, '超过当地规定的 3 年').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await picture(page, 'start-rules');
    await field(page, '计划合同年数').fill('3');
  }

  async function fillPurchaser(page: Page): Promise<void> {
    await field(page, '当事人编号').fill('bureau');
    await field(page, '名称').fill('延吉市民政局');
    await choose(page, '主体类型', '行政机关');
    await choose(page, '购买主体类型', '县级民政部门');
    expect(await faultsOf(page)).toEqual([]);
  }

  /** The id is one the server refuses; it says so at the check, which leads back to the field. */
  async function fillStation(page: Page): Promise<void> {
    await page.getByRole('button', { name: '增加社工站' }).click();
    await field(page, '社工站编号').fill('第九 站');
    await field(page, '社工站名称').fill('示例街道1-1社会工作服务站');
    await field(page, '乡镇、街道').fill('示例街道1-1');
    expect(await faultsOf(page)).toEqual([]);
  }

  async function checkAndStart(page: Page): Promise<void> {
    await page.getByRole('button', { name: '回到“社工站”修改' }).waitFor();
    expect(await page.getByRole('button', { name: '确认启动' }).count()).toBe(0);
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('button', { name: '回到“社工站”修改' }).click();
    await faultAt(page, '应为').waitFor();
    await field(page, '社工站编号').fill('st91');
    await page.getByRole('button', { name: '下一步' }).click();
    await page.getByLabel('计划服务开始日').fill(addDays(today, 200));
    await page.getByText('今天启动来得及').waitFor();
    await page.getByRole('row').filter({ hasText: '分管副局长审批' }).first().waitFor();
    // The station is in another lot already, and the lots together cost more than the money approved for them.
    await page.getByText(/示例街道1-1.*请核对是否重复购买/).waitFor();
    await page.getByText(/采购项目 demo 的 4 个标段.*超过已批复预算/).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await picture(page, 'start-check');
    await page.getByRole('button', { name: '确认启动' }).click();
    await page.getByRole('heading', { level: 1, name: TITLE }).waitFor();
    address = new URL(page.url()).pathname;
    // What was started is no draft any more.
    await page.goto('/start');
    await page.getByRole('button', { name: '下一步' }).waitFor();
    expect(await field(page, '项目名称').inputValue()).toBe('');
    await page.close();
  }

  /** Opens a command among those possible now, fills it in, looks at what it would do, and gives it. */
  async function give(page: Page, kind: string, fillIn: (dialog: Locator) => Promise<void>): Promise<void> {
    await page.goto(`${address}?tab=acts`);
    await page.getByRole('button', { name: kind, exact: true }).click();
    const dialog = page.getByRole('dialog');
    await fillIn(dialog);
    await dialog.getByRole('button', { name: '预演' }).click();
    await dialog.getByRole('region', { name: '办理后会怎样' }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await dialog.getByRole('button', { name: '确认办理' }).click();
    await dialog.waitFor({ state: 'hidden' });
  }

  test(
    'the plan is drafted and submitted, each approver decides at his own log-in, and the officer records the filing',
    async () => {
      const officer = await office.visit('officer');
      await give(officer, '编制年度计划', async (dialog) => {
        await field(dialog, '合同年度').fill('1');
        await field(dialog, '计划名称').fill('第九包年度实施计划');
        await choose(dialog, '计划内容', ...PARTS);
        await field(dialog, '计划金额').fill('800,000');
        await field(dialog, '服务开始日').fill(addDays(today, 200));
        await field(dialog, '服务结束日').fill(addDays(today, 564));
        await field(dialog, '摘要').fill('为一个街道购买驻站社会工作服务。');
      });
      await give(officer, '提交审批', async (dialog) => {
        await choose(dialog, '审批事项', '年度实施计划');
        await choose(dialog, '审批对象编号', '第 1');
      });
      for (const account of ['headofoffice', 'deputyhead', 'bureauhead']) await approve(account);
      await officer.goto(address);
      await officer.getByText('审批过程：已通过').waitFor();
      await give(officer, '报送备案', async (dialog) => {
        await choose(dialog, '备案事项', '年度计划');
        await choose(dialog, '受理机关', '省（区）民政厅');
        await field(dialog, '合同年度').fill('1');
      });
      await overview(officer);
    },
    PATIENCE_MS,
  );

  async function approve(account: string): Promise<void> {
    const page = await office.visit(account);
    await page.goto(address);
    await page.getByRole('button', { name: '同意', exact: true }).last().click();
    await page.getByRole('status').filter({ hasText: '已登记' }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.close();
  }

  /** The filing is on record, and what follows from the cycle stands in the picture and in the table beside it. */
  async function overview(page: Page): Promise<void> {
    await page.goto(`${address}?tab=acts`);
    // A receipt can be recorded of what was filed, and of nothing else.
    await page.getByRole('button', { name: '登记备案回执', exact: true }).waitFor();
    await page.getByRole('tab', { name: '周期总览' }).click();
    await page.getByRole('img', { name: /计划与实际/ }).waitFor();
    await page.getByRole('row').filter({ hasText: '计划' }).first().waitFor();
    expect(await faultsOf(page)).toEqual([]);
  }

  test(
    'a cycle that is served shows its stages, payments and evaluations in a picture and in a table, and prints on A4',
    async () => {
      const page = await office.visit('officer');
      await page.goto('/todo');
      await page
        .getByRole('link', { name: /履约中/ })
        .first()
        .click();
      await page.getByRole('tab', { name: '周期总览' }).click();
      await page.getByRole('img', { name: /计划与实际/ }).waitFor();
      await page.getByRole('row').filter({ hasText: '上半年评估' }).first().waitFor();
      expect(await faultsOf(page)).toEqual([]);
      await picture(page, 'overview');
      // Every day of the table opens how it was reached.
      await page
        .getByRole('button', { name: /^\d{4}-\d\d-\d\d$/ })
        .last()
        .click();
      await page.getByRole('link', { name: '打印期限计算书' }).waitFor();
      expect(await faultsOf(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.emulateMedia({ media: 'print' });
      await page.setViewportSize({ width: 680, height: 960 });
      const beyond = await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');
      expect(beyond).toBeLessThanOrEqual(0);
    },
    PATIENCE_MS,
  );
});
