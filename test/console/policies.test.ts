import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { profileText, REGISTER } from '../client/policies/texts.js';
import { CHROMIUM, faultsOf, picture } from '../support/browser.js';
import { type ConsoleOffice, openConsoleOffice } from '../support/console-office.js';
import { untilAnswered } from '../support/crash-patience.js';
import { describeWith } from '../support/needs.js';

const PATIENCE_MS = 900_000;

describeWith(CHROMIUM !== undefined)('policies and the record at a browser', () => {
  let office: ConsoleOffice;
  beforeAll(async () => {
    office = await openConsoleOffice();
    // A case that is still being entered changes between the preview and the publishing.
    const entered = async () => (existsSync(join(office.home, 'demo-pending')) ? null : true);
    await untilAnswered(entered, PATIENCE_MS, 'the demo was not entered');
  }, PATIENCE_MS);
  afterAll(() => office?.close(), PATIENCE_MS);

  /** Nothing on the page is in the way of who uses it otherwise. */
  async function sound(page: Page): Promise<void> {
    expect(await faultsOf(page)).toEqual([]);
  }

  test(
    'a policy is imported after its faults are mended and its changes were seen; no case under way is moved by it',
    async () => {
      const page = await office.visit('administrator');
      await page.goto('/policies?tab=import');
      await page.getByRole('button', { name: '预演' }).click();
      await page.getByText('请粘贴政策内容或者选择文件').waitFor();
      await page.getByLabel('政策内容').fill(profileText({ source: 'YANJI-2027' }));
      await page.getByRole('button', { name: '预演' }).click();
      await page.getByRole('cell', { name: /第 19 行 rules\.0\.basis\.0\.source/ }).waitFor();
      expect(await page.getByRole('button', { name: '确认发布' }).isDisabled()).toBe(true);
      await sound(page);
      const buffer = Buffer.from(profileText({ source: 'YANJI-2027' }));
      await page.getByLabel('政策文件').setInputFiles({ name: 'yanji.yaml', mimeType: 'application/yaml', buffer });
      await page.getByLabel('新登记的依据').fill(REGISTER);
      await page.getByRole('button', { name: '预演' }).click();
      await page.getByRole('cell', { name: '2027-01-01起发生的事项' }).first().waitFor();
      await page
        .getByRole('region', { name: '在办采购周期' })
        .getByRole('link', { name: /^222401-/ })
        .first()
        .waitFor();
      await page.getByText('发布本身不移动任何周期').waitFor();
      await sound(page);
      await page.getByRole('heading', { name: '预演（尚未发布）' }).scrollIntoViewIfNeeded();
      await picture(page, 'policy-import');
      await page.getByRole('button', { name: '确认发布' }).click();
      await page.getByRole('status').filter({ hasText: '已发布：222401@2027-01-01' }).waitFor();
      await sound(page);
      const { body } = await (await office.door('administrator')).ask('GET', '/api/cycles');
      expect(JSON.stringify(body)).not.toContain('222401@2027-01-01');
      await page.getByRole('tab', { name: '各地政策' }).click();
      await page.getByRole('row').filter({ hasText: '222401' }).getByText('2027-01-01 起').waitFor();
    },
    PATIENCE_MS,
  );

  test(
    'an officer sees policies and is offered no import',
    async () => {
      const page = await office.visit('officer');
      await page.goto('/policies');
      await page.getByRole('tab', { name: '比较' }).waitFor();
      expect(await page.getByRole('tab', { name: '导入' }).count()).toBe(0);
    },
    PATIENCE_MS,
  );

  test(
    'the audit log tells by which door each fact came, and its chain is checked at a button',
    async () => {
      const page = await office.visit('officer');
      await page.goto('/audit');
      await page.getByRole('columnheader', { name: '来处' }).waitFor();
      await page.goto('/audit?kinds=cycle-opened');
      await page.getByRole('cell', { name: '未记载' }).first().waitFor();
      await page.goto('/audit');
      await page.getByRole('button', { name: '核验哈希链' }).click();
      await page
        .getByRole('status')
        .filter({ hasText: /核验完毕：\d+ 个采购周期、\d+ 条记录，全部相符/ })
        .waitFor();
      await sound(page);
      await page.goto('/audit?cycle=222401-2026-001');
      await page.getByRole('button', { name: '核验哈希链：222401-2026-001' }).click();
      await page.getByRole('status').filter({ hasText: '核验完毕：1 个采购周期' }).waitFor();
      await page.goto('/audit?tab=registers');
      await page.getByRole('cell', { name: /^222401@2027-01-01/ }).waitFor();
      await sound(page);
    },
    PATIENCE_MS,
  );
});
