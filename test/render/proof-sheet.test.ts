import { describe, expect, test } from '@jest/globals';
import { computeDeadline } from '../../domain/calendar/deadline.js';
import type { Deadline, DeadlineLimit } from '../../domain/calendar/deadline-types.js';
import { plainDate } from '../../domain/calendar/plain-date.js';
import { latestSafeStart } from '../../domain/calendar/safe-start.js';
import { proofLines, proofRuns } from '../../render/proof-runs.js';
import { renderProofSheet } from '../../render/proof-sheet.js';
import { shippedCalendar } from '../domain/calendar/shipped.js';
import { morning } from './letter/made.js';

const yanji = shippedCalendar('222401');
const nation = shippedCalendar();

function wd(amount: number, from: string, calendar = yanji): Deadline {
  const limit: DeadlineLimit = { amount, unit: 'workingDay', direction: 'after', roll: 'forward' };
  return computeDeadline(plainDate(from), limit, calendar);
}

function sheet(deadline: Deadline, calendar = yanji) {
  const at = morning('2026-09-28');
  return renderProofSheet({ title: '合同报备', matter: '222401-2026-001', deadline, calendar, at });
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
    expect(text).toContain('采购意向公开期：最迟');
    expect(text).toContain('评审至签约预留时间：最迟');
  });
});

describe('a proof sheet', () => {
  test('says the due day, each step, and the notices by number', () => {
    const { lines } = sheet(wd(15, '2021-08-31', nation), nation);
    expect(lines[0]).toBe('合同报备：到期日：2021年9月22日（星期三）');
    expect(lines).toContain('  2021-09-19 至 2021-09-21（日–二） 中秋节放假，跳过 [1]');
    expect(lines.some((line) => line.startsWith('  [1] ') && line.includes('国办发明电〔2020〕27号'))).toBe(true);
    expect(lines).toContain('  《民法典》第二百零一条：开始的当日不计入');
    expect(lines.at(-1)).toBe('制表日期：2026年9月28日');
  });

  test('shows every weekend, however many', () => {
    const { lines } = sheet(wd(30, '2026-03-02'));
    expect(lines.filter((line) => line.includes('周末休息'))).toHaveLength(5);
  });

  test('of a provisional date gives both ends and no certain day', () => {
    const { lines, html } = sheet(wd(7, '2026-12-28'));
    expect(lines[0]).toMatch(/^合同报备：到期日暂定：最早2027年1月\d+日（星期.），最晚2027年1月\d+日/);
    expect(html).toContain('到期日暂定');
  });

  test('is printed on A4 with a row for each step', () => {
    const deadline = wd(15, '2021-08-31', nation);
    const { html } = sheet(deadline, nation);
    expect(html).toContain('@page { size: A4;');
    expect(html.match(/<tr><td>/g)).toHaveLength(proofRuns(deadline.proof).length);
  });

  test('keeps a title with markup as text', () => {
    const at = morning('2026-09-28');
    const { html } = renderProofSheet({
      title: '<b>甲</b>',
      matter: '"乙"',
      deadline: wd(1, '2026-03-02'),
      calendar: yanji,
      at,
    });
    expect(html).not.toContain('<b>甲');
    expect(html).toContain('&lt;b&gt;甲&lt;/b&gt;');
  });

  test('names a notice by its id where the calendar does not hold it', () => {
    const { lines } = sheet(wd(15, '2021-08-31', nation), { ...nation, notices: {} });
    expect(lines).toContain('  [1] 000000/2021@2020-11-25');
  });
});
