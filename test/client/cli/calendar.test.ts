import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { WorkflowClient } from '@temporalio/client';
import type { Hono } from 'hono';
import { policyRoots } from '../../../bin/policy-roots.js';
import { publishFiles } from '../../../bin/publish.js';
import { calendarDesk } from '../../../client/calendar/desk.js';
import { instantAt } from '../../../domain/calendar/instant.js';
import { plainDate } from '../../../domain/calendar/plain-date.js';
import { importedNotices } from '../../../store/registry/calendar-notices.js';
import { readYamlFile } from '../../../store/registry/yaml-file.js';
import { embeddedDatabase, type OwnDatabase } from '../../support/database.js';
import { MADE_UP_2027 } from '../../support/notice-2027.js';
import { appFor } from '../http/app-for-tests.js';
import { NOW } from '../world.js';
import { caigou } from './terminal.js';

/** The morning after the made-up notice was dated. */
const TOLD = instantAt(plainDate('2026-12-22'), '10:00');

let own: OwnDatabase;
let home: string;
let app: Hono;
let roots: string[];

beforeAll(async () => {
  own = await embeddedDatabase();
  home = mkdtempSync(join(tmpdir(), 'caigou-calendar-'));
  roots = policyRoots(home);
  await publishFiles(own.db, roots, NOW);
  // There is no cycle, so nothing is ever asked of the engine.
  const engine = new WorkflowClient();
  const calendars = calendarDesk({ db: own.db, engine, taskQueue: 'none', roots, now: () => TOLD, waitMs: 1000 });
  app = appFor({ calendars });
});
afterAll(async () => {
  await own.close();
  rmSync(home, { recursive: true, force: true });
});

