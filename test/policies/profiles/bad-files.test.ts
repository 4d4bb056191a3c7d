import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { checkOf } from '../../../client/policy-findings.js';
import { loadLayers } from '../../../store/registry/policy-files.js';

const timed = (id: string, sure: string): string => `
  - id: ${id}
    kind: clock
    title: 期限
    appliesTo: [act]
    force: soft
    transition: byTrigger
    ${sure}
    effect: due
    scope: contractYear
    trigger: { event: contract-signed }
    limit: { by: count, amount: 2, unit: workingDay, direction: after, roll: forward }
    owner: officer
    metBy: { all: [{ event: contract-published }] }
    severity: law`;

/** A small nation of three rules: a date of law, an assumed date, and a bound that is written. */
const NATION = `
code: "000000"
name: 全国
effectiveFrom: "2021-01-01"
params: { reserveWd: 10, refileWd: 5, paperObjectionWd: 3 }
rules:
${timed('contract-publication', 'authority: law\n    basis: [{ source: LAW, clause: 第50条 }]')}
${timed('deployment', 'authority: assumed\n    basis: [{ source: OWN, clause: 到站 }]')}
  - id: supplement-limit
    kind: limit
    title: 补充合同
    appliesTo: [act]
    force: hard
    transition: byTrigger
    authority: stated
    basis: [{ source: LAW, clause: 第49条 }]
    measure: supplementPercent
    max: 10
`;
const SOURCES = `
sources:
  - { id: LAW, title: 某法, date: "2014-08-31", tier: law, verified: text }
  - { id: OWN, title: 本程序的约定, date: "2021", tier: assumption, verified: own }
  - { id: HEARD, title: 某办法, date: "2021", tier: local, verified: memory }
  - { id: TOWN, title: 某市意见, date: "2021", tier: local, verified: text }
`;
const FILE = '222401-x@2021-02-01.yaml';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'caigou-bad-'));
  mkdirSync(join(home, 'profiles'));
  put('000000-nation@2021-01-01.yaml', NATION);
  writeFileSync(join(home, 'sources.yaml'), SOURCES);
});
afterEach(() => rmSync(home, { recursive: true }));

function put(name: string, text: string): void {
  writeFileSync(join(home, 'profiles', name), text);
}

/** A county's file with these rules and whatever else stands below them. */
function county(rules: string, more = ''): string {
  return `code: "222401"\nname: 某市\neffectiveFrom: "2021-02-01"\n${more}rules:\n${rules || '  []\n'}`;
}

function rule(id: string, more: string, head = 'kind: clock, authority: stated'): string {
  return `  - { id: ${id}, ${head}, basis: [{ source: TOWN, clause: 六 }], ${more} }\n`;
}
const days = (amount: number, unit = 'workingDay', roll = 'forward') =>
  `limit: { by: count, amount: ${amount}, unit: ${unit}, direction: after, roll: ${roll} }`;

/** The errors there are, without the folder they lie in. */
function errors() {
  const { findings } = checkOf(loadLayers([home]));
  const bare = (text: string) => text.replaceAll(`${home}/`, '');
  return findings
    .filter(({ level }) => level === 'error')
    .map(({ file, path, expected, hint }) => ({ file: bare(file ?? ''), path, expected: bare(expected), hint }));
}

const ROUTE_HEAD = 'kind: route, title: 审批, appliesTo: [act], force: hard, transition: byTrigger, authority: stated';
const step = (key: string, who: string) =>
  `{ key: ${key}, title: 审核, who: ${who}, tally: { mode: any }, limitWd: 3, requiredByLaw: false }`;
const route = (of: string, ...steps: string[]) =>
  `route: { rule: ${of}, steps: [${steps.join(', ')}], money: false, batch: false, paper: true, samePerson: ask }`;
const EACH = '{ by: post, posts: [headOfOffice], holders: each }';
const CHOSEN = `{ by: chosen, from: ${EACH} }`;

