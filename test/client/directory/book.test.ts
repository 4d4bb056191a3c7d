import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { readDirectoryBook } from '../../../client/directory/read-book.js';
import { directoryBook } from '../../../client/directory/write-book.js';
import { placeText } from '../../../client/sheet/problem.js';
import { type SheetCell, sheetFile } from '../../../client/sheet/write.js';
import { addDays, plainDate } from '../../../domain/calendar/plain-date.js';
import type { DirectorySnapshot } from '../../../domain/directory/types.js';
import { POSTS } from '../../../domain/people.js';
import { SUBJECT_KINDS } from '../../../domain/policy/vocabulary.js';
import { rowXml, zipOf } from '../../support/xlsx.js';
import { county, TODAY } from '../world.js';

async function wrongIn(bytes: Uint8Array): Promise<string[]> {
  const read = await readDirectoryBook(bytes);
  return 'problems' in read
    ? read.problems.map((each) => `${placeText(each)} ${each.wrong.zh}；应为${each.expected.zh}`)
    : [];
}

type Rows = Record<string, readonly (readonly SheetCell[])[]>;

/** A workbook of these rows, the sheets that are not named being empty but for their titles. */
async function bookOf(own: Rows): Promise<Uint8Array> {
  const rows: Rows = {
    单位: [
      ['行政区划代码', '单位名称'],
      ['222401', '某县民政局'],
    ],
    人员: [
      ['编号', '姓名', '所属'],
      ['a', '经办人', '民政局'],
      ['b', '科室负责人', '民政局'],
    ],
    任职: [['岗位', '人员编号']],
    缺勤: [['人员编号', '起始日', '截止日']],
    代理: [['编号', '被代理人编号', '代理人编号', '起始日', '截止日', '代理事项']],
    上级: [['人员编号', '上级编号']],
    指定人员: [['用途', '人员编号']],
    '乡镇（街道）': [['名称']],
    ...own,
  };
  return sheetFile(Object.entries(rows).map(([name, lines]) => ({ name, lines: lines.map((cells) => ({ cells })) })));
}

const proxyRows = (...rows: SheetCell[][]) => ({
  代理: [['编号', '被代理人编号', '代理人编号', '起始日', '截止日', '代理事项'], ...rows],
});

const days = fc.integer({ min: 0, max: 2_000 }).map((n) => addDays(plainDate('2024-01-01'), n));
const ids = ['p1', 'p2', 'p3', 'p4'] as const;
const anyone = fc.constantFrom(...ids);
const words = fc.constantFrom('某某', '财务科', '0433-2510000', 'a b', '=1', "'单引号", '甲"乙', '&<>');

/** Directories as the rules allow them: ids known, nothing twice, no proxies that could close a circle. */
const directories: fc.Arbitrary<DirectorySnapshot> = fc.record({
  code: fc.constant(county().code),
  name: words,
  rev: fc.constant(1),
  people: fc.tuple(...ids.map((id) => personLike(id))).map((people) => [...people]),
  holdings: fc.uniqueArray(
    fc.record({ post: fc.constantFrom(...POSTS), person: anyone, from: days, to: fc.constant(null) }),
    { selector: ({ post, person }) => `${post} ${person}`, maxLength: 6 },
  ),
  absences: fc
    .uniqueArray(
      fc.record({ person: anyone, from: days, long: fc.nat(90), reason: fc.oneof(words, fc.constant('')) }),
      { selector: ({ person }) => person, maxLength: 3 },
    )
    .map((each) => each.map(({ long, ...more }) => ({ ...more, to: addDays(more.from, long) }))),
  proxies: fc.uniqueArray(
    fc.record({
      id: fc.constantFrom('x1', 'x2', 'x3'),
      principal: fc.constantFrom('p1' as const, 'p2' as const),
      proxy: fc.constantFrom('p3' as const, 'p4' as const),
      from: days,
      to: fc.constant(plainDate('2031-01-01')),
      subjects: fc.shuffledSubarray([...SUBJECT_KINDS], { minLength: 1 }).map((some) => ordered(some)),
    }),
    { selector: ({ id }) => id, maxLength: 3 },
  ),
  heads: fc.uniqueArray(fc.record({ person: anyone, head: anyone }), {
    selector: ({ person }) => person,
    maxLength: 3,
  }),
  fields: fc.constant([{ field: 'head-of-office' as const, person: 'p2' }]),
});

function personLike(id: string) {
  return fc.record({
    id: fc.constant(id),
    name: words,
    party: fc.constantFrom('bureau' as const, 'contractor' as const, 'finance' as const),
    partyId: fc.constantFrom(null, 'party-1'),
    email: fc.constantFrom(null, 'office@mz.example'),
    phone: fc.constantFrom(null, '13800000000', '0433-2510000'),
    activeFrom: fc.constant(plainDate('2020-01-01')),
    activeTo: fc.constantFrom(null, plainDate('2027-02-28')),
  });
}

/** All kinds at once are written as one word, so their order is that of the list. */
function ordered<T extends string>(some: T[]): T[] {
  return some.length === SUBJECT_KINDS.length ? ([...SUBJECT_KINDS] as string[] as T[]) : some;
}

