import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { compiledFromFiles, loadLayers } from '../../../store/registry/policy-files.js';
import { d, region, SHIPPED_POLICIES } from '../../domain/calendar/shipped.js';

const PROVINCE = `
code: "330000"
name: 浙江省
effectiveFrom: "2017-01-20"
rules:
  - id: contract-publication
    kind: clock
    authority: stated
    basis: [{ source: ZJ-2017, clause: 五 }]
    limit: { by: count, amount: 1, unit: workingDay, direction: after, roll: forward }
`;
const SOURCES = `
sources:
  - { id: ZJ-2017, title: 浙江省意见, number: 浙民发〔2017〕1号, date: "2017-01-20", tier: local, verified: text }
`;

let home: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'caigou-profiles-'));
  mkdirSync(join(home, 'profiles'));
  writeFileSync(join(home, 'sources.yaml'), SOURCES);
});
afterEach(() => rmSync(home, { recursive: true }));

function put(text: string, name = '330000-zhejiang@2017-01-20.yaml'): void {
  writeFileSync(join(home, 'profiles', name), text);
}

function read() {
  return loadLayers([SHIPPED_POLICIES, home]);
}

/** The only problem there is, without the folder it lies in. */
function onlyProblem() {
  const { problems } = read();
  expect(problems).toHaveLength(1);
  const [{ file, path, expected, hint } = { file: '', path: '', expected: '', hint: '' }] = problems;
  return { file: file.slice(home.length + 1), path, expected, hint };
}

describe('reading profiles', () => {
  test('a profile in the own folder joins the shipped ones', () => {
    put(PROVINCE);
    const found = compiledFromFiles([SHIPPED_POLICIES, home], region('330000'), d('2026-01-05'));
    expect('compiled' in found && found.compiled.policy.rules['contract-publication']).toMatchObject({
      limit: { amount: 1 },
    });
  });

  test('a folder that is not there is no fault', () => {
    expect(loadLayers([join(home, 'nothing')])).toEqual({ layers: [], sources: [], problems: [], files: {} });
  });

  test('the same file in two folders is read once', () => {
    for (const name of readdirSync(join(SHIPPED_POLICIES, 'profiles'))) {
      cpSync(join(SHIPPED_POLICIES, 'profiles', name), join(home, 'profiles', name));
    }
    const { layers, problems } = read();
    expect(problems).toEqual([]);
    expect(layers).toHaveLength(loadLayers([SHIPPED_POLICIES]).layers.length);
  });

  test('one file with a mistake stops every policy: nothing is half done', () => {
    put(PROVINCE.replace('limit:', 'limt:'));
    const found = compiledFromFiles([SHIPPED_POLICIES, home], region('222401'), d('2026-01-05'));
    expect(found).toEqual({ problems: [expect.objectContaining({ path: 'rules.0.limt', hint: '是不是 limit？' })] });
  });
});

describe('mistakes in files', () => {
  test('a document that is not registered', () => {
    put(PROVINCE.replace('ZJ-2017', 'ZJ-2018'));
    expect(onlyProblem()).toEqual({
      file: 'profiles/330000-zhejiang@2017-01-20.yaml',
      path: 'rules.0.basis.0.source',
      expected: 'sources.yaml 中登记的文件，没有 ZJ-2018',
      hint: '先在 sources.yaml 登记该文件',
    });
  });

  test('a file name that says something else than the file', () => {
    put(PROVINCE, '330000-zhejiang@2018-01-01.yaml');
    expect(onlyProblem()).toMatchObject({
      path: 'effectiveFrom',
      expected: '文件名应为 330000-<名称>@2017-01-20.yaml',
    });
  });

  test('two different versions of one layer for the same day', () => {
    put(PROVINCE);
    put(PROVINCE.replace('amount: 1', 'amount: 2'), '330000-zhejiang-again@2017-01-20.yaml');
    expect(onlyProblem()).toMatchObject({
      path: 'effectiveFrom',
      expected: expect.stringContaining('330000@2017-01-20 只能有一个版本'),
    });
  });

  test('a published file edited in the own folder', () => {
    const name = '222401-yanji@2021-02-01.yaml';
    put(readFileSync(join(SHIPPED_POLICIES, 'profiles', name), 'utf8').replace('延吉市', '延吉'), name);
    expect(onlyProblem()).toMatchObject({ file: `profiles/${name}`, hint: '更正请用新的生效日另存为新文件' });
  });

  test('text that is no YAML, with the line', () => {
    put('code: "330000\nname: [');
    expect(onlyProblem()).toMatchObject({ path: '', expected: 'YAML 文本', hint: expect.stringContaining('line') });
  });

  test('a field written twice', () => {
    put(`${PROVINCE}name: 北京\n`);
    expect(onlyProblem().hint).toContain('unique');
  });

  test('a source registered twice, or with an unknown field', () => {
    writeFileSync(join(home, 'sources.yaml'), SOURCES.replace('tier:', 'teir:'));
    expect(read().problems).toContainEqual(expect.objectContaining({ path: 'sources.0.teir', hint: '是不是 tier？' }));
    writeFileSync(join(home, 'sources.yaml'), `${SOURCES}${SOURCES.replace('\nsources:\n', '')}`);
    expect(onlyProblem()).toMatchObject({ path: 'sources', expected: '同一文件只登记一次' });
  });
});
