import { describe, expect, test } from '@jest/globals';
import type { SheetKind } from '../../../client/sheet/columns.js';
import { lotsOf } from '../../../client/sheet/lots.js';
import { placeText } from '../../../client/sheet/problem.js';
import { readRows } from '../../../client/sheet/read.js';
import { openingOf } from '../../../client/sheet/requests.js';
import { templateFile } from '../../../client/sheet/template.js';
import { exampleRow, type Filled, fileOf, seventeen, stationRow } from '../../support/sheet-rows.js';
import { rowXml, workbookOf, zipOf } from '../../support/xlsx.js';

/** Everything that is wrong with a file, each as place and what stands there. */
async function wrongIn(bytes: Uint8Array, kind: SheetKind = 'start'): Promise<string[]> {
  const read = await readRows(bytes, kind);
  const { lots, problems } = lotsOf(read, kind);
  const own = lots.flatMap((lot) => {
    const made = lot.problems.length > 0 ? { problems: lot.problems } : openingOf(lot, kind, { commandId: 'import:1' });
    return 'problems' in made ? made.problems : [];
  });
  return [...read.problems, ...problems, ...own].map((each) => `${placeText(each)} ${each.wrong.zh}`);
}
const wrongRows = async (rows: Filled[], kind: SheetKind = 'start') => wrongIn(await fileOf(kind, rows), kind);

describe('a sheet of stations', () => {
  test('becomes one opening a lot, in the order of the sheet', async () => {
    const { lots, problems } = lotsOf(await readRows(await fileOf('start', seventeen('p1')), 'start'), 'start');
    expect(problems).toEqual([]);
    expect(lots.map(({ lot, stations, rows }) => [lot, stations.length, rows[0]])).toEqual([
      ['1', 6, 2],
      ['2', 6, 8],
      ['3', 5, 14],
    ]);
    const [first] = lots.map((lot) => openingOf(lot, 'start', { commandId: 'import:1' }));
    expect(first).toMatchObject({
      request: {
        kind: 'open-cycle',
        data: { programmeId: 'p1', lot: '1', regime: 'act', years: 3, agentUsed: true, estimateFen: 120_000_000 },
      },
    });
  });

  test('the template is read back without a row, and its example row is a right one', async () => {
    for (const kind of ['start', 'adopt'] as const) {
      expect(await wrongIn(await templateFile(kind), kind)).toEqual(['文件 没有可以导入的行']);
      expect(await wrongRows([exampleRow(kind)], kind)).toEqual([]);
    }
  });

  test('a running contract brings its years, its days and what was paid', async () => {
    const rows = [
      exampleRow('adopt', { 合同年度: 1, 现为第几合同年度: 2 }),
      {
        ...{ 采购项目: '2026-社工站', 标段: '1', 合同年度: 2, 签订日: '2026-12-20', 生效日: '2026-12-20' },
        ...{ 服务开始日: '2027-01-15', 服务结束日: '2028-01-14', '合同金额（元）': 400_000.5 },
      },
    ];
    const { lots } = lotsOf(await readRows(await fileOf('adopt', rows), 'adopt'), 'adopt');
    const [lot] = lots.map((each) => openingOf(each, 'adopt', { commandId: 'import:1' }));
    expect(lot).toMatchObject({
      request: {
        kind: 'adopt-cycle',
        data: {
          contractYear: 2,
          stations: [{ id: 'st01' }],
          contracts: [
            { year: 1, fen: 40_000_000, allocated: [{ tranche: 1, fen: 20_000_000, on: '2026-01-20' }] },
            { year: 2, signedOn: '2026-12-20', fen: 40_000_050, allocated: [] },
          ],
        },
      },
    });
  });

  test('a value of the wrong kind is told at its row and column', async () => {
    const rows = [exampleRow('adopt', { 签订日: '2026/1/5', '合同金额（元）': '400000', 标段: 1.5 })];
    expect(await wrongRows(rows, 'adopt')).toEqual([
      '第 2 行「标段」 现为数字 1.5',
      '第 2 行「签订日」 现为文本“2026/1/5”',
      '第 2 行「合同金额（元）」 现为文本“400000”',
      '第 2 行「标段」 没有填写',
    ]);
    expect(
      await wrongRows([exampleRow('start', { '预计金额（元）': 1.234, 采购方式: '招标', 计划合同年数: 40 })]),
    ).toEqual(['第 2 行「采购方式」 现为文本“招标”', '第 2 行「预计金额（元）」 现为数字 1.234']);
    expect((await wrongRows([exampleRow('start', { 计划合同年数: 40 })]))[0]).toContain('第 2 行「计划合同年数」');
  });

  test('a lot number typed as a number is the text of its digits', async () => {
    const { lots } = lotsOf(
      await readRows(await fileOf('start', [exampleRow('start', { 标段: 2 })]), 'start'),
      'start',
    );
    expect(lots.map(({ lot, problems }) => [lot, problems])).toEqual([['2', []]]);
  });

  test('rows of a lot that disagree, a station twice and a missing cell are told', async () => {
    const rows = [
      exampleRow('start', stationRow('p', '1', 1)),
      { ...stationRow('p', '1', 2), 项目名称: '另一个名称' },
      exampleRow('start', { ...stationRow('p', '2', 1), 适用依据: null }),
      { ...stationRow('p', '2', 3), '乡镇（街道）': null },
    ];
    expect(await wrongRows(rows)).toEqual([
      '第 3 行「项目名称」 与第 2 行不一致',
      '第 4 行「适用依据」 没有填写',
      '第 5 行「乡镇（街道）」 没有填写',
      '第 4 行「社工站编号」 与第 2 行重复',
    ]);
  });

  test('a half of what was paid asks for the other half', async () => {
    expect((await wrongRows([exampleRow('adopt', { 第1期拨付日: null })], 'adopt'))[0]).toContain(
      '「第1期已拨付（元）」',
    );
  });

  test('empty rows between are passed over, and told', async () => {
    const read = await readRows(
      await fileOf('start', [exampleRow('start'), {}, {}, stationRow('2026-社工站', '1', 2)]),
      'start',
    );
    expect([read.rows.map(({ row }) => row), read.emptyRows, read.problems]).toEqual([[2, 5], [3, 4], []]);
  });

  test('titles that are wrong, double or missing are told; the order of the columns is free', async () => {
    const titles = Object.keys(exampleRow('start'));
    expect(await wrongIn(await fileOf('start', [exampleRow('start')], titles.toReversed()))).toEqual([]);
    expect(await wrongIn(await fileOf('start', [], [...titles.slice(1), '采购项日']))).toEqual([
      '第 1 行「采购项日」 没有这一列，是否指“采购项目”',
      '第 1 行「采购项目」 缺少这一列',
    ]);
    expect(await wrongIn(await fileOf('start', [], [...titles, '标段']))).toEqual(['第 1 行「标段」 列标题出现两次']);
    expect(await wrongIn(await fileOf('start', [], ['姓名', '电话']))).toEqual(['第 1 行 第 1 行没有模板的列标题']);
  });
});

