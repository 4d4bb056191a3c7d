import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { fromMs, legalDay } from '../../domain/calendar/instant.js';
import { addDays } from '../../domain/calendar/plain-date.js';
import { CHROMIUM, faultsOf, hasFocus, NARROW, picture, signInAs } from '../support/browser.js';
import { choose } from '../support/console-choice.js';
import { type ConsoleOffice, openConsoleOffice } from '../support/console-office.js';
import { untilAnswered } from '../support/crash-patience.js';
import { describeWith } from '../support/needs.js';
import type { Door } from '../support/program.js';

const PATIENCE_MS = 900_000;
const ANSWER_MS = 5_000;
const ASKED_MS = 60_000;
const TITLE = /计划审批中/;

describeWith(CHROMIUM !== undefined)('the office at its browser', () => {
  let office: ConsoleOffice;

  beforeAll(async () => {
    office = await openConsoleOffice();
    await awayFor(await office.door('administrator'), 'deputyHead');
  }, PATIENCE_MS);
  afterAll(() => office?.close(), PATIENCE_MS);

  async function awayFor(door: Door, person: string): Promise<void> {
    const from = legalDay(fromMs(Date.now()));
    const edit = { kind: 'add-absence', person, from, to: addDays(from, 30), reason: '学习' };
    expect(await door.ask('POST', '/api/directory/edits', { edit })).toMatchObject({ status: 200 });
  }

  test(
    'who signs in with a wrong password is told so and stays outside',
    async () => {
      const page = await office.visitors.page();
      await page.goto('/todo');
      await page.getByLabel('账号', { exact: true }).fill('officer');
      await page.getByLabel('密码', { exact: true }).fill('not-the-password');
      await page.getByRole('button', { name: '登录', exact: true }).click();
      await page.getByRole('alert').waitFor();
      expect(await page.getByRole('navigation').count()).toBe(0);
      expect(await faultsOf(page)).toEqual([]);
      await picture(page, 'sign-in');
    },
    PATIENCE_MS,
  );

  test(
    'the administrator sees why an approval is stuck, frees it after a preview, and takes the repair back',
    async () => {
      const page = await office.visit('administrator');
      expect(await faultsOf(page)).toEqual([]);
      await page.getByRole('menuitem', { name: '卡住的审批' }).click();
      await page.getByRole('heading', { name: /外出且无代理/ }).waitFor();
      expect(await faultsOf(page)).toEqual([]);
      await picture(page, 'stuck');
      // What waiting has broken opens how its day was reached.
      const broken = page.getByRole('cell', { name: /届满/ }).first();
      await broken.getByRole('button', { name: /^\d{4}-\d\d-\d\d$/ }).click();
      await page.locator('.proof-lines').filter({ hasText: '起算' }).waitFor();
      await page.keyboard.press('Escape');
      const line = page.getByRole('row').filter({ hasText: '不在岗' });
      await line.getByRole('button', { name: '修复', exact: true }).click();
      const dialog = page.getByRole('dialog');
      // Found by the id, shown by the name.
      await dialog.getByLabel('接收人').fill('bureaufinance');
      await page.locator('.ant-select-item-option:visible').filter({ hasText: '财务' }).waitFor();
      await dialog.getByLabel('接收人').press('Enter');
      await dialog.locator('.ant-select').filter({ hasText: /财务/ }).waitFor();
      expect(await dialog.getByText('bureauFinance').count()).toBe(0);
      await dialog.getByRole('button', { name: '预演' }).click();
      // Without a reason nothing is even previewed.
      await dialog.getByText('请填写理由').waitFor();
      expect(await dialog.getByRole('table').count()).toBe(0);
      await dialog.getByLabel('理由').fill('审批人外出学习，改由财务科办理');
      await dialog.getByRole('button', { name: '预演' }).click();
      await dialog.getByRole('cell', { name: '分管副局长' }).waitFor();
      expect(await faultsOf(page)).toEqual([]);
      await picture(page, 'repair-preview');
      await dialog.getByRole('button', { name: '确认修复' }).click();
      await dialog.getByRole('button', { name: '撤销修复' }).click();
      await dialog.getByText('已撤销').waitFor();
      await dialog.getByRole('button', { name: '关闭' }).last().click();
      await page.getByRole('heading', { name: /外出且无代理/ }).waitFor();
    },
    PATIENCE_MS,
  );

  test(
    'two approvers decide one after the other, each in three clicks, and who asked sees it',
    async () => {
      const deputy = await office.visit('deputyhead');
      expect(await faultsOf(deputy)).toEqual([]);
      await picture(deputy, 'workbench');
      await deputy.getByRole('menuitem', { name: '待我处理' }).click();
      await deputy.getByRole('link', { name: /^办理/ }).waitFor();
      expect(await faultsOf(deputy)).toEqual([]);
      await picture(deputy, 'to-do');
      await decide(deputy, '拟同意，请局长审定', async () => {
        expect(await faultsOf(deputy)).toEqual([]);
        await picture(deputy, 'case');
      });
      // Told by the server: nobody asked for the page anew.
      await deputy.getByText(/等待\s*局长（局长审定）/).waitFor();
      const why = deputy.getByRole('button', { name: '我为什么不能审批？' });
      // Between two steps the answer is about the step before: whoever reads that asks again.
      const notHis = async () => {
        await why.click();
        await deputy.getByText('这不是您的待办').waitFor({ timeout: ANSWER_MS });
        return true;
      };
      await untilAnswered(notHis, ASKED_MS, 'it is not said that the task is not his');
      expect(await faultsOf(deputy)).toEqual([]);
      const head = await office.visit('bureauhead');
      await head.getByRole('menuitem', { name: '待我处理' }).click();
      await decide(head, '同意，请按规定办理');
      const officer = await office.visit('officer');
      await officer.getByRole('menuitem', { name: '我发起的' }).click();
      const row = officer.getByRole('row').filter({ hasText: TITLE });
      await row.getByText('已通过').waitFor();
      expect(await faultsOf(officer)).toEqual([]);
      await deputy.getByRole('menuitem', { name: '我已处理' }).click();
      const decided = deputy.getByRole('row').filter({ hasText: TITLE });
      await decided.waitFor();
      await choose(deputy.getByLabel('现在状态'), '未通过');
      await decided.waitFor({ state: 'detached' });
      await deputy.getByRole('button', { name: '清除筛选' }).click();
      await decided.waitFor();
      expect(await faultsOf(deputy)).toEqual([]);
    },
    PATIENCE_MS,
  );

  /** Row, phrase, decision: three clicks, and it is on record. */
  async function decide(page: Page, phrase: string, before: () => Promise<void> = async () => undefined) {
    await page.getByRole('link', { name: /^办理/ }).click();
    await page.getByRole('button', { name: phrase }).waitFor();
    await before();
    await page.getByRole('button', { name: phrase }).click();
    await page.getByRole('button', { name: '同意', exact: true }).last().click();
    await page.getByRole('status').filter({ hasText: '已登记' }).waitFor();
    // The button that was pressed is gone, and the keyboard stands before what waits next.
    const isThere = "document.activeElement.innerText.startsWith('已登记')";
    expect([await page.evaluate<boolean>(isThere), await hasFocus(page)]).toEqual([true, 'DIV']);
  }

  test(
    'on a telephone the to-do list and a case can be read and worked with, and a day opens how it was reached',
    async () => {
      const page = await office.visit('officer', NARROW);
      await page.goto('/todo');
      const day = page.getByRole('button', { name: /^\d{4}-\d\d-\d\d$/ }).first();
      await day.waitFor();
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      expect(await faultsOf(page)).toEqual([]);
      // What narrows the list does not push the list off the screen.
      expect(await page.getByLabel('关键字').isVisible()).toBe(false);
      await page.getByRole('button', { name: '筛选', exact: true }).click();
      await page.getByLabel('关键字').waitFor();
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      expect(await faultsOf(page)).toEqual([]);
      await day.click();
      await page.getByRole('link', { name: '打印期限计算书' }).waitFor();
      expect(await faultsOf(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page
        .getByRole('link', { name: TITLE })
        .or(page.getByRole('link', { name: /演示/ }))
        .first()
        .click();
      for (const tab of ['期限', '可办事项', '往来邮件', '操作日志', '审批']) {
        await page.getByRole('tab', { name: tab, exact: true }).click();
        await page.getByRole('tabpanel').first().waitFor();
        expect(await faultsOf(page)).toEqual([]);
        expect(await overflow(page)).toBeLessThanOrEqual(0);
      }
      await picture(page, 'case-on-a-telephone');
    },
    PATIENCE_MS,
  );

  /** How far the page is wider than the screen; tables roll in their own frame. */
  function overflow(page: Page): Promise<number> {
    return page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');
  }

  test(
    'the bureau above the demo has before it what the county beside filed, and reads the board of either',
    async () => {
      const page = await office.visit('yanbian');
      await page.getByRole('menuitem', { name: '报送回执', exact: true }).click();
      const line = page.getByRole('row').filter({ hasText: '图们社会工作服务站项目（演示：履约中）' });
      await line.getByRole('button', { name: '登记备案回执' }).waitFor();
      await page.getByRole('menuitem', { name: '期限看板' }).click();
      for (const county of ['图们市民政局（演示）', '延吉市民政局（演示）']) {
        await choose(page.getByRole('combobox', { name: '选择所辖地区' }), county);
        await page.getByText(`当前查看：${county}`).waitFor();
        await page.getByRole('link', { name: /演示/ }).first().waitFor();
      }
      expect(await faultsOf(page)).toEqual([]);
    },
    PATIENCE_MS,
  );

  test(
    'who has signed out is outside, and another page of the browser goes with him, and is of whoever signs in next',
    async () => {
      const page = await office.visit('officer');
      const beside = await page.context().newPage();
      await beside.goto('/todo');
      await beside.getByRole('heading', { level: 1, name: '待我处理' }).waitFor();
      const cookies = await page.context().cookies();
      await page.getByRole('button', { name: '退出' }).click();
      await page.getByLabel('账号', { exact: true }).waitFor();
      const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
      expect((await fetch(`${office.url}/api/todo/tasks`, { headers: { cookie } })).status).toBe(401);
      // Nobody touches the other page: it hears that its session is over, and then that somebody else came.
      await beside.getByLabel('账号', { exact: true }).waitFor();
      await signInAs(page, 'bureauhead');
      await beside.getByRole('banner').getByText('局长').first().waitFor();
      expect(new URL(beside.url()).pathname).toBe('/todo');
    },
    PATIENCE_MS,
  );
});
