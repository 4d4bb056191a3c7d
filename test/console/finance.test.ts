import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { fromMs, legalDay } from '../../domain/calendar/instant.js';
import { ROOT } from '../../scripts/setup/paths.mjs';
import { CHROMIUM, faultsOf, picture, signInAs } from '../support/browser.js';
import { choose, press } from '../support/console-choice.js';
import { type ConsoleOffice, giveAt, openConsoleOffice } from '../support/console-office.js';
import { untilAnswered } from '../support/crash-patience.js';
import { describeWith } from '../support/needs.js';

const PATIENCE_MS = 900_000;
const TASK_MS = 120_000;
const SHOWN_MS = 2_000;
const OF = { year: 2, tranche: 1 };
/** The first tranche of the second contract year. */
const SUBJECT = { kind: 'payment', ref: 't5' };
const NEXT = { year: 2, tranche: 2 };
const NEXT_SUBJECT = { kind: 'payment', ref: 't6' };
const NOTE = '第二期款，附验收材料';
const FEN = 48_000_000;

const YANJI = join(ROOT, 'policies', 'profiles', '222401-yanji@2021-02-01.yaml');
/** From today on, whoever checks a payment of the county names who decides on it. */
const CHOSEN_HEAD = `
  - id: route-payment
    kind: route
    authority: assumed
    basis: *routes
    route:
      rule: route-payment
      steps:
        - key: finance
          title: 财务审核
          who: { by: post, posts: [bureauFinance], holders: first }
          tally: { mode: any }
          limitWd: 2
          requiredByLaw: false
        - key: head
          title: 局长审定
          who: { by: chosen, from: { by: post, posts: [bureauHead], holders: each } }
          tally: { mode: any }
          limitWd: 3
          requiredByLaw: false
      money: true
      batch: true
      paper: true
      samePerson: ask
`;

/** The policy of the county with that route, and with yearly plans that a batch may approve, as an installation adds one of its own. */
function ownPolicy(home: string): void {
  const today = legalDay(fromMs(Date.now()));
  const folder = join(home, 'policies', 'profiles');
  mkdirSync(folder, { recursive: true });
  const layer = readFileSync(YANJI, 'utf8')
    .replace('effectiveFrom: "2021-02-01"', `effectiveFrom: "${today}"`)
    .replace('      batch: false\n', '      batch: true\n');
  writeFileSync(join(folder, `222401-yanji@${today}.yaml`), `${layer.trimEnd()}\n${CHOSEN_HEAD}`);
}

