import { describe, expect, test } from '@jest/globals';
import { computeDeadline } from '../../domain/calendar/deadline.js';
import type { Deadline, DeadlineLimit } from '../../domain/calendar/deadline-types.js';
import { plainDate } from '../../domain/calendar/plain-date.js';
import { latestSafeStart } from '../../domain/calendar/safe-start.js';
import { proofLines, proofRuns } from '../../render/proof-runs.js';
import { type ProofPaper, proofPaperLines, proofSheetHtml } from '../../render/proof-sheet.js';
import { shippedCalendar } from '../domain/calendar/shipped.js';

const yanji = shippedCalendar('222401');
const nation = shippedCalendar();

function wd(amount: number, from: string, calendar = yanji): Deadline {
  const limit: DeadlineLimit = { amount, unit: 'workingDay', direction: 'after', roll: 'none' };
  return computeDeadline(plainDate(from), limit, calendar);
}

function paper(deadline: Deadline, calendar = yanji): ProofPaper {
  return {
    title: '合同报备',
    result: [`到期日：${deadline.due}`],
    facts: [{ label: '所属周期', value: '222401-2026-001' }],
    parts: [{ heading: '推导', proof: deadline.proof }],
    notices: calendar.notices,
  };
}

describe('a proof in lines', () => {
  test('joins the days of a break and names its notice', () => {
    const lines = proofLines(wd(15, '2021-08-31', nation).proof, nation);
    expect(lines[0]).toBe('2021-08-31 起算当日，不计入');
    expect(lines).toContain('2021-09-18 调休上班，计为工作日（国办发明电〔2020〕27号）');
    expect(lines).toContain('2021-09-19 至 2021-09-21 中秋节放假，跳过（国办发明电〔2020〕27号）');
    expect(lines.at(-1)).toBe('2021-09-22 期限届满');
  });

  test('tells a regional rest day from a national one', () => {
    const text = proofLines(wd(10, '2024-08-30').proof, yanji).join('\n');
    expect(text).toMatch(/2024-09-02 至 2024-09-04 .+放假（地方通知），跳过/);
  });

  test('sums up weekends when they are many, and lists them when they are few', () => {
    const many = proofLines(wd(30, '2026-03-02').proof, yanji).filter((line) => line.includes('周末'));
    expect(many).toEqual(['2026-03-07 至 2026-04-12 之间 5 个周末（10 天）休息，跳过']);
    const few = proofLines(wd(7, '2026-03-02').proof, yanji).filter((line) => line.includes('周末'));
    expect(few).toEqual(['2026-03-07 至 2026-03-08 周末休息，跳过']);
  });

  test('loses no skipped day to the joining', () => {
    const { proof } = wd(60, '2025-12-20');
    const skipped = proof.filter(({ effect }) => effect === 'skipped').map(({ day }) => day);
    const inRuns = proofRuns(proof).filter(({ text }) => text.includes('跳过'));
    for (const day of skipped) expect(inRuns.some(({ from, to }) => from <= day && day <= to)).toBe(true);
    expect(skipped.length).toBeGreaterThan(20);
  });

  test('joins days met in falling order too', () => {
    const limit: DeadlineLimit = { amount: 5, unit: 'workingDay', direction: 'before', roll: 'backward' };
    const back = computeDeadline(plainDate('2026-10-12'), limit, yanji);
    expect(proofLines(back.proof, yanji).join('\n')).toContain('2026-10-01 至 2026-10-07 国庆节放假');
  });

  test('names the periods of a backward chain in Chinese', () => {
    const chain = [
      { id: 'intention-to-tender', limit: { amount: 30, unit: 'calendarDay', direction: 'after', roll: 'none' } },
      { id: 'reserve', limit: { amount: 10, unit: 'workingDay', direction: 'after', roll: 'none' } },
    ] as const;
    const text = proofLines(latestSafeStart(plainDate('2026-06-30'), chain, yanji).proof, yanji).join('\n');
    expect(text).toContain('采购意向公开期（30 个自然日）：最迟');
    expect(text).toContain('评审至签约预留时间（10 个工作日）：最迟');
  });
});

describe('a proof sheet', () => {
  test('gives every skipped and every made-up day a line of its own, with the number of its notice', () => {
    expect(proofPaperLines(paper(wd(15, '2021-08-31', nation), nation))).toEqual([
      '到期日：2021-09-22',
      '所属周期：222401-2026-001',
      '推导：',
      '  2021-08-31（星期二）  起算当日，不计入',
      '  2021-09-01 至 2021-09-03（星期三至五）  3 个工作日，累计 3',
      '  2021-09-04（星期六）  周末休息，跳过',
      '  2021-09-05（星期日）  周末休息，跳过',
      '  2021-09-06 至 2021-09-10（星期一至五）  5 个工作日，累计 8',
      '  2021-09-11（星期六）  周末休息，跳过',
      '  2021-09-12（星期日）  周末休息，跳过',
      '  2021-09-13 至 2021-09-17（星期一至五）  5 个工作日，累计 13',
      '  2021-09-18（星期六）  调休上班，计为工作日，累计 14 [1]',
      '  2021-09-19（星期日）  中秋节放假，跳过 [1]',
      '  2021-09-20（星期一）  中秋节放假，跳过 [1]',
      '  2021-09-21（星期二）  中秋节放假，跳过 [1]',
      '  2021-09-22（星期三）  1 个工作日，累计 15',
      '  2021-09-22（星期三）  期限届满',
      '计算依据：',
      '  [1] 国务院办公厅关于2021年部分节假日安排的通知（国办发明电〔2020〕27号，2020-11-25）',
      '  《民法典》第二百零一条：开始的当日不计入',
      '  日历版本 000000@2025-11-04',
    ]);
  });

  test('is one A4 page of HTML that loads nothing, with a row for each line', () => {
    const deadline = wd(15, '2021-08-31', nation);
    const html = proofSheetHtml(paper(deadline, nation), plainDate('2026-09-28'));
    expect(html).toContain('@page { size: A4;');
    expect(html).not.toMatch(/src=|href=|url\(|<script|@import/);
    const rows = deadline.proof.filter(({ kind }) => kind !== 'basis');
    expect(html.match(/<tr><td>/g)).toHaveLength(rows.length);
    expect(html).toContain('<td>2021-09-18</td><td>六</td><td>调休上班，计为工作日</td><td>14</td><td>[1]</td>');
    expect(html).toContain('制表日期：2026年9月28日');
  });

  test('keeps markup of a title, a fact, a heading and a notice as text', () => {
    const evil = '<img src=x onerror=alert(1)>';
    const proof = wd(15, '2021-08-31', nation).proof;
    const notices = { '000000/2021@2020-11-25': { title: evil, date: plainDate('2020-11-25') } };
    const html = proofSheetHtml(
      {
        title: evil,
        result: [evil],
        facts: [{ label: '理由', value: evil }],
        parts: [{ heading: evil, proof }],
        notices,
      },
      plainDate('2026-09-28'),
    );
    expect(html).not.toContain('<img');
    expect(html.match(/&lt;img src=x/g)?.length).toBeGreaterThanOrEqual(5);
  });

  test('names a notice by its id where it is not at hand', () => {
    const lines = proofPaperLines({ ...paper(wd(15, '2021-08-31', nation), nation), notices: {} });
    expect(lines).toContain('  [1] 000000/2021@2020-11-25');
  });
});
