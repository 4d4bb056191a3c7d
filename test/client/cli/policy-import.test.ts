import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Hono } from 'hono';
import { policyRoots } from '../../../bin/policy-roots.js';
import { publishFiles } from '../../../bin/publish.js';
import { policyDesk } from '../../../client/policies/desk.js';
import { directoryPerPost } from '../../../domain/directory/per-post.js';
import { embeddedDatabase, type OwnDatabase } from '../../support/database.js';
import { appFor, emptyReads } from '../http/app-for-tests.js';
import { profileText, REGISTER } from '../policies/texts.js';
import { NOW, YANJI } from '../world.js';
import { caigou } from './terminal.js';

let own: OwnDatabase;
let home: string;
let app: Hono;
const files = new Map<string, string>();

beforeAll(async () => {
  own = await embeddedDatabase();
  home = mkdtempSync(join(tmpdir(), 'caigou-policy-import-'));
  await publishFiles(own.db, policyRoots(home), NOW);
  const policies = policyDesk({ db: own.db, roots: policyRoots(home), now: () => NOW });
  const directories = { codes: async () => [YANJI], of: async () => directoryPerPost(YANJI) };
  app = appFor({ policies, reads: emptyReads({ directories }) });
});
afterAll(async () => {
  await own.close();
  rmSync(home, { recursive: true, force: true });
});

const readBytes = (path: string) => {
  const text = files.get(path);
  return text === undefined ? { problem: '没有这个文件' } : { bytes: new TextEncoder().encode(text) };
};
const run = (...argv: string[]) =>
  caigou(['policy', 'import', ...argv, '--as', 'administrator'], { app, own: { readBytes } });

test('a file that is not there, or that is none of this county, is a mistake of the caller', async () => {
  expect(await run('none.yaml')).toMatchObject({ code: 2, err: expect.stringContaining('没有这个文件') });
  files.set('above.yaml', profileText({ code: '220000' }));
  const above = await run('above.yaml');
  expect(above).toMatchObject({ code: 2, err: expect.stringContaining('由该地区的管理员导入') });
});

test('somebody who keeps nothing is told who does', async () => {
  files.set('yanji.yaml', profileText());
  const said = await caigou(['policy', 'import', 'yanji.yaml', '--as', 'officer'], { app, own: { readBytes } });
  expect(said.code).toBe(3);
  expect(said.err).toContain('导入属地政策');
});

test('a profile is previewed with its faults at their lines, then with its changes, then confirmed by the digest', async () => {
  files.set('yanji.yaml', profileText({ source: 'YANJI-2027' }));
  const faulty = await run('yanji.yaml');
  expect(faulty.out).toContain('yanji.yaml 第 19 行 rules.0.basis.0.source');
  expect(faulty.out).not.toContain('--confirm');
  files.set('sources.yaml', REGISTER);
  const { out } = await run('yanji.yaml', '--sources', 'sources.yaml');
  expect(out).toContain('新登记的依据：YANJI-2027');
  expect(out).toContain('适用于2027-01-01起发生的事项');
  expect(out).toContain('发布本身不移动任何周期');
  const digest = /--confirm ([0-9a-f]{12}) --sources sources\.yaml --as administrator/.exec(out)?.[1] ?? '';
  const stale = await run('yanji.yaml', '--sources', 'sources.yaml', '--confirm', '0'.repeat(12));
  expect(stale.code).toBe(3);
  const done = await run('yanji.yaml', '--sources', 'sources.yaml', '--confirm', digest);
  expect(done.out).toContain('已发布 222401@2027-01-01 延吉市');
  expect(readdirSync(join(home, 'policies', 'profiles'))).toEqual(['222401-imported@2027-01-01.yaml']);
  const again = await run('yanji.yaml', '--sources', 'sources.yaml', '--confirm', digest);
  expect(again.out).toContain('已经发布（2026-03-02 由 administrator 导入），没有再做任何事');
  expect((await run('yanji.yaml', '--sources', 'sources.yaml')).out).toContain('这一版本已经发布');
});