function fileOf(content: unknown): string {
  const file = join(home, 'notice.yaml');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

function readData(path: string): unknown {
  const read = readYamlFile(path);
  if ('value' in read) return read.value;
  throw new Error(read.fault.zh);
}

const run = (...argv: string[]) => caigou(['calendar', ...argv], { app, own: { policyRoots: roots, readData } });
const importing = (content: unknown, ...more: string[]) => run('import', fileOf(content), ...more, '--as', 'officer');

const valid = MADE_UP_2027;
const change = {
  ...valid,
  year: 2026,
  kind: 'change',
  rest: [],
  work: [],
  notice: { title: '调整', date: '2026-01-05' },
};
const rest = (from: string, to: string) => ({ name: '放假', from, to });

describe('a notice with a mistake is told where it is and how to mend it, and nothing is published', () => {
  test.each<[string, unknown, string, string]>([
    ['a make-up day on a weekday', { ...change, work: ['2026-09-08'] }, 'work[0]', '本来就是工作日'],
    ['a make-up day that is a holiday too', { ...valid, work: ['2027-10-03'] }, 'work[0]', '只留在 rest 或 work 一处'],
    [
      'a holiday on two lists',
      { ...change, rest: [rest('2026-09-07', '2026-09-08'), rest('2026-09-08', '2026-09-09')] },
      'rest[1]',
      '合写为一段',
    ],
    ['a day outside the year', { ...valid, work: ['2028-02-12'] }, 'work[0]', '核对年份'],
    [
      'a second arrangement of a year',
      { ...valid, year: 2026, rest: [], work: ['2026-09-20'] },
      'year',
      'kind: change',
    ],
    [
      'days a younger notice has arranged',
      { ...change, notice: { title: '调整', date: '2025-10-01' }, rest: [rest('2026-10-01', '2026-10-08')] },
      'notice.date',
      '以后发的通知为准',
    ],
    ['a region that does not exist', { ...change, code: '999999' }, 'code', '行政区划代码'],
    [
      'another county’s region',
      { ...change, code: '640000', work: [], rest: [rest('2026-05-27', '2026-05-27')] },
      'code',
      '由该地区的人员导入',
    ],
    [
      'a neighbour of our prefecture, which has no calendar here',
      { ...change, code: '222402', work: [], rest: [rest('2026-05-27', '2026-05-27')] },
      'code',
      '由该地区的人员导入',
    ],
    [
      'a day of the notice that is still to come',
      { ...valid, notice: { title: '年份写错', date: '2036-12-21' } },
      'notice.date',
      '核对年份',
    ],
    ['no notice it comes from', { ...change, notice: undefined }, 'notice', '请补充'],
    ['no title', { ...change, notice: { date: '2026-01-05' } }, 'notice.title', '请补充'],
    ['an unknown field', { ...valid, holidays: [] }, 'holidays', '核对拼写'],
    ['a date as a number', { ...valid, work: [20_270_213] }, 'work[0]', 'YYYY-MM-DD'],
    ['a region code as a number', 'code: 000000\nyear: 2027\n', 'code', '加引号'],
    ['a day that does not exist', { ...valid, work: ['2027-02-30'] }, 'work[0]', '没有这一天'],
    [
      'a year after a gap',
      { ...valid, year: 2028, rest: [rest('2028-01-01', '2028-01-01')], work: [] },
      'year',
      '先导入上一年',
    ],
    ['nothing to take back', { ...change, withdraws: ['000000/2026@2026-01-01'] }, 'withdraws[0]', 'calendar list'],
    ['an id nobody gives', { ...change, withdraws: ['2026'] }, 'withdraws[0]', '照抄'],
    ['not a day in it', change, 'rest', 'withdraws'],
  ])('%s', async (_what, content, field, hint) => {
    const before = await own.db.selectFrom('calendars').select('ref').execute();
    const said = await importing(content);
    expect(said).toMatchObject({ out: '', code: 2 });
    const lines = said.err.split('\n').filter((line) => line.includes(`${join(home, 'notice.yaml')} ${field}（`));
    expect(lines.join('\n')).toContain(hint);
    expect(await own.db.selectFrom('calendars').select('ref').execute()).toEqual(before);
    expect(await importedNotices(own.db)).toEqual([]);
    expect(existsSync(join(home, 'policies'))).toBe(false);
  });

  test('a file that is not there', async () => {
    const said = await run('import', join(home, 'absent.yaml'), '--as', 'officer');
    expect(said).toMatchObject({ code: 2, err: expect.stringContaining('没有这个文件') });
  });

  test('somebody who may not', async () => {
    const said = await run('import', fileOf(valid), '--as', 'contact');
    expect(said).toMatchObject({ code: 3, err: expect.stringContaining('[post-missing]') });
  });
});

describe('a notice that is right', () => {
  test('is shown, confirmed by the digest, and then read by offline commands', async () => {
    const shown = await importing(valid);
    expect(shown).toMatchObject({ err: '', code: 0, out: expect.stringContaining('预演（尚未发布）') });
    const digest = /--confirm ([0-9a-f]{12})/.exec(shown.out)?.[1] ?? '';
    expect((await run('show', '2027')).out).toContain('尚未公布');
    expect(await importing(valid, '--confirm', '0123456789ab')).toMatchObject({ code: 3 });
    const done = await importing(valid, '--confirm', digest);
    expect(done).toMatchObject({
      err: '',
      code: 0,
      out: expect.stringContaining('已发布（2026-12-22 由 officer 发布）'),
    });
    expect((await run('show', '2027', '--policy', '222401')).out).toContain('2027-02-05 至 2027-02-12');
    expect((await run('list')).out).toContain('000000/2027@2026-12-21');
  });

  test('and again does nothing and says so', async () => {
    const before = await own.db.selectFrom('calendars').select('ref').execute();
    expect(await importing(valid)).toMatchObject({ code: 0, out: expect.stringContaining('没有再做任何事') });
    expect(await own.db.selectFrom('calendars').select('ref').execute()).toEqual(before);
  });

  test('stays as it is: another text under its id is refused with the way to put it right', async () => {
    const said = await importing({ ...valid, work: [] });
    expect(said).toMatchObject({ code: 2, err: expect.stringContaining('withdraws: ["000000/2027@2026-12-21"]') });
  });

  test('a later start of the program publishes nothing new, and brings back a file that was lost', async () => {
    rmSync(join(home, 'policies'), { recursive: true });
    const before = await own.db.selectFrom('calendars').select('ref').execute();
    await publishFiles(own.db, roots, NOW);
    expect(await own.db.selectFrom('calendars').select('ref').execute()).toEqual(before);
    expect((await run('show', '2027')).out).toContain('2027-02-05 至 2027-02-12');
  });
});

describe('what is asked wrongly', () => {
  test.each([['27'], ['二零二六']])('the year %s is refused', async (year) => {
    expect(await run('show', year)).toMatchObject({ code: 2 });
  });

  test('a region nobody knows is refused', async () => {
    expect(await run('show', '2026', '--policy', '999999')).toMatchObject({ code: 2 });
  });
});
