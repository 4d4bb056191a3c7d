import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { WorkflowClient } from '@temporalio/client';
import type { Hono } from 'hono';
import type { CliParts } from '../../../client/cli/parts.js';
import { directoryDesk } from '../../../client/directory/desk.js';
import { readDirectoryBook } from '../../../client/directory/read-book.js';
import { directoryBook } from '../../../client/directory/write-book.js';
import { cardOf } from '../../../domain/directory/lookup.js';
import type { DirectorySnapshot } from '../../../domain/directory/types.js';
import type { Database } from '../../../store/database.js';
import { directoryCodes, directoryOf, seedDirectory } from '../../../store/registry/directory.js';
import { embeddedDatabase } from '../../support/database.js';
import { appFor, emptyReads } from '../http/app-for-tests.js';
import { county, NOW, TODAY, YANJI } from '../world.js';
import { caigou, type Said } from './terminal.js';

let own: { db: Database; close(): Promise<void> };
let app: Hono;
/** Files of this test, by name. */
const files = new Map<string, Uint8Array>();

/** The small county with somebody who keeps its directory. No cycle is open, so no engine is asked. */
function keptCounty(): DirectorySnapshot {
  const base = county();
  const [first] = base.people;
  if (first === undefined) throw new Error('nobody');
  const keeper = { ...first, id: 'keeper', name: '管理员' };
  const held = { post: 'administrator' as const, person: 'keeper', from: first.activeFrom, to: null };
  return { ...base, people: [...base.people, keeper], holdings: [...base.holdings, held] };
}

beforeAll(async () => {
  own = await embeddedDatabase();
  await seedDirectory(own.db, keptCounty(), { at: NOW, by: 'test', what: 'people' });
  const { db } = own;
  const engine = new WorkflowClient({ connection: neverConnected() });
  app = appFor({
    reads: emptyReads({ directories: { codes: () => directoryCodes(db), of: (code) => directoryOf(db, code) } }),
    directories: directoryDesk({ db, engine, taskQueue: 'none', now: () => NOW, waitMs: 1_000 }),
  });
});
afterAll(() => own.close());

function neverConnected(): never {
  return new Proxy({}, { get: () => undefined }) as never;
}

const parts: Partial<CliParts> = {
  readBytes: (path) => {
    const bytes = files.get(path);
    return bytes === undefined ? { problem: '没有这个文件' } : { bytes };
  },
  writeFile: (path, bytes) => {
    if (files.has(path)) return '文件已存在，不覆盖';
    files.set(path, bytes);
    return null;
  },
};
const typed = (line: string, as = 'keeper'): Promise<Said> =>
  caigou([...line.split(' '), '--as', as], { app, own: parts });

async function now(): Promise<DirectorySnapshot> {
  const found = await directoryOf(own.db, YANJI);
  if (found === null) throw new Error('no directory');
  return found;
}