describe('the directory as a workbook', () => {
  test('is read back as the very same directory', async () => {
    await fc.assert(
      fc.asyncProperty(directories, async (directory) => {
        expect(await readDirectoryBook(await directoryBook(directory))).toEqual({ directory });
      }),
      { numRuns: 25 },
    );
    const townships = { ...county(), rev: 1, townships: ['甲镇', '乙街道'] };
    expect(await readDirectoryBook(await directoryBook(townships))).toEqual({ directory: townships });
  });

  test('a wrong title, a missing column and a missing sheet are told where they are', async () => {
    const people = [
      ['编号', '性名', '所属'],
      ['a', '经办人', '民政局'],
    ];
    expect(await wrongIn(await bookOf({ 人员: people }))).toEqual([
      '“人员”表第 1 行「性名」 没有这一列，是否指“姓名”；应为模板中的列标题，一字不差',
      '“人员”表第 1 行「姓名」 缺少这一列；应为第 1 行有模板的全部必填列标题',
    ]);
    const book = await sheetFile([{ name: '人员', lines: people.map((cells) => ({ cells })) }]);
    expect((await wrongIn(book)).map((line) => line.split('；')[0])).toContain('“代理”表 没有“代理”表');
  });

  test('a day typed as text, an unknown post and an unknown matter are told at row and column', async () => {
    const said = await wrongIn(
      await bookOf({
        任职: [
          ['岗位', '人员编号', '起始日'],
          ['局座', 'a', '2026/3/1'],
        ],
        ...proxyRows(['x1', 'a', 'b', '2026-03-02', '2026-03-09', '付款、报销']),
      }),
    );
    expect(said.map((line) => line.split('；')[0])).toEqual([
      '“任职”表第 2 行「岗位」 现为文本“局座”',
      '“任职”表第 2 行「起始日」 现为文本“2026/3/1”',
      '“代理”表第 2 行「代理事项」 没有“报销”这类事项',
    ]);
  });

  test('somebody unknown, an id twice, an end before its beginning and a loop of proxies are told at their rows', async () => {
    const person = ['a', '另一人', '民政局'];
    const said = await wrongIn(
      await bookOf({
        人员: [['编号', '姓名', '所属'], ['a', '经办人', '民政局'], ['b', '科室负责人', '民政局'], person],
        缺勤: [
          ['人员编号', '起始日', '截止日'],
          ['a', '2026-03-09', '2026-03-02'],
          ['c', '2026-03-09', '2026-03-10'],
        ],
        ...proxyRows(
          ['x1', 'a', 'b', '2026-03-02', '2026-03-09', '全部'],
          ['x2', 'b', 'a', '2026-03-09', '2026-03-20', '付款'],
        ),
      }),
    );
    expect(said).toEqual([
      '“人员”表第 4 行「编号」 编号 a 用了两次；应为改正后的内容',
      '“缺勤”表第 3 行「人员编号」 people 中没有编号为 c 的人；应为改正后的内容',
      '“缺勤”表第 2 行「截止日」 结束日期早于开始日期；应为改正后的内容',
      '“代理”表第 3 行「代理人编号」 代理关系形成循环：b → a → b（2026-03-09 至 2026-03-09）；应为改正后的内容',
    ]);
  });

  test('formulas and merged cells are told, and nothing is guessed from them', async () => {
    const NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
    const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
    const names = ['单位', '人员', '任职', '缺勤', '代理', '上级', '指定人员', '乡镇（街道）'];
    const sheetXml = (at: number) => {
      const cells = '<c r="A2" t="inlineStr"><is><t>a</t></is></c><c r="B2"><f>A2</f><v>1</v></c>';
      const people = `${rowXml(1, ['编号', '姓名', '所属'])}<row r="2">${cells}</row>`;
      const merged = at === 1 ? '<mergeCells><mergeCell ref="A2:A3"/></mergeCells>' : '';
      return `<worksheet ${NS}><sheetData>${at === 1 ? people : rowXml(1, TITLES[at] ?? [])}</sheetData>${merged}</worksheet>`;
    };
    const book = zipOf({
      '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
      'xl/workbook.xml': `<workbook ${NS} xmlns:r="${REL}"><sheets>${names.map((name, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join('')}</sheets></workbook>`,
      'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${names.map((_name, at) => `<Relationship Id="rId${at + 1}" Type="${REL}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`).join('')}</Relationships>`,
      ...Object.fromEntries(names.map((_name, at) => [`xl/worksheets/sheet${at + 1}.xml`, sheetXml(at)])),
    });
    expect((await wrongIn(book)).map((line) => line.split('；')[0])).toEqual([
      '“人员”表第 2 行「姓名」 是公式',
      '“人员”表第 2 行「编号」 是合并单元格 A2:A3',
    ]);
  });

  test('a file that is no workbook is one problem of the file', async () => {
    expect((await wrongIn(new TextEncoder().encode('编号,姓名\n')))[0]).toContain('不是可以读取的 .xlsx 文件');
  });

  test('text that looks like a day stays text', async () => {
    const dated = { ...county(), rev: 1, absences: [{ person: 'head', from: TODAY, to: TODAY, reason: '2026-03-01' }] };
    expect(await readDirectoryBook(await directoryBook(dated))).toEqual({ directory: dated });
  });
});

const TITLES: Record<number, string[]> = {
  0: ['行政区划代码', '单位名称'],
  2: ['岗位', '人员编号'],
  3: ['人员编号', '起始日', '截止日'],
  4: ['编号', '被代理人编号', '代理人编号', '起始日', '截止日', '代理事项'],
  5: ['人员编号', '上级编号'],
  6: ['用途', '人员编号'],
  7: ['名称'],
};
