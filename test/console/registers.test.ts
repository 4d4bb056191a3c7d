import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { fromMs, legalDay } from '../../domain/calendar/instant.js';
import { addDays, yearOf } from '../../domain/calendar/plain-date.js';
import { CHROMIUM, faultsOf, picture } from '../support/browser.js';
import { choose, press } from '../support/console-choice.js';
import { type ConsoleOffice, openConsoleOffice } from '../support/console-office.js';
import { untilAnswered } from '../support/crash-patience.js';
import { describeWith } from '../support/needs.js';

const PATIENCE_MS = 900_000;
const TOLD_MS = 400_000;
const TODAY = legalDay(fromMs(Date.now()));
const IN_A_WEEK = addDays(TODAY, 7);
/** The second case of the demo. */
const SECOND = `222401-${yearOf(TODAY)}-002`;

/** A notice for a year whose real one is not out; no day of it is to be relied on. */
const NOTICE = `code: "000000"
year: 2027
kind: annual
notice: { title: 关于2027年部分节假日安排的通知（测试）, number: 测试〔2026〕1号, date: 2026-11-20 }
rest:
  - { name: 元旦, from: 2027-01-01, to: 2027-01-03 }
  - { name: 春节, from: 2027-02-05, to: 2027-02-12 }
  - { name: 国庆节, from: 2027-10-01, to: 2027-10-07 }
work: [2027-01-09, 2027-02-13]
`;

