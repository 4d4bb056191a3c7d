import { describe, expect, test } from '@jest/globals';
import { legalDay } from '../../domain/calendar/instant.js';
import {
  closedProof,
  closingOf,
  liveProof,
  type ObligationProof,
  statesBeforeClosing,
} from '../../domain/obligations/proof.js';
import { obligationPaper } from '../../render/obligation-paper.js';
import { proofPaperLines } from '../../render/proof-sheet.js';
import { type Case, caseOf } from '../support/case.js';
import { awarded, MEDIUM, signed, signing } from '../support/course.js';

/** The proof of a duty as the cycle stands, live or closed. */
function proofIn(c: Case, id: string): ObligationProof {
  const now = { state: c.state, judging: c.judging() };
  const closing = closingOf(c.facts, id);
  const grounds =
    closing === undefined
      ? []
      : statesBeforeClosing(c.state.cycleId, c.facts, closing).map((state) => ({
          state,
          judging: { ...now.judging, at: closing.at, today: legalDay(closing.at) },
        }));
  const proof = closing === undefined ? liveProof(now, id, c.facts) : closedProof(now, grounds, closing, c.facts);
  if (proof === undefined) throw new Error(`no duty ${id}`);
  return proof;
}

const linesOf = (c: Case, id: string) => proofPaperLines(obligationPaper(proofIn(c, id), '社工站'));

/** Lines under one heading, up to the next heading. */
function part(lines: string[], heading: string): string[] {
  const from = lines.indexOf(heading) + 1;
  const length = lines.slice(from).findIndex((line) => !line.startsWith('  '));
  return lines.slice(from, length < 0 ? undefined : from + length).map((line) => line.trim());
}

function signedOn(code: '222401' | '640402', day: string, service?: { serviceFrom: string; serviceTo: string }): Case {
  const c = caseOf(code, day);
  c.put('cycle-opened', opening(c.state.cycleId) as never);
  c.put('contract-signed', { ...signing(1, day), ...service } as never);
  return c;
}

function opening(cycle: string) {
  return {
    programmeId: cycle,
    lot: '1',
    title: '社工站',
    regime: 'act',
    regimeBasis: '采购法',
    purchaser: signing(1, '2021-08-31').purchaser,
    stations: [{ id: 'a', name: '甲镇社工站', township: '甲镇' }],
    method: 'competitiveConsultation',
    years: 2,
    leadCycle: null,
    agentUsed: true,
    policy: 'p',
    calendar: 'c',
    code: cycle.slice(0, 6),
  };
}