describeWith(CHROMIUM !== undefined)('under routes of the county’s own', () => {
  let office: ConsoleOffice;
  let cycleId: string;

  beforeAll(async () => {
    office = await openConsoleOffice(ownPolicy);
    const officer = await office.door('officer');
    const { body } = await officer.ask('GET', '/api/cycles');
    const cycles: { cycleId: string; title: string }[] = Object(body).cycles;
    cycleId = cycles.find(({ title }) => title.includes('履约中'))?.cycleId ?? '';
    const invoice = { kind: 'receive-invoice', data: { ...OF, fen: FEN, number: '发票2-1' } };
    await giveAt(officer, cycleId, invoice);
    await giveAt(officer, cycleId, { kind: 'submit-approval', data: { subject: SUBJECT } });
    await checkedAndPassedOn();
    await approve('bureauHead');
    await giveAt(officer, cycleId, { kind: 'receive-invoice', data: { ...NEXT, fen: 30_000_000, number: '发票2-2' } });
    await giveAt(officer, cycleId, {
      kind: 'submit-approval',
      data: { subject: NEXT_SUBJECT, proposal: { note: NOTE } },
    });
  }, PATIENCE_MS);
  afterAll(() => office?.close(), PATIENCE_MS);

  /** The finance office checks it in the browser, and is not let go before it says who decides next. */
  async function checkedAndPassedOn(): Promise<void> {
    const page = await office.visit('bureaufinance');
    await page.goto('/todo');
    await page.getByRole('link', { name: /^办理/ }).first().click();
    await page.getByRole('button', { name: '同意', exact: true }).last().click();
    await page.getByRole('alert').filter({ hasText: '请指定下一环节的审批人' }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    const next = page.getByLabel('指定下一步审批人');
    const chosen = async () => {
      await choose(next, /./);
      await page.locator('.ant-select-selection-item').waitFor({ timeout: SHOWN_MS });
      return true;
    };
    await untilAnswered(chosen, TASK_MS, 'nobody is chosen');
    // Only who holds the post of the route is offered.
    expect(await page.locator('.ant-select-item-option').count()).toBe(1);
    await page.keyboard.press('Escape');
    const agree = page.getByRole('button', { name: '同意', exact: true }).last();
    await press(agree, page.getByRole('status').filter({ hasText: '已登记' }));
    await page.close();
  }

  /** Somebody's task on the payment, decided on as it stands. */
  async function approve(person: string): Promise<void> {
    const door = await office.door(person);
    const found = async () => {
      const { body } = await door.ask('GET', '/api/todo/tasks');
      const tasks: { cycleId: string; task: string; approval: string }[] = Object(body).rows;
      return tasks.find((each) => each.cycleId === cycleId) ?? null;
    };
    const { task, approval } = await untilAnswered(found, TASK_MS, `nothing for ${person}`);
    const { body } = await door.ask('GET', `/api/cycles/${cycleId}/approvals/${approval}`);
    await giveAt(door, cycleId, { kind: 'approve', data: { task, ...Object(body).seal } });
  }

  test(
    'the tranche is allocated and paid from the screen: sums in 大写, a preview first, more than is there refused',
    async () => {
      const page = await office.visitors.page();
      await signInAs(page, 'countyfinance');
      await page.goto(`/cycles/${cycleId}?tab=payments`);
      const line = page.getByRole('tabpanel').getByRole('row').filter({ hasText: '480,000.00' });
      await line.waitFor();
      expect(await faultsOf(page)).toEqual([]);

      await line.getByRole('button', { name: '拨付', exact: true }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel(/^拨付金额/).fill('480000');
      await dialog.getByText('大写：肆拾捌万元整').waitFor();
      await choose(dialog.getByLabel(/^资金来源/), '一般公共预算');
      const ahead = dialog.getByText(/^将登记：.*480,000\.00 元（大写：肆拾捌万元整）/);
      await press(dialog.getByRole('button', { name: '预演' }), ahead);
      expect(await faultsOf(page)).toEqual([]);
      await picture(page, 'payment-preview');
      await dialog.getByRole('button', { name: '确认办理' }).click();
      await dialog.waitFor({ state: 'detached' });

      await line.getByRole('button', { name: '支付', exact: true }).click();
      const sum = page.getByRole('dialog').getByLabel(/^支付金额/);
      expect(await sum.inputValue()).toBe('480000.00');
      await sum.fill('480000.01');
      await page.getByRole('dialog').getByRole('button', { name: '预演' }).click();
      const refusal = page.getByRole('dialog').getByRole('alert').filter({ hasText: '已拨付 480,000.00 元' });
      await refusal.first().waitFor();
      expect(await page.getByRole('dialog').getByRole('button', { name: '确认办理' }).isDisabled()).toBe(true);
      expect(await faultsOf(page)).toEqual([]);
      await picture(page, 'payment-refused');
      await sum.fill('480000');
      await page.getByRole('dialog').getByRole('button', { name: '预演' }).click();
      await page
        .getByRole('dialog')
        .getByText(/^将登记：.*大写：肆拾捌万元整/)
        .waitFor();
      await page.getByRole('dialog').getByRole('button', { name: '确认办理' }).click();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await line.getByText('大写：肆拾捌万元整').waitFor();
      await picture(page, 'payments');

      await page.getByRole('tab', { name: '操作日志' }).click();
      // The record is oldest first.
      await page.locator('.ant-pagination-item').last().click();
      const fact = page.getByRole('row').filter({ hasText: '支付' }).filter({ hasText: '480,000.00 元' });
      await fact.first().waitFor();
      expect(await faultsOf(page)).toEqual([]);
    },
    PATIENCE_MS,
  );

  test(
    'what was withdrawn is asked for anew with what was proposed then',
    async () => {
      const page = await office.visitors.page();
      await signInAs(page, 'officer');
      await page.getByRole('menuitem', { name: '我发起的' }).click();
      const rows = page.getByRole('row').filter({ hasText: '付款（第 6 笔款）' });
      await rows.first().getByRole('button', { name: '撤回' }).click();
      await confirmed(page);
      await rows.first().getByText('已撤回').waitFor();
      await rows.first().getByRole('button', { name: '复制重发' }).click();
      const dialog = page.getByRole('dialog');
      expect(await dialog.getByLabel(/^备注/).inputValue()).toBe(NOTE);
      await dialog.getByRole('button', { name: '预演' }).click();
      await dialog
        .getByText(/^将登记：/)
        .first()
        .waitFor();
      expect(await faultsOf(page)).toEqual([]);
      await picture(page, 'asked-anew');
      await dialog.getByRole('button', { name: '确认办理' }).click();
      await rows.filter({ hasText: '审批中' }).waitFor();
      expect(await rows.filter({ hasText: '已撤回' }).count()).toBe(1);
    },
    PATIENCE_MS,
  );

  test(
    'the deputy head ticks what may be approved together, sees what it is, and is told what became of each',
    async () => {
      const page = await office.visit('deputyhead');
      await page.goto('/todo');
      await page.getByRole('checkbox', { name: /^选择 .*计划审批中.*年度实施计划/ }).check();
      expect(await faultsOf(page)).toEqual([]);
      await page.getByRole('button', { name: '批量同意所选 1 件' }).click();
      const dialog = page.getByRole('dialog', { name: '批量同意 1 件' });
      const due = dialog
        .getByRole('row', { name: /分管副局长审批/ })
        .getByRole('button', { name: /^\d{4}-\d\d-\d\d$/ });
      await due.waitFor();
      await dialog.getByLabel(/^意见/).fill('同意');
      expect(await faultsOf(page)).toEqual([]);
      await picture(page, 'approve-together');
      await dialog.getByRole('button', { name: '确认同意' }).click();
      await dialog.getByRole('status').filter({ hasText: '共 1 件，已登记 1 件' }).waitFor();
      expect(await faultsOf(page)).toEqual([]);
      await dialog.getByRole('button', { name: '关闭', exact: true }).last().click();
      await dialog.waitFor({ state: 'detached' });
      await page.getByRole('checkbox').first().waitFor({ state: 'detached' });
    },
    PATIENCE_MS,
  );

  /** Previewed, and only then done. */
  async function confirmed(page: Page): Promise<void> {
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '预演' }).click();
    await dialog
      .getByText(/^将登记：/)
      .first()
      .waitFor();
    await dialog.getByRole('button', { name: '确认办理' }).click();
    await dialog.waitFor({ state: 'detached' });
  }
});