describe('a county file with a fault', () => {
  test('a sound one has none', () => {
    put(FILE, county(rule('contract-publication', days(1))));
    expect(errors()).toEqual([]);
  });

  test.each([
    ['that is looser than the law', rule('contract-publication', days(5)), 'rules.0.limit', '比法律宽', '不低于法律'],
    [
      'that can not be compared with the law',
      rule('contract-publication', days(3, 'calendarDay')),
      'rules.0.limit',
      '无法比较宽严',
      '与法律相同的算法',
    ],
    [
      'with a rule nobody knows',
      rule('contract-publicaton', days(1)),
      'rules.0.id',
      '应为',
      '是不是 contract-publication？',
    ],
    ['with a word nobody knows', rule('deployment', 'owner: oficer'), 'rules.0.owner', '应为', '是不是 officer？'],
    ['with a field nobody knows', rule('deployment', 'limt: 3'), 'rules.0.limt', '没有这个字段', '是不是 limit？'],
    [
      'that rests on a document nobody registered',
      rule('deployment', days(9)).replace('TOWN', 'TOWM'),
      'rules.0.basis.0.source',
      '没有 TOWM',
      '先在 sources.yaml 登记',
    ],
    [
      'that calls an assumption of ours written',
      rule('deployment', days(9)).replace('TOWN', 'OWN'),
      'rules.0.authority',
      '注明有据可查',
      'authority 改为 assumed',
    ],
    [
      'that calls a date written and takes it over from an assumption',
      rule('deployment', 'owner: agent'),
      'rules.0',
      '沿用上层的推定：期限',
      '在本层写出这一字段',
    ],
    [
      'that gives a figure nobody has read in the text',
      rule('deployment', days(9)).replace('TOWN', 'HEARD'),
      'rules.0.limit',
      '未经核对原文：期限',
      'verified 改为 text',
    ],
    [
      'that marks an assumption on a field there is not',
      rule('supplement-limit', 'max: 9, assumed: [mux]', 'kind: limit, authority: stated'),
      'rules.0',
      'assumed 所列字段，规则里没有：mux',
      '核对字段名',
    ],
    ['with a rule that is not whole', rule('plan-filing', days(9)), 'rules.0', '不完整', '补上所列字段'],
    [
      'whose chooser is several people',
      rule('route-award', route('route-award', step('a', EACH), step('b', CHOSEN)), ROUTE_HEAD),
      'rules.0',
      '由上一步指定',
      '前一步改为一人办理',
    ],
    [
      'whose route names another rule',
      rule('route-award', route('route-contract', step('a', EACH)), ROUTE_HEAD),
      'rules.0.route',
      '与所在规则不同',
      'route.rule 改为与 id 相同',
    ],
  ])('%s is told with its place and how to mend it', (_fault, rules, path, expected, hint) => {
    put(FILE, county(rules));
    expect(errors()).toEqual([
      {
        file: `profiles/${FILE}`,
        path,
        expected: expect.stringContaining(expected),
        hint: expect.stringContaining(hint),
      },
    ]);
  });

  const drop = (id: string) => `without:\n  - { id: ${id}, why: 不适用, basis: [{ source: TOWN, clause: 六 }] }\n`;
  test.each([
    ['leaves out a rule of law', drop('contract-publication'), 'without.0', '排除无效', '法律规定不能排除'],
    ['leaves out what nobody stated', drop('plan-filing'), 'without.0', '上层没有', '删去这一项'],
    ['is no YAML', 'rules: [\n', '', 'YAML', ''],
    ['says another day than its name', 'effectiveFrom: "2021-03-01"\n', 'effectiveFrom', '文件名应为', '改文件名'],
  ])('that %s is told too', (_fault, more, path, expected, hint) => {
    put(FILE, more.startsWith('effective') ? county('').replace(/effectiveFrom.*\n/, more) : county('', more));
    expect(errors()).toMatchObject([
      {
        file: `profiles/${FILE}`,
        path,
        expected: expect.stringContaining(expected),
        hint: expect.stringContaining(hint),
      },
    ]);
  });

  test('two files of one code and one day are a fault even when they say the same', () => {
    put(FILE, county(''));
    put('222401-y@2021-02-01.yaml', county(''));
    expect(errors()).toEqual([
      {
        file: 'profiles/222401-y@2021-02-01.yaml',
        path: 'effectiveFrom',
        expected: `222401@2021-02-01 只能有一个版本，profiles/${FILE} 已经发布`,
        hint: '更正请用新的生效日另存为新文件',
      },
    ]);
  });

  test('a version that the next one replaces before there is a national layer never holds', () => {
    put('222401-x@2018-01-01.yaml', county('').replace('2021-02-01', '2018-01-01'));
    expect(errors()).toEqual([]);
    put('222401-x@2020-01-01.yaml', county('').replace('2021-02-01', '2020-01-01'));
    expect(errors()).toMatchObject([
      {
        file: 'profiles/222401-x@2018-01-01.yaml',
        path: 'effectiveFrom',
        expected: '这一版本没有一天适用：effectiveFrom',
      },
    ]);
  });

  test('a parameter that nobody states is asked for in the national file', () => {
    put('000000-nation@2021-01-01.yaml', NATION.replace(', refileWd: 5', ''));
    expect(errors()).toMatchObject([
      { file: 'profiles/000000-nation@2021-01-01.yaml', path: 'params', expected: '缺少参数：refileWd' },
    ]);
  });

  test('an own register that calls another document by a known id is a fault', () => {
    const own = join(home, 'own');
    mkdirSync(own);
    writeFileSync(join(own, 'sources.yaml'), SOURCES.replace('某法', '另一法'));
    const { findings } = checkOf(loadLayers([home, own]));
    expect(findings).toMatchObject([
      { level: 'error', file: join(own, 'sources.yaml'), path: 'sources.0.id', expected: 'LAW 已登记为《某法》' },
    ]);
  });

  test('every fault there is is told at once', () => {
    put(FILE, county(rule('contract-publication', days(5)) + rule('deployment', 'owner: agent')));
    expect(
      errors()
        .map(({ path }) => path)
        .sort(),
    ).toEqual(['rules.0.limit', 'rules.1']);
  });
});

test('a folder with the name of a profile is named with its path, and the others are read', () => {
  const root = mkdtempSync(join(tmpdir(), 'caigou-folder-'));
  try {
    mkdirSync(join(root, 'profiles', 'x.yaml'), { recursive: true });
    const { problems } = loadLayers([root]);
    expect(problems).toEqual([
      {
        file: join(root, 'profiles', 'x.yaml'),
        path: '',
        expected: 'YAML 文本',
        hint: expect.stringContaining('文件夹'),
      },
    ]);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});