/** Every line below was counted by hand on the notices of the year. */
describe('the proof of a duty, line by line', () => {
  test('seven working days over two festivals: a contract signed on 22 September 2026 is filed by 9 October', () => {
    const lines = linesOf(signedOn('222401', '2026-09-22'), 'contract-filing-finance@y1#1');
    expect(lines[0]).toBe('到期日：2026-10-09（星期五）');
    expect(part(lines, '推导：')).toEqual([
      '2026-09-22（星期二）  起算当日，不计入',
      '2026-09-23 至 2026-09-24（星期三至四）  2 个工作日，累计 2',
      '2026-09-25（星期五）  中秋节放假，跳过 [1]',
      '2026-09-26（星期六）  中秋节放假，跳过 [1]',
      '2026-09-27（星期日）  中秋节放假，跳过 [1]',
      '2026-09-28 至 2026-09-30（星期一至三）  3 个工作日，累计 5',
      '2026-10-01（星期四）  国庆节放假，跳过 [1]',
      '2026-10-02（星期五）  国庆节放假，跳过 [1]',
      '2026-10-03（星期六）  国庆节放假，跳过 [1]',
      '2026-10-04（星期日）  国庆节放假，跳过 [1]',
      '2026-10-05（星期一）  国庆节放假，跳过 [1]',
      '2026-10-06（星期二）  国庆节放假，跳过 [1]',
      '2026-10-07（星期三）  国庆节放假，跳过 [1]',
      '2026-10-08 至 2026-10-09（星期四至五）  2 个工作日，累计 7',
      '2026-10-09（星期五）  期限届满',
    ]);
    expect(lines).toContain('  [1] 国务院办公厅关于2026年部分节假日安排的通知（国办发明电〔2025〕7号，2025-11-04）');
    expect(lines).toContain('期限：自起算日起 7 个工作日');
    expect(lines.find((line) => line.startsWith('依据：'))).toContain(
      '《中华人民共和国政府采购法》（2014年修正） 第47条',
    );
    expect(lines).toContain('依据性质：法律规定');
  });

  test('a make-up Saturday counts: an agreement in effect on 31 August 2021 is paid by 22 September', () => {
    const service = { serviceFrom: '2021-09-01', serviceTo: '2022-08-31' };
    const c = signedOn('640402', '2021-08-31', service);
    c.to('2021-09-01');
    const lines = linesOf(c, 'payment-tranche-1@t1#1');
    expect(lines[0]).toBe('到期日：2021-09-22（星期三）');
    expect(part(lines, '推导：').slice(-6)).toEqual([
      '2021-09-18（星期六）  调休上班，计为工作日，累计 14 [1]',
      '2021-09-19（星期日）  中秋节放假，跳过 [1]',
      '2021-09-20（星期一）  中秋节放假，跳过 [1]',
      '2021-09-21（星期二）  中秋节放假，跳过 [1]',
      '2021-09-22（星期三）  1 个工作日，累计 15',
      '2021-09-22（星期三）  期限届满',
    ]);
  });

  test('holidays of the prefecture are named as such, by their own notice', () => {
    const lines = linesOf(signedOn('222401', '2024-08-30'), 'contract-filing-finance@y1#1');
    expect(part(lines, '推导：')).toEqual([
      '2024-08-30（星期五）  起算当日，不计入',
      '2024-08-31（星期六）  周末休息，跳过',
      '2024-09-01（星期日）  周末休息，跳过',
      '2024-09-02（星期一）  自治州成立纪念日放假（地方通知），跳过 [1]',
      '2024-09-03（星期二）  自治州成立纪念日放假（地方通知），跳过 [1]',
      '2024-09-04（星期三）  自治州成立纪念日放假（地方通知），跳过 [1]',
      '2024-09-05 至 2024-09-06（星期四至五）  2 个工作日，累计 2',
      '2024-09-07（星期六）  周末休息，跳过',
      '2024-09-08（星期日）  周末休息，跳过',
      '2024-09-09 至 2024-09-13（星期一至五）  5 个工作日，累计 7',
      '2024-09-13（星期五）  期限届满',
    ]);
    expect(lines).toContain('  [1] 延边朝鲜族自治州人民政府办公室关于2024年州庆放假的通告（2024-08-16）');
  });

  test('a month that ends on a Sunday rolls to Monday: signed on 30 April 2021, workers come by 31 May', () => {
    const lines = linesOf(signedOn('222401', '2021-04-30'), 'deployment@lot#1');
    expect(part(lines, '推导：')).toEqual([
      '2021-04-30（星期五）  起算当日，不计入',
      '2021-05-30（星期日）  期间（1 个月）届满的对应日',
      '2021-05-30（星期日）  周末休息，跳过',
      '2021-05-30（星期日）  届满日为休息日，顺延至 2021-05-31',
      '2021-05-31（星期一）  期限届满',
    ]);
    expect(lines).toContain('  《民法典》第二百零二条：到期月的对应日届满，无对应日的为月末日');
    expect(lines).toContain('  《民法典》第二百零三条：最后一日是法定休假日的，以休假日结束的次日为最后一日');
  });

  test('a day nobody announced has both ends, each with its own lines', () => {
    const lines = linesOf(signedOn('222401', '2026-12-21'), 'contract-publication@y1#1');
    expect(lines[0]).toBe('到期日：2026-12-23（星期三）');
    const open = linesOf(signedOn('222401', '2026-12-23'), 'contract-publication@y1#1');
    expect(open[0]).toMatch(/^到期日（暂定）：2026-12-25（星期五），最晚不过 .+；放假通知发布后重新计算$/);
    expect(part(open, '最早日的推导：')).toEqual([
      '2026-12-23（星期三）  起算当日，不计入',
      '2026-12-24（星期四）  1 个工作日，累计 1',
      '2026-12-25（星期五）  1 个工作日（安排通知未发布，暂按平常作息），累计 2',
      '2026-12-25（星期五）  此日所在年份的放假通知尚未发布，日期暂定，发布后重新计算',
      '2026-12-25（星期五）  期限届满',
    ]);
    expect(part(open, '最晚日的推导：').length).toBeGreaterThan(3);
  });

  test('a legal day on a Sunday shows the working day before it, the day it might roll to, and what stopped the clock', () => {
    const c = awarded();
    c.put('procurement-suspended', { reason: '投诉' }, '2023-03-20');
    expect(linesOf(c, 'contract-signing@y1#1')).toContain(
      '  2023-03-20（星期一）  起期限中止（采购人暂停采购），尚未恢复；恢复后重新计算',
    );
    c.jump('2023-03-23');
    c.put('procurement-resumed', { reason: '结束' }, '2023-03-23');
    // The award notice went out on 13 March: 30 days are 12 April, the four days of the pause make it Sunday the 16th.
    const lines = linesOf(c, 'contract-signing@y1#1');
    expect(lines.slice(0, 3)).toEqual([
      '到期日：2023-04-16（星期日）',
      '宜在 2023-04-14（星期五） 以前办理：届满日为休息日而不顺延，此日为之前最后一个工作日',
      '如理解为可以顺延，最晚为 2023-04-17（星期一）：规定没有写明是否顺延，这一理解存在争议，请不要依赖',
    ]);
    expect(part(lines, '推导：')).toEqual([
      '2023-03-13（星期一）  起算当日，不计入',
      '2023-03-14 至 2023-03-19（星期二至日）  6 个自然日，休息日一并计入，累计 6',
      '2023-03-20（星期一）  至 2023-03-23 期限中止（采购人暂停采购），不计入',
      '2023-03-24 至 2023-04-16  24 个自然日，休息日一并计入，累计 30',
      '2023-04-16（星期日）  期间（30 个自然日）届满的对应日',
      '2023-04-16（星期日）  期限届满',
    ]);
    expect(part(lines, '从严办理日的推导：')).toEqual([
      '2023-04-16（星期日）  周末休息，跳过',
      '2023-04-15（星期六）  周末休息，跳过',
      '2023-04-16（星期日）  届满日为休息日，提前至 2023-04-14',
      '2023-04-14（星期五）  期限届满',
    ]);
    expect(part(lines, '顺延理解的推导：')).toEqual([
      '2023-04-16（星期日）  周末休息，跳过',
      '2023-04-16（星期日）  届满日为休息日，顺延至 2023-04-17',
      '2023-04-17（星期一）  期限届满',
    ]);
  });

  test('a duty that ended keeps its verdict and its calendar, and its lines are those of that time', () => {
    const c = signed();
    const id = 'contract-publication@y1#1';
    const before = part(linesOf(c, id), '推导：');
    c.jump('2023-03-23');
    c.ok('publish-contract', { year: 1, medium: MEDIUM });
    const lines = linesOf(c, id);
    expect(lines[0]).toBe('到期日：2023-03-22（星期三）');
    expect(part(lines, '推导：')).toEqual(before);
    const verdict = lines.find((line) => line.startsWith('结论：'));
    expect(verdict).toMatch(
      /^结论：逾期办结（2023-03-23，第 \d+ 号记录）；按当时的工作日历 222401@\S+ 判定，以后日历或者政策变动不再重判$/,
    );
  });

  test('a closed duty whose day today’s rules no longer reach keeps the recorded day and shows no lines', () => {
    const c = signed();
    c.ok('publish-contract', { year: 1, medium: MEDIUM });
    const id = 'contract-publication@y1#1';
    const closing = closingOf(c.facts, id);
    if (closing === undefined) throw new Error('not closed');
    const now = { state: c.state, judging: c.judging() };
    const proof = closedProof(now, [], closing, c.facts);
    expect(proof).toMatchObject({
      obligation: { due: '2023-03-22', proof: [] },
      ended: { derived: false, verdict: 'met' },
    });
  });

  test('an extension is told with its reason, from which day to which, and is the last line', () => {
    const c = signed();
    const id = 'renewal-decision@y1#1';
    const due = c.duty(id).due;
    c.approved('extension', id, { to: '2024-04-12', reason: '等候批复' });
    const lines = linesOf(c, id);
    expect(lines[0]).toBe('到期日：2024-04-12（星期五）');
    expect(lines.filter((line) => line.startsWith('变动：'))).toEqual([
      expect.stringContaining(`经批准延期，由 ${due} 改为 2024-04-12（第 `),
    ]);
    expect(lines.find((line) => line.startsWith('变动：'))).toMatch(/；理由：等候批复$/);
    expect(part(lines, '推导：').at(-1)).toBe('2024-04-12（星期五）  经批准，期限延至此日');
  });
});
