import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { addDays } from '../../domain/calendar/plain-date.js';
import type { CycleId } from '../../domain/ids.js';
import { CHROMIUM, faultsOf, NARROW, picture, signInAs } from '../support/browser.js';
import { type ConsoleOffice, openConsoleOffice } from '../support/console-office.js';
import { bounceOfLetter, linkInLetter, remindedCase, takenOver } from '../support/console-service.js';
import { untilAnswered } from '../support/crash-patience.js';
import { describeWith } from '../support/needs.js';
import { today } from '../support/workflow-office.js';

const PATIENCE_MS = 900_000;
const DUE_MS = 120_000;
const TITLE = '社会工作服务站项目（年报）';
const REPORT = { name: '年度服务工作报告.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n年度报告') };

describeWith(CHROMIUM !== undefined)('the contractor at its portal', () => {
  let office: ConsoleOffice;
  /** The case of the reminder that was answered. */
  let reminded: CycleId;

  beforeAll(async () => {
    office = await openConsoleOffice();
    await reportDue();
  }, PATIENCE_MS);
  afterAll(() => office?.close(), PATIENCE_MS);

  /** A case whose report on last year is to be handed in. */
  async function reportDue(): Promise<void> {
    const data = takenOver(TITLE);
    const officer = await office.door('officer');
    const asked = { kind: 'adopt-cycle', on: data.asOf, secondPerson: 'headOfOffice', data };
    expect(await officer.ask('POST', '/api/cycles', asked)).toMatchObject({ status: 201 });
    const contractor = await office.door('contractor');
    const listed = async () => {
      const { body } = await contractor.ask('GET', '/api/mine');
      return Object(body).reports?.length > 0 ? true : null;
    };
    await untilAnswered(listed, DUE_MS, 'no report fell due');
  }

  async function visit(size?: typeof NARROW): Promise<Page> {
    const page = await office.visitors.page(size);
    await signInAs(page, 'contractor');
    return page;
  }

  test(
    'what it owes and has stands on its first page, each day opens its proof, and each part has no barrier',
    async () => {
      const page = await visit();
      await page.getByRole('button', { name: '已阅', exact: true }).first().waitFor();
      expect(await faultsOf(page)).toEqual([]);
      await picture(page, 'portal');
      const day = page.getByRole('button', { name: /^\d{4}-\d\d-\d\d$/ }).first();
      await day.click();
      await page.getByRole('link', { name: '打印期限计算书' }).waitFor();
      expect(await faultsOf(page)).toEqual([]);
      await page.keyboard.press('Escape');
      for (const part of ['款项', '我的社工', '我的合同']) {
        await page.getByRole('tab', { name: new RegExp(`^${part}`) }).click();
        await page.getByRole('tabpanel').getByRole('table').waitFor();
        expect(await faultsOf(page)).toEqual([]);
      }
    },
    PATIENCE_MS,
  );

  test(
    'a report is handed in with its file, and the receipt says when it came and under which hash',
    async () => {
      const page = await visit();
      await page.getByRole('tab', { name: /^待提交的报告/ }).click();
      const line = page.getByRole('row').filter({ hasText: TITLE });
      await line.getByRole('button', { name: '提交报告' }).first().click();
      const dialog = page.getByRole('dialog');
      const files = dialog.getByLabel(/^附件/);
      await files.setInputFiles({ ...REPORT, buffer: Buffer.from('<!doctype html><script>1</script>') });
      await dialog.getByRole('alert').waitFor();
      expect(await faultsOf(page)).toEqual([]);
      await picture(page, 'report-file-refused');
      await files.setInputFiles(REPORT);
      await dialog.getByRole('link', { name: REPORT.name }).waitFor();
      await dialog.getByRole('button', { name: '预演' }).click();
      await dialog
        .getByText(/^将登记：/)
        .first()
        .waitFor();
      expect(await faultsOf(page)).toEqual([]);
      await picture(page, 'report-preview');
      await dialog.getByRole('button', { name: '确认办理' }).click();
      const receipt = page.getByRole('dialog').filter({ hasText: '收到时间' });
      await receipt.waitFor();
      expect(await receipt.textContent()).toMatch(/收到时间\s*\d{4}-\d\d-\d\d \d\d:\d\d[\s\S]*[0-9a-f]{64}/);
      await receipt.getByRole('link', { name: REPORT.name }).waitFor();
      expect(await faultsOf(page)).toEqual([]);
      await picture(page, 'receipt');
      await receipt.getByRole('button', { name: '关闭' }).last().click();
      await page.getByRole('button', { name: '回执', exact: true }).first().waitFor();
      await line.getByText('已提交，待接收').waitFor();
    },
    PATIENCE_MS,
  );

  test(
    'a reminder is answered from its letter: opening the link changes nothing, its forms act',
    async () => {
      const cycleId = await remindedCase(office);
      reminded = cycleId;
      const link = await linkInLetter(office, cycleId, '查看并答复');
      const page = await office.visitors.page(NARROW);
      await page.goto(link);
      await page.getByRole('heading', { name: /整改/ }).first().waitFor();
      expect(await faultsOf(page)).toEqual([]);
      await page.reload();
      expect(await answersOf(cycleId)).toEqual([]);
      await picture(page, 'reminder-answered-on-a-telephone');
      await page.getByRole('button', { name: '确认：已知悉' }).click();
      await page.getByText('已经办理，请保存本页作为凭证。').waitFor();
      expect(await faultsOf(page)).toEqual([]);
      expect(await answersOf(cycleId)).toEqual(['seen']);
      await page.goto(link);
      await page.getByText(/每个链接只能办理一次/).waitFor();
      // The letter also leads to all that is owed; there each act has a use of its own.
      await page.goto(await linkInLetter(office, cycleId, '查看本单位在各县的全部待办事项'));
      const duty = page.locator('.block').filter({ hasText: cycleId }).filter({ hasText: '整改' });
      expect(await faultsOf(page)).toEqual([]);
      await duty.getByLabel('能够办理的日期').fill(addDays(today(), 14));
      await duty.getByLabel('理由').fill('新聘人员两周内到岗');
      await duty.getByRole('button', { name: '查看延期会带来哪些变动' }).click();
      await page.getByText(/如获批准，本事项的期限由/).waitFor();
      expect(await answersOf(cycleId)).toEqual(['seen']);
      expect(await faultsOf(page)).toEqual([]);
      await page.getByRole('button', { name: '确认：申请延期' }).click();
      await page.getByText('已经办理，请保存本页作为凭证。').waitFor();
      expect(await answersOf(cycleId)).toEqual(['seen', 'late']);
    },
    PATIENCE_MS,
  );

  test(
    'a letter that came back is entered, and leaves again once its address is corrected with one that can work',
    async () => {
      const buffer = await bounceOfLetter(office, reminded);
      const page = await office.visit('administrator');
      await page.goto(`/notices?cycle=${reminded}`);
      const dialog = page.getByRole('dialog');
      await page.getByRole('button', { name: '登记退信' }).click();
      await dialog.getByLabel('退信原文').setInputFiles({ name: 'bounce.eml', mimeType: 'message/rfc822', buffer });
      await dialog.getByRole('button', { name: '确认办理' }).click();
      await dialog.getByRole('status').waitFor();
      expect(await faultsOf(page)).toEqual([]);
      await dialog.getByRole('button', { name: '关闭' }).last().click();
      // To an address that takes no letter none is sent again: the address is corrected first, and only that is offered.
      await page
        .getByRole('button', { name: /^更正地址 / })
        .first()
        .waitFor();
      expect(await page.getByRole('button', { name: /^改投 / }).count()).toBe(0);
      await page
        .getByRole('button', { name: /^更正地址 / })
        .first()
        .click();
      await dialog.getByLabel('新地址').fill('nobody');
      await dialog.getByRole('button', { name: '确认办理' }).click();
      await dialog.getByText('请填写有效的邮箱地址').waitFor();
      expect(await faultsOf(page)).toEqual([]);
      await dialog.getByLabel('新地址').fill('office@caigou.example');
      await dialog.getByRole('button', { name: '确认办理' }).click();
      await dialog.getByRole('status').filter({ hasText: '封信件正在发出' }).waitFor();
      expect(await faultsOf(page)).toEqual([]);
      await dialog.getByRole('button', { name: '关闭' }).last().click();
    },
    PATIENCE_MS,
  );

  test(
    'a letter that comes back after its address was changed again is sent to the new one, from its line',
    async () => {
      const buffer = await bounceOfLetter(office, reminded, 'office@caigou.example');
      const administrator = await office.door('administrator');
      const change = { person: 'contractor', address: 'desk@caigou.example' };
      expect(await administrator.ask('POST', '/api/mail/addresses', change)).toMatchObject({ status: 200 });
      const page = await office.visit('administrator');
      await page.goto(`/notices?cycle=${reminded}`);
      const dialog = page.getByRole('dialog');
      await page.getByRole('button', { name: '登记退信' }).click();
      await dialog.getByLabel('退信原文').setInputFiles({ name: 'bounce.eml', mimeType: 'message/rfc822', buffer });
      await dialog.getByRole('button', { name: '确认办理' }).click();
      await dialog.getByRole('status').waitFor();
      await dialog.getByRole('button', { name: '关闭' }).last().click();
      const offers = page.getByRole('button', { name: /^改投 / });
      await offers.first().click();
      await dialog.getByText('contractor: office@caigou.example → desk@caigou.example').waitFor();
      await dialog.getByLabel('理由').fill('原地址已停用');
      expect(await faultsOf(page)).toEqual([]);
      await picture(page, 'readdress');
      await dialog.getByRole('button', { name: '确认办理' }).click();
      await dialog
        .getByRole('status')
        .filter({ hasText: '已改投新地址' })
        .getByText(/记入操作日志/)
        .waitFor();
      expect(await faultsOf(page)).toEqual([]);
      await dialog.getByRole('button', { name: '关闭' }).last().click();
      await offers.first().waitFor({ state: 'detached' });
      // What would come back of it is there once it has left.
      await bounceOfLetter(office, reminded, change.address);
      await page.getByRole('cell', { name: change.address }).first().waitFor();
    },
    PATIENCE_MS,
  );

  /** What was answered, as it stands on record. */
  async function answersOf(cycleId: string): Promise<string[]> {
    const { body } = await (await office.door('officer')).ask('GET', `/api/cycles/${cycleId}/facts`);
    const facts: { kind: string; data: { answer: string } }[] = Object(body).facts;
    return facts.filter(({ kind }) => kind === 'notice-answered').map(({ data }) => data.answer);
  }
});
