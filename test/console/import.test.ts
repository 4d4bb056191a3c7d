import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { CHROMIUM, faultsOf, NARROW, picture } from '../support/browser.js';
import { choose } from '../support/console-choice.js';
import { type ConsoleStack, consoleStack, overflow, STACK_MS } from '../support/console-stack.js';
import { describeWith } from '../support/needs.js';
import { type Filled, fileOf, seventeen } from '../support/sheet-rows.js';

const CYCLE = /^222401-\d{4}-\d{3,}$/;

describeWith(CHROMIUM !== undefined)('long work at the browser', () => {
  let stack: ConsoleStack;
  beforeAll(async () => {
    stack = await consoleStack();
  }, STACK_MS);
  afterAll(() => stack?.close(), STACK_MS);

  async function opened(account: string, screen: string, size?: typeof NARROW): Promise<Page> {
    const page = await stack.visit(account, size);
    await page.getByRole('menuitem', { name: screen, exact: true }).click();
    await page.getByRole('heading', { level: 1, name: screen }).waitFor();
    return page;
  }

  /** One file is one import: written anew, the same rows are another file. */
  async function bookOf(rows: readonly Filled[]): Promise<Buffer> {
    return Buffer.from(await fileOf('start', rows));
  }

  async function check(page: Page, buffer: Buffer): Promise<void> {
    await page.getByLabel('填好的工作簿').setInputFiles({ name: '标段.xlsx', mimeType: 'application/zip', buffer });
    await page.getByRole('button', { name: '预演', exact: true }).click();
    await page.getByRole('heading', { name: '预演结果' }).waitFor();
  }

  async function saved(page: Page, button: Locator): Promise<{ name: string; content: Buffer }> {
    const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
    return { name: download.suggestedFilename(), content: readFileSync(await download.path()) };
  }

  async function over(page: Page): Promise<void> {
    await page.getByRole('region', { name: '导入采购周期' }).getByText('已办完').waitFor();
  }

  /** How many cycles with that in their title are on record. */
  async function cyclesOf(title: string): Promise<number> {
    const path = `/api/cycles?limit=200&text=${encodeURIComponent(title)}`;
    const { body } = await (await stack.door('officer')).ask('GET', path);
    return (body as { cycles: unknown[] }).cycles.length;
  }

  test(
    'an officer takes the template, sees each fault at its cell, imports the lots that are right, and begins the rest again',
    async () => {
      const page = await opened('officer', '批量导入');
      const template = await saved(page, page.getByRole('button', { name: '下载模板' }));
      expect([template.name, template.content.subarray(0, 2).toString()]).toEqual(['批量启动采购周期.xlsx', 'PK']);
      await page.getByRole('button', { name: '预演', exact: true }).click();
      await page.getByText('请选择工作簿').waitFor();
      expect(await faultsOf(page)).toEqual([]);

      const rows = seventeen('2026-半途').map((row) => (row.标段 === '2' ? withWrongYears(row) : row));
      const book = await bookOf(rows);
      await check(page, book);
      const faults = page.getByRole('region', { name: '须改正之处' });
      await faults.getByRole('cell', { name: '现为文本“三年”' }).waitFor();
      await faults.getByRole('cell', { name: '8', exact: true }).waitFor();
      expect(await faultsOf(page)).toEqual([]);
      await picture(page, 'import-checked');
      const list = await saved(page, faults.getByRole('button', { name: '导出 CSV' }));
      expect(list.content.toString('utf8')).toContain(',8,计划合同年数,现为文本“三年”,');

      await page.getByRole('button', { name: '略过有误的标段' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByText('有误的 1 个标段略过').waitFor();
      expect(await faultsOf(page)).toEqual([]);
      await dialog.getByRole('button', { name: '确认办理' }).click();
      await over(page);
      expect(await page.getByRole('link', { name: CYCLE }).count()).toBe(2);
      await page.getByRole('cell', { name: /第 8 行「计划合同年数」/ }).waitFor();

      await page.getByRole('button', { name: '重新办理未完成的' }).click();
      await dialog.getByText('已办理的 2 件不再办理').waitFor();
      expect(await faultsOf(page)).toEqual([]);
      await dialog.getByRole('button', { name: '确认办理' }).click();
      await dialog.waitFor({ state: 'hidden' });
      await page.getByText('此前已由本文件登记').first().waitFor();
      await over(page);
      expect(await page.getByRole('link', { name: CYCLE }).count()).toBe(2);

      // The same workbook once more does what the command line does: what is there stays, what is wrong is told.
      await page.getByRole('button', { name: '导入另一个文件' }).click();
      await check(page, book);
      expect(await page.getByRole('cell', { name: '此前已由本文件登记' }).count()).toBe(2);
      expect(await page.getByRole('button', { name: '略过有误的标段' }).isDisabled()).toBe(true);
    },
    STACK_MS,
  );

  test(
    'an import goes on while its page is loaded anew, opens every lot once, and is found again among what one asked for',
    async () => {
      const page = await opened('officer', '批量导入');
      const named = (row: Filled) => ('项目名称' in row ? { ...row, 项目名称: `重载的第 ${row.标段} 标段` } : row);
      await check(page, await bookOf(seventeen('2026-重载').map(named)));
      await page.getByRole('status').filter({ hasText: '没有错误，3 个标段可以登记' }).waitFor();
      await page.getByRole('button', { name: '导入', exact: true }).click();
      await page.getByRole('dialog').getByRole('button', { name: '确认办理' }).click();
      await page.waitForURL(/job=/);
      await page.reload();
      await over(page);
      expect(await page.getByRole('link', { name: CYCLE }).count()).toBe(3);
      expect(await cyclesOf('重载的第')).toBe(3);
      expect(await faultsOf(page)).toEqual([]);
      await picture(page, 'import-result');

      await page.getByRole('link', { name: '全部批量办理' }).click();
      await page.getByRole('heading', { level: 1, name: '批量办理' }).waitFor();
      const row = page.getByRole('row').filter({ hasText: '导入采购周期' });
      await row.filter({ hasText: '3 / 3 件' }).first().waitFor();
      expect(await faultsOf(page)).toEqual([]);
      await page.setViewportSize(NARROW);
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      await row.filter({ hasText: '3 / 3 件' }).first().getByRole('link').click();
      await page.getByRole('link', { name: CYCLE }).first().click();
      await page.getByRole('heading', { level: 1, name: /重载的第 \d 标段/ }).waitFor();
    },
    STACK_MS,
  );

  test(
    'a workbook that is none is refused with what is possible',
    async () => {
      const page = await opened('officer', '批量导入');
      const buffer = Buffer.from('no workbook');
      await page.getByLabel('填好的工作簿').setInputFiles({ name: 'x.xlsx', mimeType: 'application/zip', buffer });
      await page.getByRole('button', { name: '预演', exact: true }).click();
      await page.getByText(/不是可以读取的 .xlsx 文件/).waitFor();
      expect(await faultsOf(page)).toEqual([]);
    },
    STACK_MS,
  );

  test(
    'the administrator has the lists of the county derived again, after seeing what that takes, and with a reason',
    async () => {
      const page = await opened('administrator', '运行状态');
      await page.getByRole('button', { name: '重新推算…' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByText(/逐个重新推算 \d+ 个采购周期/).waitFor();
      await dialog.getByRole('button', { name: '确认办理' }).click();
      await dialog.getByText('请填写理由').waitFor();
      expect(await faultsOf(page)).toEqual([]);
      await dialog.getByLabel('理由').fill('列表与案卷不符');
      await dialog.getByRole('button', { name: '确认办理' }).click();
      await page.getByRole('region', { name: '重新推算全县数据' }).last().getByText('已办完').waitFor();
      expect(await faultsOf(page)).toEqual([]);
      await page.getByRole('menuitem', { name: '批量办理' }).click();
      await page.getByRole('row').filter({ hasText: '列表与案卷不符' }).waitFor();
    },
    STACK_MS,
  );

  test(
    'the administrator finds every technical repair of a case beside its record, and why none is offered that is not needed',
    async () => {
      const { body } = await (await stack.door('officer')).ask('GET', '/api/cycles?limit=1');
      const [one] = (body as { cycles: { cycleId: string }[] }).cycles;
      const page = await stack.visit('administrator');
      await page.goto(`/cycles/${one?.cycleId}?tab=record`);
      await page.getByRole('region', { name: '技术处理' }).waitFor();
      const repairs = page.getByRole('region', { name: '技术处理' }).getByRole('button');
      expect(await repairs.count()).toBe(5);
      await page.getByText(/重新得出清单.*：目前没有需要这样处理的事项/).waitFor();
      await page.getByRole('button', { name: '重新得出清单', disabled: true }).waitFor();
      expect(await faultsOf(page)).toEqual([]);
    },
    STACK_MS,
  );

  test(
    'who would approve how much on which day is tried without putting anything on record',
    async () => {
      const page = await opened('deputyhead', '审批路径试算');
      await page.getByRole('button', { name: '试算' }).click();
      await page.getByText('请选择审批事项').waitFor();
      await choose(page.getByLabel('审批事项'), /^合同$/);
      await page.getByLabel('金额').fill('80000');
      await page.getByLabel(/^提交日/).fill('2027-02-12');
      await page.getByRole('button', { name: '试算' }).click();
      await page.getByRole('heading', { name: /合同，80,000.00 元，2027-02-12/ }).waitFor();
      await page.getByRole('status').filter({ hasText: /办完/ }).waitFor();
      expect(await page.getByRole('region', { name: '审批环节' }).getByRole('row').count()).toBeGreaterThan(1);
      expect(await faultsOf(page)).toEqual([]);
      await picture(page, 'route-trial');
      await page.getByLabel('按何地政策').fill('999999');
      await page.getByRole('button', { name: '试算' }).click();
      await page.getByRole('alert').first().waitFor();
      expect(await faultsOf(page)).toEqual([]);
    },
    STACK_MS,
  );

  test(
    'the townships of the county are held against the target of the year',
    async () => {
      const page = await opened('deputyhead', '乡镇覆盖');
      await page.getByRole('heading', { name: /乡镇（街道）覆盖/ }).waitFor();
      await page.getByRole('cell', { name: '01镇' }).waitFor();
      expect(await faultsOf(page)).toEqual([]);
      await picture(page, 'townships');
      await page.getByLabel('年度').fill('1999');
      await page.getByLabel('年度').press('Enter');
      await page.getByRole('alert').first().waitFor();
      expect(await faultsOf(page)).toEqual([]);
    },
    STACK_MS,
  );
});

function withWrongYears(row: Filled): Filled {
  return '计划合同年数' in row ? { ...row, 计划合同年数: '三年' } : row;
}