describe('a file that is not what it seems', () => {
  const titles = Object.keys(exampleRow('start'));
  const head = rowXml(1, titles);

  test('formulas, error values and merged cells are told where they stand', async () => {
    const cells =
      '<c r="A2" t="inlineStr"><is><t>p</t></is></c><c r="B2"><f>1+1</f><v>2</v></c><c r="C2" t="e"><v>#REF!</v></c>';
    const file = workbookOf(`${head}<row r="2">${cells}</row>`, '<mergeCells><mergeCell ref="D2:D3"/></mergeCells>');
    const read = await readRows(file, 'start');
    expect(read.problems.map((each) => `${placeText(each)} ${each.wrong.zh}`)).toEqual([
      '第 2 行「标段」 是公式',
      '第 2 行「社工站编号」 是错误值（如 #REF!）',
      '第 2 行「社工站名称」 是合并单元格 D2:D3',
    ]);
  });

  test.each([
    ['an empty file', new Uint8Array()],
    ['text', new TextEncoder().encode('采购项目,标段\n')],
    ['half a workbook', workbookOf(head).slice(0, 300)],
    ['a zip file of something else', zipOf({ 'readme.txt': 'nothing' })],
    ['a size that is not true', zipOf({ 'xl/workbook.xml': '<workbook/>' }, { 'xl/workbook.xml': 5 })],
  ])('%s is no workbook', async (_name, bytes) => {
    expect(await wrongIn(bytes)).toEqual(['文件 不是可以读取的 .xlsx 文件（可能是 .xls、.csv、已加密或已损坏）']);
  });

  test('a hundred thousand rows are counted, not read', async () => {
    const rows = Array.from(
      { length: 100_000 },
      (_none, at) => `<row r="${at + 2}"><c r="A${at + 2}"><v>1</v></c></row>`,
    );
    expect((await wrongIn(workbookOf(head + rows.join(''))))[0]).toContain('超过 2000 行');
  });

  test.each([
    ['a row far out', '<row r="90000000"><c r="A90000000"><v>1</v></c></row>', '读不出工作表'],
    ['a row out of bounds', '<row r="900000"><c r="A900000"><v>1</v></c></row>', '超过 2000 行'],
    ['a column far out', '<row r="2"><c r="XFD2"><v>1</v></c></row>', '超过 100 列'],
    ['a row number in another notation', '<row r="1e9"><c r="A2"><v>1</v></c></row>', '读不出工作表'],
  ])('%s fills no memory', async (_name, row, said) => {
    expect((await wrongIn(workbookOf(head + row)))[0]).toContain(said);
  });

  test('a small file that unpacks to a gigabyte is stopped on the way', async () => {
    const bomb = workbookOf(head, '', { 'xl/sharedStrings.xml': ' '.repeat(64 * 1024 * 1024) });
    expect(bomb.byteLength).toBeLessThan(100_000);
    expect(await wrongIn(bomb)).toEqual(['文件 文件展开后超过 16 MB']);
  });
});
