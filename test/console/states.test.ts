import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { fromMs, legalDay } from '../../domain/calendar/instant.js';
import { addDays } from '../../domain/calendar/plain-date.js';
import { CHROMIUM, faultsOf, hasFocus, NARROW, picture, WIDE } from '../support/browser.js';
import { choose } from '../support/console-choice.js';
import { type ConsoleOffice, giveAt, openConsoleOffice } from '../support/console-office.js';
import { overflow } from '../support/console-stack.js';
import { type State, screenPaths, statesOf } from '../support/console-states.js';
import { describeWith } from '../support/needs.js';
import { signedOnPaper } from '../support/signed-on-paper.js';

const PATIENCE_MS = 900_000;
const TODAY = legalDay(fromMs(Date.now()));
const DAY = /^\d{4}-\d\d-\d\d$/;
const PATHS = screenPaths();
/** Pictures of screens that no other test takes: as they are, and on a telephone. */
const PICTURES: Readonly<Record<string, string>> = { '/figures': 'figures', '/accounts': 'accounts' };
const NARROW_PICTURES: Readonly<Record<string, string>> = { '/board': 'board-on-a-telephone' };

/** What was found of one screen in each of its states. */
type Found = { data: string[]; failure: string[]; narrow: string[] };

describe('every screen of the console', () => {
  test('has its states here', () => {
    expect(Object.keys(statesOf({ cycleId: '', approval: '' }))).toEqual(PATHS);
    expect(PATHS.length).toBeGreaterThan(20);
  });
});

