import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { CHROMIUM, faultsOf, NARROW, picture } from '../support/browser.js';
import { choose } from '../support/console-choice.js';
import { giveAt } from '../support/console-office.js';
import { COUNTY, ELSEWHERE, openRegions, PREFECTURE, type Regions, titleIn } from '../support/console-regions.js';
import { overflow, STACK_MS } from '../support/console-stack.js';
import { untilAnswered } from '../support/crash-patience.js';
import { describeWith } from '../support/needs.js';
import { engineRepairs } from './engine-repairs.js';

/** A screen is there within this, or never. */
const OPEN_MS = 60_000;
const REPORT = { name: '年度服务工作报告.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n年度报告') };
const SHEET = { name: '站点评分表.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n评分表') };
/** One person a role, as the menu is theirs. */
const PEOPLE = [
  `${COUNTY}/officer`,
  `${COUNTY}/countyFinance`,
  `${COUNTY}/township`,
  `${COUNTY}/agent`,
  `${COUNTY}/evaluator`,
  `${COUNTY}/contractor`,
  `${COUNTY}/city`,
  `${COUNTY}/administrator`,
  `${PREFECTURE}/officer`,
];

describeWith(CHROMIUM !== undefined)('everybody who may enter has a workplace', () => {
  let regions: Regions;
  beforeAll(async () => {
    regions = await openRegions();
  }, STACK_MS);
  afterAll(() => regions?.close(), STACK_MS);

  async function sound(page: Page): Promise<void> {
    expect(await faultsOf(page)).toEqual([]);
  }

  test.each(PEOPLE)(
    'every entry of the menu answers %s, and none is refused',
    async (person) => {
      const page = await regions.visit(person);
      const refused: string[] = [];
      page.on('response', (response) => {
        if (response.status() >= 400) refused.push(`${response.status()} ${response.url()}`);
      });
      const entries = page.getByRole('navigation').getByRole('menuitem');
      const names = await entries.allTextContents();
      expect(names.length).toBeGreaterThan(4);
      for (const name of names) {
        await entries.filter({ hasText: new RegExp(`^${name}$`) }).click();
        const arrived = async () => ((await page.title()).startsWith(name) ? true : null);
        await untilAnswered(arrived, OPEN_MS, `${name} does not open`);
        await page.getByRole('heading', { level: 1 }).first().waitFor();
        const read = async () => ((await page.getByRole('status', { name: '正在载入…' }).count()) === 0 ? true : null);
        await untilAnswered(read, OPEN_MS, `${name} is not read`);
        expect([name, refused]).toEqual([name, []]);
        expect([name, await page.getByText('您没有使用此页面的权限').count()]).toEqual([name, 0]);
      }
    },
    STACK_MS,
  );

  test(
    'a contractor hands in its report for a case of another county, and opens that case',
    async () => {
      const page = await regions.visit(`${COUNTY}/contractor`);
      await page.getByText('合作单位：延吉市民政局、原州区民政局').waitFor();
      await page.getByRole('tab', { name: /^待提交的报告/ }).click();
      const line = page
        .getByRole('row')
        .filter({ hasText: titleIn(ELSEWHERE) })
        .first();
      await line.getByRole('button', { name: '提交报告' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel(/^附件/).setInputFiles(REPORT);
      const kept = dialog.getByRole('link', { name: REPORT.name });
      await kept.waitFor();
      expect(await kept.getAttribute('href')).toContain(`code=${ELSEWHERE}`);
      await dialog.getByRole('button', { name: '预演' }).click();
      await dialog
        .getByText(/^将登记：/)
        .first()
        .waitFor();
      await sound(page);
      await dialog.getByRole('button', { name: '确认办理' }).click();
      const receipt = page.getByRole('dialog').filter({ hasText: '收到时间' });
      await receipt.waitFor();
      const file = await page.request.get(
        (await receipt.getByRole('link', { name: REPORT.name }).getAttribute('href')) ?? '',
      );
      expect([file.status(), await file.text()]).toEqual([200, REPORT.buffer.toString()]);
      await sound(page);
      await receipt.getByRole('button', { name: '关闭' }).last().click();
      await page.getByRole('tab', { name: '办理记录' }).click();
      await page
        .getByRole('cell', { name: titleIn(ELSEWHERE) })
        .first()
        .waitFor();
      await sound(page);
      await page.getByRole('tab', { name: /^我的采购周期/ }).click();
      await page.getByRole('link', { name: titleIn(ELSEWHERE) }).click();
      await page.getByRole('heading', { level: 1, name: titleIn(ELSEWHERE) }).waitFor();
      await page.getByRole('tab', { name: '期限' }).first().click();
      await page.getByRole('tabpanel').getByRole('table').first().waitFor();
      await sound(page);
    },
    STACK_MS,
  );

  test(
    'an evaluator gives a score for a station, which stands on record and in the case before its result is confirmed',
    async () => {
      const page = await regions.visit(`${COUNTY}/evaluator`);
      await page.getByRole('tab', { name: /^我的采购周期/ }).click();
      await picture(page, 'evaluator');
      await sound(page);
      const line = page.getByRole('row').filter({ hasText: titleIn(COUNTY) });
      await line.getByRole('button', { name: '登记站点评估' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: '预演' }).click();
      // What is missing is said at its field.
      await dialog.locator('.ant-form-item-explain-error').first().waitFor();
      await sound(page);
      await dialog.getByLabel('合同年度').fill('1');
      await choose(dialog.getByLabel('评估阶段'), '上半年');
      await dialog.getByLabel('社工站').fill('st91');
      await dialog.getByLabel('社工站').blur();
      await choose(dialog.getByLabel('评估人员'), '第三方评估机构');
      await dialog.getByLabel('得分').fill('86.5');
      await dialog.getByLabel(/^附件/).setInputFiles(SHEET);
      await dialog.getByRole('link', { name: SHEET.name }).waitFor();
      await dialog.getByRole('button', { name: '预演' }).click();
      await dialog
        .getByText(/^将登记：/)
        .first()
        .waitFor();
      await sound(page);
      await dialog.getByRole('button', { name: '确认办理' }).click();
      await dialog.waitFor({ state: 'detached' });
      await page.getByRole('tab', { name: '办理记录' }).click();
      await page.getByRole('tabpanel', { name: '办理记录' }).getByRole('cell', { name: '登记站点评估' }).waitFor();
      await sound(page);
      const officer = await regions.visit(`${COUNTY}/officer`);
      await officer.goto(`/cycles/${regions.cases.here}?tab=overview`);
      await officer.getByText('示例街道9-1社会工作服务站 86.50 分（结果待确认）').waitFor();
      await sound(officer);
      await officer.getByRole('tab', { name: '操作日志' }).click();
      const row = officer.getByRole('row').filter({ hasText: '登记站点评估' });
      await row.getByRole('cell', { name: '第三方评估机构' }).first().waitFor();
    },
    STACK_MS,
  );

  test(
    'a bureau above chooses the county, sees whose lists it reads on each screen, and is offered no repair there',
    async () => {
      const page = await regions.visit(`${PREFECTURE}/officer`);
      await page.getByRole('menuitem', { name: '期限看板' }).click();
      await page.getByText('当前查看：延边州民政局').waitFor();
      await choose(page.getByRole('combobox', { name: '选择所辖地区' }), '延吉市民政局');
      await page.getByText('当前查看：延吉市民政局').waitFor();
      expect(page.url()).toContain(`code=${COUNTY}`);
      await page
        .getByRole('link', { name: titleIn(COUNTY) })
        .first()
        .waitFor();
      expect(await page.getByText(titleIn(ELSEWHERE)).count()).toBe(0);
      await sound(page);
      await picture(page, 'board-of-a-county-below');
      for (const entry of ['日历', '台账', '统计', '通知', '卡住的审批']) {
        await page.getByRole('menuitem', { name: entry, exact: true }).click();
        await page.getByText('当前查看：延吉市民政局').waitFor();
        expect([entry, page.url().includes(`code=${COUNTY}`)]).toEqual([entry, true]);
        expect([entry, await page.getByRole('button', { name: '处理', exact: true }).count()]).toEqual([entry, 0]);
        await sound(page);
      }
      await page.getByRole('menuitem', { name: '报送回执', exact: true }).click();
      await page.getByText('以下地区报送给您的材料：延边州民政局、延吉市民政局').waitFor();
      await sound(page);
      await page.goto(`/board?code=${ELSEWHERE}`);
      await page.getByRole('alert').first().waitFor();
      expect(await page.getByText(titleIn(ELSEWHERE)).count()).toBe(0);
    },
    STACK_MS,
  );

  test(
    'what a county files shows at the bureau above by itself, is receipted there, and the county sees the receipt',
    async () => {
      const above = await regions.visit(`${PREFECTURE}/officer`);
      await above.getByRole('menuitem', { name: '报送回执', exact: true }).click();
      await above.getByText('没有待出具回执的报送').waitFor();
      const officer = await regions.visit(`${COUNTY}/officer`);
      await officer.goto(`/cycles/${regions.cases.here}?tab=record`);
      await officer.getByRole('row').filter({ hasText: '委托评估机构' }).waitFor();
      const filing = { kind: 'submit-filing', data: { of: 'contract', to: 'city', year: 1 } };
      await giveAt(await regions.door(`${COUNTY}/officer`), regions.cases.here, filing);
      // Told by the server: nobody asked for either page anew.
      const line = above.getByRole('row').filter({ hasText: titleIn(COUNTY) });
      await line.getByRole('button', { name: '登记备案回执' }).click();
      const dialog = above.getByRole('dialog');
      await dialog.getByLabel(/回执编号/).fill('延州民函〔2026〕9号');
      await dialog.getByRole('button', { name: '预演' }).click();
      await dialog
        .getByText(/^将登记：/)
        .first()
        .waitFor();
      await sound(above);
      await picture(above, 'filing-receipt');
      await dialog.getByRole('button', { name: '确认办理' }).click();
      await dialog.waitFor({ state: 'detached' });
      await above.getByText('没有待出具回执的报送').waitFor();
      await above.getByRole('cell', { name: '收到备案回执' }).waitFor();
      await sound(above);
      await officer
        .getByRole('row')
        .filter({ hasText: '收到备案回执' })
        .getByText('市（州）民政部门')
        .first()
        .waitFor();
      await officer.getByRole('tab', { name: '期限' }).first().click();
      const duty = officer.getByRole('row').filter({ hasText: '受理机关出具备案回执' });
      await duty.getByText('已办结').waitFor();
      await sound(officer);
    },
    STACK_MS,
  );

  test.each([`${COUNTY}/contractor`, `${COUNTY}/evaluator`, `${COUNTY}/agent`, `${PREFECTURE}/officer`])(
    'the workplace of %s fits a telephone',
    async (person) => {
      const page = await regions.visit(person, NARROW);
      await page.getByRole('heading', { level: 1 }).waitFor();
      for (const tab of await page.getByRole('tab').all()) {
        // Where they do not all fit, one that gets the keyboard is rolled into sight; it is pressed once it rests there.
        await tab.focus();
        await tab.click();
        await page.locator(`[id="${await tab.getAttribute('id')}"][aria-selected="true"]`).waitFor();
        await page.getByRole('tabpanel').waitFor();
        expect(await overflow(page)).toBeLessThanOrEqual(0);
      }
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      for (const button of await page.getByRole('tabpanel').getByRole('button').all()) {
        await button.scrollIntoViewIfNeeded();
        const box = await button.boundingBox();
        expect(box !== null && box.width > 0).toBe(true);
      }
      await sound(page);
    },
    STACK_MS,
  );

  engineRepairs(() => regions);
});