describeWith(CHROMIUM !== undefined)('the registers of the county at a browser', () => {
  let office: ConsoleOffice;
  beforeAll(async () => {
    office = await openConsoleOffice();
  }, PATIENCE_MS);
  afterAll(() => office?.close(), PATIENCE_MS);

  /** Nothing on the page is in the way of who uses it otherwise. */
  async function sound(page: Page): Promise<void> {
    expect(await faultsOf(page)).toEqual([]);
  }

  async function opened(page: Page, entry: string): Promise<void> {
    await page.getByRole('menuitem', { name: entry, exact: true }).click();
    await page.getByRole('heading', { level: 1 }).filter({ hasText: entry }).waitFor();
  }

  /** What is stuck and breaks a limit soon is told to the administrator of itself, within minutes. */
  async function someNotice(): Promise<true | null> {
    const { body } = await (await office.door('administrator')).ask('GET', '/api/notices');
    return (body as { notices: unknown[] }).notices.length > 0 ? true : null;
  }

  /** The mail address the directory has of somebody. */
  async function mailOf(person: string): Promise<string> {
    const { body } = await (await office.door('administrator')).ask('GET', '/api/directory');
    const people: { id: string; email: string }[] = Object(body).people;
    return people.find(({ id }) => id === person)?.email ?? '';
  }

  /** The file that a button hands to the reader. */
  async function fileOf(page: Page, button: Locator): Promise<string> {
    const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
    expect(await download.failure()).toBeNull();
    return download.suggestedFilename();
  }

  test(
    'a ledger is narrowed in its address, kept as a view, opened again from it, and taken away as an Excel file',
    async () => {
      const page = await office.visit('officer');
      await opened(page, '台账');
      await page.getByRole('cell', { name: /^合计/ }).waitFor();
      await page
        .getByRole('link', { name: /^222401-\d{4}-/ })
        .first()
        .waitFor();
      await sound(page);
      await page.getByLabel('编号或名称').fill(SECOND);
      await page.getByLabel('编号或名称').press('Enter');
      await page.waitForURL(new RegExp(`text=${SECOND}`));
      await page.getByRole('button', { name: '显示的列' }).click();
      await page.getByRole('checkbox', { name: '承接主体' }).click();
      await page.waitForURL(/hide=party/);
      await page.getByRole('columnheader', { name: '承接主体' }).waitFor({ state: 'detached' });
      await sound(page);
      await page.keyboard.press('Escape');
      await picture(page, 'ledger');
      await page.getByRole('button', { name: '我的视图' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByText('还没有保存的视图').waitFor();
      await dialog.getByRole('button', { name: '保存视图' }).click();
      await dialog.getByText('请填写视图名称').waitFor();
      await dialog.getByLabel('视图名称').fill('第二包');
      await dialog.getByRole('button', { name: '保存视图' }).click();
      await dialog.getByText('已保存').waitFor();
      await sound(page);
      await page.goto('/ledgers/plans');
      await page.getByRole('button', { name: '我的视图' }).click();
      await dialog.getByRole('link', { name: '第二包' }).click();
      await page.waitForURL(new RegExp(`text=${SECOND}`));
      expect(await fileOf(page, page.getByRole('button', { name: '导出 Excel' }))).toBe('计划台账.xlsx');
      await page.getByRole('button', { name: '我的视图' }).click();
      await dialog.getByRole('button', { name: '删除视图 第二包' }).click();
      const none = dialog.getByText('还没有保存的视图');
      await press(page.getByRole('button', { name: '确认办理' }).last(), none);
      for (const [name, tab] of [
        ['tenders', '采购台账'],
        ['contracts', '合同台账'],
        ['payments', '支付台账'],
        ['evaluations', '评估台账'],
        ['archive', '归档台账'],
      ]) {
        await page.goto(`/ledgers/${name}`);
        await page.getByRole('heading', { level: 2, name: tab ?? '' }).waitFor();
        await sound(page);
      }
    },
    PATIENCE_MS,
  );

  test(
    'the administrator gives a post after seeing what that means; the directory tells who holds it and who changed it',
    async () => {
      const page = await office.visit('administrator');
      await opened(page, '通讯录');
      await page.getByRole('row').filter({ hasText: '分管副局长' }).first().waitFor();
      await sound(page);
      await picture(page, 'directory');
      await page.getByRole('button', { name: '新增人员' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: '预演' }).click();
      await dialog.getByText('请填写姓名').waitFor();
      await sound(page);
      await dialog.getByLabel('编号', { exact: true }).fill('secondOfficer');
      await dialog.getByLabel('姓名').fill('第二经办人');
      // With the mail address of somebody else the two are taken for one person, which is said before it is so.
      await dialog.getByLabel('邮箱').fill(await mailOf('officer'));
      await dialog.getByRole('button', { name: '预演' }).click();
      const double = dialog.getByRole('alert').filter({ hasText: '第二经办人（secondOfficer）' });
      await double.filter({ hasText: '（officer）' }).waitFor();
      await sound(page);
      await dialog.getByLabel('邮箱').fill('second-officer@caigou.example');
      await dialog.getByRole('button', { name: '预演' }).click();
      await double.waitFor({ state: 'detached' });
      await dialog.getByRole('rowheader', { name: '人员 新增' }).waitFor();
      await sound(page);
      await dialog.getByRole('button', { name: '确认发布' }).click();
      await dialog.getByRole('status').filter({ hasText: '第 2 版' }).waitFor();
      await dialog.getByRole('button', { name: '关闭' }).last().click();
      for (const tab of ['任职', '上级', '指定人员与乡镇（街道）', '变更记录']) {
        await page.getByRole('tab', { name: tab, exact: true }).click();
        await page.getByRole('tabpanel').first().waitFor();
        await sound(page);
      }
      await page.getByRole('cell', { name: '人员', exact: true }).first().waitFor();
      expect(await fileOf(page, page.getByRole('button', { name: '导出工作簿' }))).toBe('通讯录.xlsx');
    },
    PATIENCE_MS,
  );

  test(
    'who goes away enters that himself, names who stands in, and is back earlier; nobody stands in for himself',
    async () => {
      const page = await office.visit('officer');
      await opened(page, '缺勤与代理');
      await page.getByRole('button', { name: '登记缺勤' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('起始日').fill(TODAY);
      await dialog.getByLabel('截止日').fill(addDays(TODAY, -1));
      await dialog.getByRole('button', { name: '预演' }).click();
      await dialog.getByRole('alert').waitFor();
      await sound(page);
      await dialog.getByLabel('截止日').fill(IN_A_WEEK);
      await dialog.getByLabel('事由').fill('培训');
      await dialog.getByRole('button', { name: '预演' }).click();
      await dialog.getByRole('rowheader', { name: '缺勤 新增' }).waitFor();
      await dialog.getByRole('button', { name: '确认发布' }).click();
      await dialog.getByRole('status').waitFor();
      await sound(page);
      await dialog.getByRole('button', { name: '关闭' }).last().click();
      await page.getByRole('cell', { name: '培训' }).waitFor();
      await sound(page);
      await picture(page, 'absences');
      await page.getByRole('button', { name: '登记代理' }).click();
      await choose(dialog.getByLabel('代理人', { exact: true }), /^科室负责人/);
      await dialog.getByRole('button', { name: '预演' }).click();
      await dialog.getByRole('rowheader', { name: '代理 新增' }).waitFor();
      await sound(page);
      await dialog.getByRole('button', { name: '确认发布' }).click();
      await dialog.getByRole('status').waitFor();
      await dialog.getByRole('button', { name: '关闭' }).last().click();
      await page.getByRole('button', { name: /^终止代理/ }).waitFor();
    },
    PATIENCE_MS,
  );

  test(
    'an outside party, to whom the directory is closed, sees and enters what is its own',
    async () => {
      const page = await office.visit('contractor');
      await opened(page, '缺勤与代理');
      await page.getByText('这里列出您本人的缺勤和代理').waitFor();
      await page.getByText('没有缺勤登记').waitFor();
      await sound(page);
      await page.getByRole('button', { name: '登记缺勤' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: '预演' }).click();
      await dialog.getByRole('rowheader', { name: '缺勤 新增' }).waitFor();
      await dialog.getByRole('button', { name: '确认发布' }).click();
      await dialog.getByRole('status').waitFor();
      await dialog.getByRole('button', { name: '关闭' }).last().click();
      await page.getByRole('button', { name: /^提前返岗/ }).waitFor();
      await sound(page);
    },
    PATIENCE_MS,
  );

  test(
    'all tasks of one person go to another after a trial, and come back',
    async () => {
      const page = await office.visit('administrator');
      await opened(page, '待办移交');
      await page.getByRole('button', { name: '预演' }).click();
      await page.getByText('请填写理由').waitFor();
      await sound(page);
      await choose(page.getByLabel('移交人'), /^分管副局长/);
      await choose(page.getByLabel('接收人'), /^局长/);
      await page.getByLabel('理由').fill('工作调整');
      await page.getByRole('button', { name: '预演' }).click();
      await page.getByRole('cell', { name: '移交', exact: true }).waitFor();
      await sound(page);
      await picture(page, 'hand-over');
      await page.getByRole('button', { name: '确认移交' }).click();
      await page.getByRole('status').filter({ hasText: '已登记' }).waitFor();
      await sound(page);
      await page.getByRole('radio', { name: '撤回移交' }).click();
      await page.getByRole('button', { name: '预演' }).click();
      await page.getByRole('cell', { name: '可以撤回' }).waitFor();
      await page.getByRole('button', { name: '确认撤回' }).click();
      await page.getByRole('cell', { name: '已撤回' }).waitFor();
      await sound(page);
    },
    PATIENCE_MS,
  );

  test(
    'a policy tells of each rule which document it rests on, and two jurisdictions are compared field by field',
    async () => {
      const page = await office.visit('officer');
      await opened(page, '属地政策');
      await page.getByRole('cell', { name: '640402' }).waitFor();
      await sound(page);
      await page.goto('/policies/222401');
      await page.getByRole('table').getByRole('button').first().click();
      await page.getByRole('dialog').getByRole('columnheader', { name: '各层规定' }).waitFor();
      await sound(page);
      await picture(page, 'policy');
      await page.goto('/policies?tab=compare&a=222401&b=640402');
      await page.getByRole('columnheader', { name: /^乙 640402/ }).waitFor();
      await sound(page);
      await page.goto('/policies?tab=compare&a=222401&b=222401');
      await page.getByText('没有差别').waitFor();
    },
    PATIENCE_MS,
  );

  test(
    'a notice is read as its reader gets it, and an address that does not work is corrected only with one that can',
    async () => {
      await untilAnswered(someNotice, TOLD_MS, 'nobody was written to');
      const page = await office.visit('administrator');
      await opened(page, '通知');
      await page
        .getByRole('button', { name: /^预览 / })
        .first()
        .click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('link', { name: '下载 .eml' }).waitFor();
      await sound(page);
      await picture(page, 'notice');
      expect(await fileOf(page, dialog.getByRole('link', { name: '下载 .eml' }))).toBe('notice.eml');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: '登记退信' }).click();
      const file = { name: 'letter.eml', mimeType: 'message/rfc822', buffer: Buffer.from('no bounce at all') };
      await page.getByLabel('退信原文').setInputFiles(file);
      await page.getByRole('button', { name: '确认办理' }).click();
      await page.getByRole('alert').filter({ hasText: '投递状态报告' }).waitFor();
      await sound(page);
    },
    PATIENCE_MS,
  );

  test(
    'a holiday notice shows its days and the dates it moves before it is imported; what is no notice says where',
    async () => {
      const page = await office.visit('administrator');
      await opened(page, '放假通知导入');
      await page.getByRole('button', { name: '预演' }).click();
      await page.getByText('请粘贴通知内容或者选择文件').waitFor();
      await page.getByLabel('通知内容').fill('code: "000000"\nyear: soon');
      await page.getByRole('button', { name: '预演' }).click();
      await page.getByRole('alert').filter({ hasText: 'year' }).waitFor();
      await sound(page);
      const buffer = Buffer.from(NOTICE);
      await page.getByLabel('通知文件').setInputFiles({ name: '2027.yaml', mimeType: 'application/yaml', buffer });
      await page.getByRole('button', { name: '预演' }).click();
      await page.getByRole('cell', { name: '2027-02-05 至 2027-02-12' }).waitFor();
      await sound(page);
      await picture(page, 'holiday-notice');
      await page.getByRole('button', { name: '确认导入' }).click();
      await page.getByRole('status').filter({ hasText: '已导入' }).waitFor();
      await sound(page);
    },
    PATIENCE_MS,
  );
});