describeWith(CHROMIUM !== undefined)('every screen, as it is and as it fails', () => {
  let office: ConsoleOffice;
  let task: { cycleId: string; approval: string };
  let found: ReadonlyMap<string, Promise<Found>>;
  /** What browsers said of the policy of the page. */
  const refused: string[] = [];

  beforeAll(async () => {
    office = await openConsoleOffice();
    task = Object((await (await office.door('deputyHead')).ask('GET', '/api/todo/tasks')).body).rows[0];
    await prepare();
    found = await lookedAt();
  }, PATIENCE_MS);
  afterAll(() => office?.close(), PATIENCE_MS);

  async function visit(account: string): Promise<Page> {
    const page = await office.visit(account);
    page.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) refused.push(message.text());
    });
    return page;
  }

  /** Something for each screen: a copy, work of many cases, an absence that leaves an approval stuck, somebody who stands in, a token. */
  async function prepare(): Promise<void> {
    const { cycleId, approval } = task;
    const officer = await office.door('officer');
    await giveAt(officer, cycleId, { kind: 'copy', data: { approval, persons: ['headOfOffice'] } });
    const cases = [{ cycle: cycleId, command: { kind: 'comment', data: { approval, text: '请尽快办理' } } }];
    expect(await officer.ask('POST', '/api/jobs/repair', { cases })).toMatchObject({ status: 202 });
    const administrator = await office.door('administrator');
    const [from, to] = [TODAY, addDays(TODAY, 30)];
    for (const edit of [
      { kind: 'add-absence', person: 'deputyHead', from, to, reason: '学习' },
      { kind: 'add-proxy', principal: 'bureauHead', proxy: 'headOfOffice', from, to, subjects: ['contract'] },
    ])
      expect(await administrator.ask('POST', '/api/directory/edits', { edit })).toMatchObject({ status: 200 });
    const token = { name: '对账程序', scope: 'read', days: 1 };
    expect(await administrator.ask('POST', '/api/tokens', token)).toMatchObject({ status: 201 });
  }

  /** Each person looks at his screens one after the other, all of them at once: most of it is waiting. */
  async function lookedAt(): Promise<Map<string, Promise<Found>>> {
    const pages = new Map<string, Promise<Page>>();
    const looked = new Map<string, Promise<Found>>();
    for (const [path, state] of Object.entries(statesOf(task))) {
      const before = pages.get(state.as) ?? visit(state.as);
      const look = before.then((page) => inEachState(page, path, state));
      // Told by the test of the screen; the next screen is looked at all the same.
      pages.set(
        state.as,
        look.then(
          () => before,
          () => before,
        ),
      );
      looked.set(path, look);
    }
    await Promise.allSettled(looked.values());
    return looked;
  }

  async function inEachState(page: Page, path: string, state: State): Promise<Found> {
    const { at = path, shows, narrow } = state;
    const failure = await failing(page, at, state);
    await page.goto(at);
    await shows(page).waitFor();
    const data = await faultsOf(page);
    await pictureOf(page, PICTURES[path]);
    if (narrow === undefined) return { data, failure, narrow: [] };
    await page.setViewportSize(NARROW);
    const wide = await overflow(page);
    const small = [...(await faultsOf(page)), ...(wide > 0 ? [`${wide} px wider than the screen`] : [])];
    await pictureOf(page, NARROW_PICTURES[path]);
    await page.setViewportSize(WIDE);
    return { data, failure, narrow: small };
  }

  async function pictureOf(page: Page, name: string | undefined): Promise<void> {
    if (name !== undefined) await picture(page, name);
  }

  /** The line to the server is cut, for all but who is signed in: the screen says so, and that is read as well. */
  async function failing(page: Page, at: string, { shows, asks }: State): Promise<string[]> {
    const cut = () => page.route(/\/api\/(?!session|events)/, (route) => route.abort());
    if (asks === undefined) await cut();
    await page.goto(at);
    if (asks !== undefined) {
      await shows(page).waitFor();
      await page.waitForLoadState('networkidle');
      await cut();
      await asks(page);
    }
    await page.locator('.failure').first().waitFor();
    const faults = await faultsOf(page);
    await page.unroute(/\/api\/(?!session|events)/);
    return faults;
  }

  test.each(PATHS)(
    '%s is sound with its data, when the server does not answer, and where it is read on a telephone',
    async (path) => {
      expect(await found.get(path)).toEqual({ data: [], failure: [], narrow: [] });
    },
    PATIENCE_MS,
  );

  test(
    'a due day opens how it was reached: in the list, in the course of the case, in its picture, in the figures, and of a route that is only tried',
    async () => {
      const page = await visit('deputyhead');
      await page.goto('/todo');
      await opensProof(page);
      await page.goto(`/cycles/${task.cycleId}?approval=${task.approval}`);
      await opensProof(page, '.course');
      await page.locator('.picture').getByRole('button').first().focus();
      await page.keyboard.press('Enter');
      await readsProof(page);
      await page.goto('/figures');
      await opensProof(page, '#content', '起算');
      await page.goto('/route-trial');
      await choose(page.getByLabel('审批事项'), /^合同$/);
      await page.getByLabel('金额').fill('80000');
      await page.getByRole('button', { name: '试算' }).click();
      await page.locator('.outcome tbody').getByRole('button', { name: DAY }).first().click();
      await page.locator('.proof-lines').filter({ hasText: '期限届满' }).waitFor();
      expect(await faultsOf(page)).toEqual([]);
    },
    PATIENCE_MS,
  );

  async function opensProof(page: Page, within = '#content', said = '由审批路线规定'): Promise<void> {
    await page.locator(within).getByRole('button', { name: DAY }).first().click();
    await readsProof(page, said);
  }

  async function readsProof(page: Page, said = '由审批路线规定'): Promise<void> {
    await page.locator('.proof-lines').filter({ hasText: said }).waitFor();
    await page.getByRole('link', { name: '打印期限计算书' }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.keyboard.press('Escape');
  }

  test(
    'a day is typed as people write it, and stands as one; what is none is said',
    async () => {
      const page = await visit('administrator');
      await page.goto('/absences');
      await page.getByRole('button', { name: '登记缺勤' }).click();
      const dialog = page.getByRole('dialog');
      const from = dialog.getByLabel('起始日');
      await from.fill('2026年13月1日');
      await dialog.getByRole('button', { name: '预演' }).click();
      await dialog.getByText('请填写日期').first().waitFor();
      expect(await faultsOf(page)).toEqual([]);
      await from.fill('2026/12/1');
      await dialog.getByLabel('截止日').focus();
      expect(await from.inputValue()).toBe('2026-12-01');
      await dialog.getByText('周二').first().waitFor();
    },
    PATIENCE_MS,
  );

  test(
    'an account that is there is not made twice; its password is made anew and it is ended, each after a question',
    async () => {
      const page = await visit('administrator');
      await page.goto('/accounts');
      await page.getByRole('button', { name: '新建账号' }).click();
      const dialog = page.getByRole('dialog');
      await choose(dialog.getByLabel('人员'), /^经办人/);
      await dialog.getByRole('button', { name: '新建账号' }).click();
      await dialog.getByRole('alert').waitFor();
      expect(await faultsOf(page)).toEqual([]);
      await dialog.getByRole('button', { name: '关闭' }).last().click();
      for (const [name, becomes] of [
        ['重置密码 countyfinance', '的初始密码'],
        ['停用 countyfinance', '已停用 countyfinance'],
      ] as const) {
        await page.getByRole('button', { name }).click();
        const sure = page.getByRole('button', { name: '确认办理' });
        await sure.waitFor();
        expect(await faultsOf(page)).toEqual([]);
        await sure.click();
        await page.getByRole('status').filter({ hasText: becomes }).waitFor();
        expect(await faultsOf(page)).toEqual([]);
      }
      const row = page.getByRole('row').filter({ hasText: 'countyfinance' });
      await row.getByText('已停用').waitFor();
      await row.getByRole('button', { name: '重新启用 countyfinance' }).click();
      await page.getByRole('button', { name: '确认办理' }).click();
      await row.getByText('须修改初始密码').waitFor();
    },
    PATIENCE_MS,
  );

  test(
    'standing in is ended, and whoever was away is back earlier, each after it was seen what that means',
    async () => {
      const page = await visit('administrator');
      await page.goto('/absences');
      await page.getByRole('button', { name: /^终止代理 / }).waitFor();
      // So a browser takes a network of the office's own; what is pressed then is done all the same.
      await page.evaluate("window.dispatchEvent(new Event('offline'))");
      for (const what of ['终止代理', '提前返岗']) {
        await page
          .getByRole('button', { name: new RegExp(`^${what} `) })
          .first()
          .click();
        const dialog = page.getByRole('dialog');
        await dialog.getByRole('button', { name: '预演' }).click();
        await dialog.getByRole('region', { name: '办理后会怎样' }).waitFor();
        expect(await faultsOf(page)).toEqual([]);
        await dialog.getByRole('button', { name: '确认发布' }).click();
        await dialog.getByRole('status').waitFor();
        expect(await faultsOf(page)).toEqual([]);
        await dialog.getByRole('button', { name: '关闭' }).last().click();
        await dialog.waitFor({ state: 'detached' });
      }
    },
    PATIENCE_MS,
  );

  test(
    'a workbook of the directory that says nothing new is told so, and a file that is none is refused',
    async () => {
      const page = await visit('administrator');
      await page.goto('/directory');
      const [book] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: '导出工作簿' }).click(),
      ]);
      await page.getByRole('button', { name: '导入工作簿' }).click();
      const dialog = page.getByRole('dialog');
      const file = dialog.getByLabel('工作簿');
      const preview = dialog.getByRole('button', { name: '预演' });
      const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
      await file.setInputFiles({ name: '通讯录.xlsx', mimeType, buffer: Buffer.from('no workbook') });
      await preview.click();
      await dialog.getByRole('alert').waitFor();
      expect(await faultsOf(page)).toEqual([]);
      await file.setInputFiles(await book.path());
      await preview.click();
      await dialog.getByRole('status').waitFor();
      expect(await dialog.getByRole('button', { name: '确认发布' }).isDisabled()).toBe(true);
      expect(await faultsOf(page)).toEqual([]);
    },
    PATIENCE_MS,
  );

  test(
    'a token is made and shown once, and taken back after it was asked whether that is meant',
    async () => {
      const page = await visit('administrator');
      await page.goto('/my-account');
      await page.getByRole('button', { name: '新建令牌' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: '新建令牌' }).click();
      await dialog.getByText('请填写用途').waitFor();
      expect(await faultsOf(page)).toEqual([]);
      await dialog.getByLabel('用途').fill('报表程序');
      await choose(dialog.getByLabel('权限'), /^办理/);
      await dialog.getByRole('button', { name: '新建令牌' }).click();
      await dialog.getByRole('status').waitFor();
      expect(await faultsOf(page)).toEqual([]);
      await dialog.getByRole('button', { name: '关闭' }).last().click();
      await page.getByRole('button', { name: '收回 报表程序' }).click();
      const sure = page.getByRole('button', { name: '确认办理' });
      await sure.waitFor();
      expect(await faultsOf(page)).toEqual([]);
      await sure.click();
      await page.getByRole('row').filter({ hasText: '报表程序' }).getByText('已失效').waitFor();
    },
    PATIENCE_MS,
  );

  test(
    'whoever did not sign the paper an approval ended with says so at that entry, and it is asked anew; the keyboard is not lost',
    async () => {
      await signedOnPaper(office, task, ['deputyHead', 'bureauHead']);
      const page = await visit('deputyhead');
      await page.goto(`/cycles/${task.cycleId}?approval=${task.approval}`);
      const entry = page.locator('.course li').filter({ hasText: '来处：纸质代录' });
      const objection = entry.getByRole('button', { name: '对代录签批提出异议' });
      await objection.focus();
      await page.keyboard.press('Enter');
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('理由').waitFor();
      expect(await dialog.getByLabel(/待办/).count()).toBe(0);
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      expect(await hasFocus(page)).toBe('对代录签批提出异议');
      await page.keyboard.press('Enter');
      await dialog.getByLabel('理由').fill('本人没有签过');
      await dialog.getByRole('button', { name: '预演' }).click();
      await dialog.getByRole('region', { name: '办理后会怎样' }).waitFor();
      expect(await faultsOf(page)).toEqual([]);
      await dialog.getByRole('region').getByRole('button', { name: DAY }).first().click();
      await page.locator('.proof-lines').filter({ hasText: '期限届满' }).waitFor();
      await page.keyboard.press('Escape');
      await dialog.getByRole('button', { name: '确认办理' }).click();
      await page.locator('.course').getByText('本人没有签过').waitFor();
      expect(await objection.count()).toBe(0);
      expect(await hasFocus(page)).not.toBe('BODY');
      expect(await faultsOf(page)).toEqual([]);
    },
    PATIENCE_MS,
  );

  test('no style or script of the page was refused by its own policy', () => {
    expect(refused).toEqual([]);
  });
});
