import { describe, expect, test } from '@jest/globals';
import type { JobAnswer } from '../../client/console/api/answers.js';
import { faultsOf, outcomeText, reasonText } from '../../client/console/jobs/results.js';
import { townshipsOf } from '../../client/console/screens/townships/townships.js';
import type { Coverage } from '../../domain/programme/coverage.js';

type Item = JobAnswer['items'][number];

const said = (zh: string) => ({ zh, en: zh });
const item = (outcome: Item['outcome'], result: object | null): Item => ({
  ...{ n: 1, cycleId: null, title: '2026-社工站 1', outcome, result },
});
const JOB = { id: 'a-job' };
const CELL = { row: 8, column: '计划合同年数', wrong: said('现为文本“三年”'), expected: said('整数') };

describe('what became of a part of long work', () => {
  test('is said in the words of a sheet where it is a lot, and in plain words else', () => {
    expect(outcomeText(item('done', { outcome: 'opened' }))).toBe('已登记');
    expect(outcomeText(item('done', { outcome: 'already' }))).toBe('此前已由本文件登记');
    expect(outcomeText(item('refused', { outcome: 'invalid' }))).toBe('有误');
    expect(outcomeText(item('done', { seq: 3 }))).toBe('已办理');
    expect(outcomeText(item('done', null))).toBe('已办理');
    expect(outcomeText(item(null, null))).toBe('待办理');
  });

  test('has a reason where it was not done: the refusal, the cell, or where the log has it', () => {
    expect(reasonText(JOB, item('done', { outcome: 'opened' }))).toBe('');
    expect(reasonText(JOB, item('refused', { title: '不在岗', detail: '请由在岗人员办理' }))).toBe(
      '不在岗；请由在岗人员办理',
    );
    expect(reasonText(JOB, item('refused', { outcome: 'invalid', problems: [CELL] }))).toBe(
      '第 8 行「计划合同年数」现为文本“三年”',
    );
    expect(reasonText(JOB, item('refused', { outcome: 'refused', refusal: said('标段已有') }))).toBe('标段已有');
    expect(reasonText(JOB, item('failed', null))).toContain('a-job');
  });

  test('names each fault at its cell, of a sheet that was refused whole and of one that was taken in part', () => {
    const issue = { field: '第 8 行', expected: CELL.expected, mend: CELL.wrong, row: 8, column: '计划合同年数' };
    const whole = item('refused', { title: '填写有误', issues: [issue] });
    expect(faultsOf({ items: [whole] })).toEqual([CELL]);
    expect(faultsOf({ items: [item('done', null), item('refused', { problems: [CELL] })] })).toEqual([CELL]);
    const ofFile = item('refused', { issues: [{ field: '文件', expected: said('工作簿'), mend: said('不是工作簿') }] });
    expect(faultsOf({ items: [ofFile] })).toEqual([
      { row: null, column: null, wrong: said('不是工作簿'), expected: said('工作簿') },
    ]);
  });
});

test('townships without a station are named first, and each once', () => {
  const coverage: Coverage = {
    ...{ year: 2026, total: 3, target: null, needed: null, stations: { served: 1, planned: 2 }, verdict: 'noTarget' },
    ...{ served: ['甲'], planned: ['甲', '乙'], without: ['丙'] },
  };
  expect(townshipsOf(coverage)).toEqual([
    { township: '丙', standing: 'without' },
    { township: '乙', standing: 'planned' },
    { township: '甲', standing: 'served' },
  ]);
});