describe('caigou directory', () => {
  test('shows who there is, and gives it out as a workbook that is not written over', async () => {
    const { out, code } = await typed('directory show');
    expect([code, out.includes('通讯录第 1 版'), out.includes('分管副局长')]).toEqual([0, true, true]);
    expect(await typed('directory export --out ml.xlsx')).toMatchObject({
      out: '通讯录第 1 版已写到 ml.xlsx\n',
      code: 0,
    });
    expect(await readDirectoryBook(files.get('ml.xlsx') ?? new Uint8Array())).toEqual({ directory: await now() });
    expect(await typed('directory export --out ml.xlsx')).toMatchObject({ code: 2 });
  });

  test('an unchanged workbook has nothing to publish', async () => {
    expect(await typed('directory import ml.xlsx')).toMatchObject({ out: '与现行第 1 版相同，没有需要发布的内容\n' });
  });

  test('a changed one is shown first, then published under the digest that was shown', async () => {
    const base = await now();
    const people = base.people.map((each) => (each.id === 'head' ? { ...each, phone: '0433-2510000' } : each));
    files.set('new.xlsx', await directoryBook({ ...base, people }));
    const seen = await typed('directory import new.xlsx');
    expect(seen.out).toContain('人员 修改：head 电话 （空） → 0433-2510000');
    const digest = /--confirm ([0-9a-f]{12})/.exec(seen.out)?.[1] ?? '';
    expect(seen.out).toContain('npx caigou directory import new.xlsx --as keeper --confirm');
    expect((await now()).rev).toBe(1);
    expect(await typed('directory import new.xlsx --confirm 000000000000')).toMatchObject({ code: 3 });
    expect(await typed(`directory import new.xlsx --confirm ${digest}`)).toMatchObject({
      code: 0,
      out: '通讯录现为第 2 版，重新确定审批人的采购周期 0 个\n',
    });
    expect((await now()).people.find(({ id }) => id === 'head')?.phone).toBe('0433-2510000');
    expect((await typed('directory log')).out).toContain('keeper');
  });

  test('one person with two entries is told, with what shows it and what follows; the import is not refused', async () => {
    const base = await now();
    const [phone, email] = ['138 0000 1111', 'bangongshi@mz.example'];
    const changed: Record<string, object> = {
      head: { phone },
      deputy: { phone: '13800001111', email },
      keeper: { email },
    };
    const people = base.people.map((each) => ({ ...each, ...changed[each.id] }));
    files.set('twice.xlsx', await directoryBook({ ...base, people }));
    const { out, code } = await typed('directory import twice.xlsx');
    expect(code).toBe(0);
    const told = out.split('\n').filter((line) => line.startsWith('注意：'));
    expect(told).toEqual([
      expect.stringMatching(/^注意：.+（head）、分管副局长（deputy）手机号相同，按同一人处理：/),
      expect.stringMatching(/^注意：分管副局长（deputy）、.+（keeper）邮箱相同，.+请各填本人的邮箱和手机号$/),
    ]);
    expect(out).toContain('--confirm');
    files.set('same.xlsx', await directoryBook(base));
    expect((await typed('directory import same.xlsx')).out).not.toContain('同一人');
    // Who enters his own absence is told nothing of others.
    const digest = /--confirm ([0-9a-f]{12})/.exec(out)?.[1] ?? '';
    expect(await typed(`directory import twice.xlsx --confirm ${digest}`)).toMatchObject({ code: 0 });
    const own = await typed(`absence add deputy --from ${TODAY} --to 2026-03-05 --dry-run`, 'deputy');
    expect([own.code, own.out.includes('同一人')]).toEqual([0, false]);
    files.set('again.xlsx', await directoryBook(base));
    const back = /--confirm ([0-9a-f]{12})/.exec((await typed('directory import again.xlsx')).out)?.[1] ?? '';
    expect(await typed(`directory import again.xlsx --confirm ${back}`)).toMatchObject({ code: 0 });
  });

  test('mistakes of a workbook are told by sheet, row and column', async () => {
    const base = await now();
    const [first] = base.people;
    files.set('bad.xlsx', await directoryBook({ ...base, people: first === undefined ? [] : [first, first] }));
    const { err, code } = await typed('directory import bad.xlsx');
    expect(code).toBe(2);
    expect(err).toContain('“人员”表第 4 行「编号」');
    expect(err).toContain('“任职”表第 4 行「人员编号」');
  });

  test('is changed by who keeps it alone, and only that of the own county', async () => {
    expect(await typed('directory import new.xlsx', 'officer')).toMatchObject({ code: 3 });
    files.set('other.xlsx', await directoryBook({ ...(await now()), code: '640402' as never }));
    expect((await typed('directory import other.xlsx')).err).toContain('本地区代码 222401');
    expect(await typed('directory show', 'contact')).toMatchObject({ code: 3 });
  });
});

describe('caigou absence and caigou proxy', () => {
  test('one enters his own absence and proxy; another one his not', async () => {
    const span = `--from ${TODAY} --to 2026-03-20`;
    expect(await typed(`absence add deputy ${span} --reason 学习`, 'officer')).toMatchObject({ code: 3 });
    expect(await typed(`absence add deputy ${span} --reason 学习`, 'deputy')).toMatchObject({ code: 0 });
    expect(await typed(`proxy add deputy --by head ${span} --subjects payment,award`, 'deputy')).toMatchObject({
      code: 0,
    });
    const { absences, proxies } = await now();
    expect(absences).toMatchObject([{ person: 'deputy', reason: '学习' }]);
    expect(proxies).toMatchObject([{ principal: 'deputy', proxy: 'head', subjects: ['payment', 'award'] }]);
    expect(cardOf(await now(), 'head', TODAY)?.actingFor).toBeUndefined();
  });

  test('a circle of proxies is refused and named, and nothing is entered', async () => {
    const before = (await now()).rev;
    const { err, code } = await typed(`proxy add head --by deputy --from 2026-03-10 --to 2026-03-31`, 'head');
    expect(code).toBe(3);
    expect(err).toContain('代理关系形成循环：head → deputy → head（2026-03-10 至 2026-03-20）');
    expect(err).toContain('[proxy-loop]');
    expect((await now()).rev).toBe(before);
  });

  test('a try enters nothing; ended, they end the day before', async () => {
    const before = (await now()).rev;
    const tried = await typed('absence end deputy --on 2026-03-10 --dry-run');
    expect(tried.out).toContain('缺勤 修改：deputy 2026-03-02 截止日 2026-03-20 → 2026-03-09');
    expect((await now()).rev).toBe(before);
    expect(await typed('absence end deputy --on 2026-03-10')).toMatchObject({ code: 0 });
    const [proxy] = (await now()).proxies;
    expect(await typed(`proxy end ${proxy?.id} --on 2026-03-10`)).toMatchObject({ code: 0 });
    const { absences, proxies } = await now();
    expect([absences[0]?.to, proxies[0]?.to]).toEqual(['2026-03-09', '2026-03-09']);
    expect(await typed('proxy end nobody --on 2026-03-10')).toMatchObject({ code: 3 });
  });

  test('days that are none and matters that are none are told before anything else', async () => {
    expect(await typed('absence add head --from 2026-02-30 --to 2026-03-05')).toMatchObject({ code: 2 });
    expect(await typed('proxy add head --by officer --from 2026-03-10 --to 2026-03-20 --subjects lunch')).toMatchObject(
      { code: 2 },
    );
  });
});
