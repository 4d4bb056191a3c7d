import { expect, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { fromMs } from '../../domain/calendar/instant.js';
import type { CycleId } from '../../domain/ids.js';
import type { Database } from '../../store/database.js';
import { queueNotices } from '../../store/outbox/queue.js';
import type { QueuedNotice } from '../../store/outbox/types.js';
import { cycleWorkflowId } from '../../workflows/messages.js';
import { faultsOf, picture } from '../support/browser.js';
import { COUNTY, type Regions } from '../support/console-regions.js';
import { engineOf } from '../support/console-service.js';
import { STACK_MS } from '../support/console-stack.js';
import { untilAnswered } from '../support/crash-patience.js';
import { describeWith } from '../support/needs.js';
import { rowStays, tableRefuses } from '../support/refusing-table.js';
import { today } from '../support/workflow-office.js';

const ADMINISTRATOR = `${COUNTY}/administrator`;
const REASON = '解除受阻';
const LETTER = { about: 'a1.1.1', key: 'a1.1.1/task/1' };
/** On a slow machine the trace may come after the answer. */
const TRACED = /记入操作日志/;

/** Repairs of the engine under one case, each from what it mends to what became of it. */
export function engineRepairs(regions: () => Regions): void {
  describeWith(process.env.CAIGOU_TEST_POSTGRES !== undefined)('technical repairs of a case', () => {
    test(
      'a run that is gone is started again from the record, and the case goes on',
      async () => {
        const { cases, door, visit } = regions();
        const { workflow } = await engineOf(regions(), ADMINISTRATOR);
        await workflow.getHandle(cycleWorkflowId(cases.here)).terminate('test');
        const page = await atRecord(await visit(ADMINISTRATOR), cases.here);
        const dialog = await foreseen(page, '按记录重启流程');
        await dialog.getByText('引擎中的运行历史（记录本身不受影响）').waitFor();
        await picture(page, 'restart-from-record');
        await carriedOut(page, dialog, '已按记录重新启动');
        await traces(page, 1);
        const said = { kind: 'record-deviation', data: { what: '流程已恢复', reason: REASON } };
        const answer = await (await door(`${COUNTY}/officer`)).ask('POST', `/api/cycles/${cases.here}/commands`, said);
        expect(answer.status).toBe(200);
        await page.getByRole('row').filter({ hasText: '登记特殊情况' }).waitFor();
      },
      STACK_MS,
    );

    test(
      'rows behind the record are derived anew, which is then offered no more',
      async () => {
        const { cases, door, visit } = regions();
        const page = await atRecord(await visit(ADMINISTRATOR), cases.here);
        await page.getByText(/重新得出清单.*：目前没有需要这样处理的事项/).waitFor();
        // What was just put on record may still be on its way into the rows.
        await page.getByRole('button', { name: '重新得出清单', disabled: true }).waitFor();
        const release = await rowStays(store(), 'cycles', cases.here);
        const said = { kind: 'record-deviation', data: { what: '只写了一半', reason: REASON } };
        const answer = await (await door(`${COUNTY}/officer`)).ask('POST', `/api/cycles/${cases.here}/commands`, said);
        expect(answer.status).toBe(200);
        await release();
        const dialog = await foreseen(page, '重新得出清单');
        await carriedOut(page, dialog, '已重新生成');
        await traces(page, 2);
        await page.getByText(/重新得出清单.*：目前没有需要这样处理的事项/).waitFor();
      },
      STACK_MS,
    );

    test(
      'a step that fails is tried again at once, and what it held back is on record when its cause is gone',
      async () => {
        const { cases, door, visit } = regions();
        const page = await atRecord(await visit(ADMINISTRATOR), cases.here);
        const mend = await tableRefuses(store(), 'facts', cases.here);
        const said = { kind: 'record-deviation', data: { what: '数据库不可用', reason: REASON } };
        const officer = await door(`${COUNTY}/officer`);
        // It answers when the step is through, or that it cannot be told yet.
        const answered = officer.ask('POST', `/api/cycles/${cases.here}/commands`, said);
        const dialog = await foreseen(page, '立即重试');
        await dialog.getByText('archiveFacts').waitFor();
        await dialog.getByText('已失败的次数：重新计数').waitFor();
        await carriedOut(page, dialog, '已要求立即重试', /流程恢复后记入操作日志/);
        await mend();
        await answered;
        const onRecord = async () => {
          const { body } = await officer.ask('GET', `/api/cycles/${cases.here}/facts`);
          const facts: { data: { repair?: string } }[] = Object(body).facts;
          return facts.some(({ data }) => data.repair === 'retry-now') ? true : null;
        };
        await untilAnswered(onRecord, STACK_MS, 'the repair is not on record');
        await page.reload();
        // After all the others did to the case, its log goes on over a page.
        await page.getByText(/^共 \d+ 条/).waitFor();
        await page.locator('.ant-pagination-item').last().click();
        await page.getByRole('row').filter({ hasText: '技术处理' }).last().waitFor();
      },
      STACK_MS,
    );

    test(
      'a letter that lies is taken up at once when its cause is gone, which is then offered no more',
      async () => {
        const { cases, visit } = regions();
        // Whoever would send it cannot take it.
        const release = await rowStays(store(), 'outbox', cases.here);
        await queueNotices(store(), [anHourAgo(cases.here)]);
        const page = await atRecord(await visit(ADMINISTRATOR), cases.here);
        const dialog = await foreseen(page, '补发提醒');
        await dialog.getByText(LETTER.key).waitFor();
        await carriedOut(page, dialog, '已补入待发清单并通知发信程序');
        await release();
        const sent = async () => {
          const rows = store().selectFrom('outbox').select('state').where('cycle_id', '=', cases.here);
          const row = await rows.where('about', '=', LETTER.about).executeTakeFirst();
          return row?.state === 'sent' ? true : null;
        };
        await untilAnswered(sent, STACK_MS, 'the letter still lies');
        await page.getByText(/补发提醒.*：目前没有需要这样处理的事项/).waitFor();
      },
      STACK_MS,
    );
  });

  function store(): Database {
    const { db } = regions();
    if (db === null) throw new Error('the store of this installation is open to nobody else');
    return db;
  }
}

/** A letter about a task that should have left an hour ago. */
function anHourAgo(cycleId: CycleId): QueuedNotice {
  const [sendAt, slot] = [fromMs(Date.now() - 3_600_000), today()];
  const same = { occurrence: 'task', revision: '1', slot } as const;
  const about = {
    kind: 'task',
    task: LETTER.about,
    approval: 'a1',
    step: 'office',
    subject: { kind: 'annual-plan', ref: 'y1' },
    due: { on: slot, certainty: 'final', earliest: slot, latest: slot },
    holder: 'headOfOffice',
  } as const;
  const notice = { ...same, key: LETTER.key, audience: { person: about.holder }, sendAt, about };
  const to = { recipient: about.holder, channel: 'mail', address: 'head-of-office@caigou.example' } as const;
  return { ...same, ...to, cycleId, about: LETTER.about, notBefore: sendAt, payload: { notice, title: '采购' } };
}

async function atRecord(page: Page, cycleId: CycleId): Promise<Page> {
  await page.goto(`/cycles/${cycleId}?tab=record`);
  await page.getByRole('region', { name: '技术处理' }).waitFor();
  return page;
}

/** What it would do; without a reason it is not done. */
async function foreseen(page: Page, name: string): Promise<Locator> {
  await page.getByRole('button', { name }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(/^办理后会怎样：/).waitFor();
  await dialog.getByRole('button', { name: '确认办理' }).click();
  await dialog.getByText('请填写理由').waitFor();
  await sound(page);
  return dialog;
}

async function carriedOut(page: Page, dialog: Locator, done: string, traced = TRACED): Promise<void> {
  await dialog.getByLabel('理由').fill(REASON);
  await dialog.getByRole('button', { name: '确认办理' }).click();
  await dialog.getByRole('status').filter({ hasText: done }).getByText(traced).waitFor();
  await sound(page);
  await dialog.getByRole('button', { name: '关闭' }).last().click();
  await dialog.waitFor({ state: 'detached' });
}

/** So many repairs are on the record that is shown. */
async function traces(page: Page, many: number): Promise<void> {
  const rows = page.getByRole('row').filter({ hasText: '技术处理' });
  await rows.nth(many - 1).waitFor();
  expect(await rows.count()).toBe(many);
}

async function sound(page: Page): Promise<void> {
  expect(await faultsOf(page)).toEqual([]);
}
