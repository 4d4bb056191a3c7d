import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import readXlsxFile from 'read-excel-file/node';
import { type ConsoleCounty, consoleCounty } from '../../../support/console-counties.js';
import { SUM } from '../../../support/course.js';
import { embeddedDatabase, type OwnDatabase } from '../../../support/database.js';
import { ask } from '../app-for-tests.js';
import { officeOn, seenBy } from './office.js';

let own: OwnDatabase;
let here: ConsoleCounty;
beforeAll(async () => {
  own = await embeddedDatabase();
  here = await consoleCounty(own.db, '222401', 'renewed');
  await consoleCounty(own.db, '640402');
});
afterAll(() => own.close());

const see = (path: string, person = 'officer') => seenBy(officeOn(own.db), person, path);

/** Every address of the screens that answers with rows of the county. */
const LISTS = [
  '/api/todo/tasks',
  '/api/todo/duties',
  '/api/todo/policies',
  '/api/done',
  '/api/started',
  '/api/copied',
  '/api/board?limit=200',
  '/api/board?mine=true',
  '/api/board/counts',
  '/api/board/counts?mine=true',
  '/api/audit?limit=200',
  '/api/audit/registers',
  '/api/audit/chain',
  '/api/workbench',
  '/api/calendar?month=2024-03',
  '/api/calendar.ics',
  '/api/ledgers/plans',
  '/api/ledgers/tenders',
  '/api/ledgers/contracts',
  '/api/ledgers/payments',
  '/api/ledgers/evaluations',
  '/api/ledgers/archive',
  '/api/saved-views',
  '/api/drafts',
];

describe('the ledgers over HTTP', () => {
  test('hold a line a contract year, with the sum of all pages on each', async () => {
    const { body } = await see('/api/ledgers/contracts?limit=1&sort=day');
    expect(body).toMatchObject({ total: 2, pages: 2, sums: { fen: SUM * 2, doneFen: 0 } });
    expect(body.rows).toMatchObject([{ key: 'y1', day: '2023-03-20', party: '社会工作服务中心', fen: SUM }]);
    const last = await see('/api/ledgers/contracts?limit=1&page=2&sort=day');
    expect(last.body.rows).toMatchObject([{ key: 'y2', day: '2024-03-04' }]);
    expect((await see('/api/ledgers/contracts?year=2')).body.total).toBe(1);
    expect((await see('/api/ledgers/contracts?party=不存在')).body.total).toBe(0);
  });

  test('follow the record: plans, tender, evaluations, archive', async () => {
    const plans = (await see('/api/ledgers/plans')).body.rows;
    expect(plans.map(({ cycleId, status }: { cycleId: string; status: string }) => [cycleId, status])).toContainEqual([
      '222401-2023-002',
      'drafted',
    ]);
    expect((await see('/api/ledgers/tenders?statuses=awarded')).body.rows).toMatchObject([
      { fen: SUM, doneFen: SUM, data: { bidders: 3, rounds: 1 } },
    ]);
    const results = Object.keys(here.old.state.evaluation.results);
    expect((await see('/api/ledgers/evaluations?statuses=confirmed')).body.total).toBe(results.length);
    expect((await see('/api/ledgers/archive')).body).toMatchObject({
      total: 2,
      rows: [{ seq: expect.any(Number) }, {}],
    });
    expect((await see('/api/ledgers/gossip')).status).toBe(422);
  });

  test('come as an Excel file with all lines, dates as dates and sums in yuan', async () => {
    const response = await ask(officeOn(own.db), 'GET', '/api/ledgers/contracts?format=xlsx&limit=1', {
      person: '222401/officer',
    });
    expect(response.headers.get('content-disposition')).toContain('contracts.xlsx');
    const [sheet] = await readXlsxFile(Buffer.from(await response.arrayBuffer()));
    const rows = sheet?.data ?? [];
    expect(rows).toHaveLength(4);
    expect(rows[0]?.slice(0, 8)).toEqual([
      ...['编号', '名称', '合同年度', '签订日期', '承接主体', '状态', '合同金额（元）', '已支付（元）'],
    ]);
    expect(rows[1]?.[3]).toBeInstanceOf(Date);
    expect(rows[3]?.[6]).toBe((SUM * 2) / 100);
  });

  test('say words of closed lists in Chinese in the Excel file', async () => {
    const path = '/api/ledgers/tenders?format=xlsx';
    const response = await ask(officeOn(own.db), 'GET', path, { person: '222401/officer' });
    const [sheet] = await readXlsxFile(Buffer.from(await response.arrayBuffer()));
    const [head = [], line = []] = sheet?.data ?? [];
    expect(line[head.indexOf('采购方式')]).toBe('竞争性磋商');
  });
});

describe('what people set down for themselves', () => {
  const send = (method: string, path: string, body?: object, person = 'officer') =>
    ask(officeOn(own.db), method, path, { person: `222401/${person}`, ...(body === undefined ? {} : { body }) });

  test('views of lists are kept, replaced and dropped, and are nobody else’s', async () => {
    const view = { list: 'board', name: '我的逾期', query: { lanes: 'overdue', mine: 'true' } };
    expect((await send('POST', '/api/saved-views', view)).status).toBe(200);
    await send('POST', '/api/saved-views', { ...view, query: { lanes: 'soon' } });
    expect((await see('/api/saved-views?list=board')).body.views).toMatchObject([
      { name: '我的逾期', query: { lanes: 'soon' } },
    ]);
    expect((await see('/api/saved-views', 'headOfOffice')).body.views).toEqual([]);
    const path = `/api/saved-views?list=board&name=${encodeURIComponent('我的逾期')}`;
    expect(await (await send('DELETE', path)).json()).toEqual({ dropped: true });
    expect((await see('/api/saved-views')).body.views).toEqual([]);
    expect((await send('POST', '/api/saved-views', { ...view, list: 'secrets' })).status).toBe(400);
  });

  test('a command is kept as far as it is filled in, and is nobody else’s', async () => {
    const draft = { about: '222401-2023-002', kind: 'record-budget', data: { year: 1, fen: '' } };
    expect((await send('PUT', '/api/drafts', draft)).status).toBe(200);
    expect((await send('PUT', '/api/drafts', { ...draft, about: 'new', kind: 'open-cycle' })).status).toBe(200);
    expect((await see('/api/drafts?about=222401-2023-002')).body.drafts).toMatchObject([draft]);
    expect((await see('/api/drafts')).body.drafts).toHaveLength(2);
    expect((await see('/api/drafts', 'deputyHead')).body.drafts).toEqual([]);
    expect((await send('PUT', '/api/drafts', { ...draft, kind: 'archive-everything' })).status).toBe(400);
    await send('DELETE', '/api/drafts?about=new&kind=open-cycle');
    expect((await see('/api/drafts')).body.drafts).toHaveLength(1);
  });
});

describe('another county', () => {
  test.each(LISTS)('is nowhere in %s', async (path) => {
    for (const person of ['officer', 'headOfOffice', 'deputyHead', 'administrator']) {
      const { status, text } = await see(path, person);
      expect([path, person, status]).toEqual([path, person, 200]);
      expect(text).not.toContain('640402');
    }
  });

  test.each(['/api/board', '/api/board/counts', '/api/ledgers/contracts'])(
    '%s is for no outside party',
    async (path) => {
      for (const person of ['contractor', 'evaluator', 'agent']) expect((await see(path, person)).status).toBe(403);
    },
  );
});
