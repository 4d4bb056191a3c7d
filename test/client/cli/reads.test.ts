import { describe, expect, test } from '@jest/globals';
import { instantAt } from '../../../domain/calendar/instant.js';
import { plainDate } from '../../../domain/calendar/plain-date.js';
import type { NoticeLine } from '../../../store/views/notices.js';
import type { ObligationLine } from '../../../store/views/obligations.js';
import type { PolicyLine } from '../../../store/views/todo.js';
import { appFor, CYCLE, emptyReads, screensWith } from '../http/app-for-tests.js';
import { inboxLine } from '../inbox-line.js';
import { caigou } from './terminal.js';

const AS = ['--as', 'officer'];
const on = plainDate('2026-05-07');
const duty: ObligationLine = {
  cycleId: CYCLE,
  cycleTitle: '社工站服务采购',
  id: 'contract-publication@y1#1',
  rule: 'contract-publication',
  subject: 'y1',
  n: 1,
  owner: 'officer',
  trigger: { kind: 'contract-signed', on, seq: 40 },
  due: plainDate('2026-05-11'),
  certainty: 'provisional',
  earliest: plainDate('2026-05-11'),
  latest: plainDate('2026-05-13'),
  authority: 'assumed',
  severity: 'law',
  status: 'breached',
  basis: 'CN-MOF-102 第25条',
  proof: [
    { kind: 'start', day: on, effect: 'excluded' },
    { kind: 'end', day: plainDate('2026-05-11'), effect: 'reached' },
  ],
};
const task = inboxLine({ cycleId: CYCLE, due: plainDate('2026-05-09'), lane: 'overdue' });
const notice: NoticeLine = {
  id: 1,
  cycleId: CYCLE,
  about: duty.id,
  occurrence: 'before-3',
  revision: '2026-05-11',
  recipient: 'officer',
  channel: 'mail',
  address: 'officer@county.example',
  slot: on,
  notBefore: instantAt(on, '09:00'),
  state: 'sent',
  attempts: 1,
  settledAt: null,
  wasUnknown: false,
  lastError: null,
  letter: null,
  messageId: null,
};
const newer: PolicyLine = {
  cycleId: CYCLE,
  cycleTitle: '社工站采购',
  policy: '222401@2021-02-01#aaaaaaaaaaaa',
  inForce: '222401@2025-06-01#bbbbbbbbbbbb',
  effectiveFrom: plainDate('2025-06-01'),
};
const app = appFor({
  screens: screensWith([task]),
  reads: emptyReads({
    ownDuties: async () => ({ obligations: [duty], next: null }),
    waitingPolicies: async () => [newer],
    obligations: async () => ({ obligations: [duty], next: 'NEXT' }),
    notices: async () => ({ notices: [notice], next: null }),
  }),
});

describe('reading from the command line', () => {
  test('the to-do list shows tasks and duties with their dates', async () => {
    const said = await caigou(['todo', ...AS], { app });
    expect(said).toMatchObject({ err: '', code: 0 });
    expect(said.out).toMatch(/科室审核 +a1\.1\.1 +2026-05-09（超期）/);
    expect(said.out).toMatch(/公告政府采购合同 +第 1 年度合同 +经办人 +2026-05-11（暂定） +已逾期 +暂按/);
  });

  test('on a terminal that shows colours what is overdue is red, and still says so', async () => {
    const { out } = await caigou(['todo', ...AS], { app, own: { colours: true } });
    expect(out).toContain('\u001b[31m已逾期\u001b[39m');
  });

  test('the command that settles a task is there to be typed', async () => {
    const { out } = await caigou(['todo', ...AS], { app });
    expect(out).toContain(`npx caigou do approve --cycle ${CYCLE} --as officer --data '{"task":"a1.1.1"}'`);
  });

  test('a newer policy in force is something to be done: to move to it, or to stay with a reason', async () => {
    const { out } = await caigou(['todo', ...AS], { app });
    expect(out).toMatch(/222401@2021-02-01#a+ +222401@2025-06-01#b+ +2025-06-01/);
    const line = (kind: string) => `npx caigou do ${kind} --cycle ${CYCLE} --as officer --data`;
    expect(out).toContain(`${line('move-to-policy')} '{"asOf":"2025-06-01","reason":"…"}'`);
    expect(out).toContain(`${line('keep-policy')} '{"instead":"222401@2025-06-01#bbbbbbbbbbbb","reason":"…"}'`);
  });

  test('a payment due after the treasury closes says so beside its day', async () => {
    const late = { ...duty, treasuryCloses: plainDate('2026-05-08') };
    const reads = emptyReads({ ownDuties: async () => ({ obligations: [late], next: null }) });
    const { out } = await caigou(['todo', ...AS], { app: appFor({ reads }) });
    expect(out).toContain('2026-05-11（暂定，国库 2026-05-08 关账，请提前）');
    expect(out).not.toContain('新政策');
  });

  test('notices are listed by what they are about, in the time of the office', async () => {
    const { out } = await caigou(['notices', ...AS], { app });
    expect(out).toMatch(/公告政府采购合同（第 1 年度合同） +提前 3 个工作日 +officer +邮件 +2026-05-07 09:00 +已发送/);
  });

  test('a due date says how it was reached', async () => {
    const { out } = await caigou(['obligations', '--proof', ...AS], { app });
    expect(out).toMatch(/^公告政府采购合同（第 1 年度合同） 222401-2026-001：2026-05-11（暂定）\n/);
    expect(out).toContain('  起算：2026-05-07，合同签订\n  2026-05-07 起算当日，不计入\n  2026-05-11 期限届满\n');
    expect(out).toContain('  依据：《政府购买服务管理办法》（财政部令第102号） 第25条\n');
  });

  test('a list says where its next page begins', async () => {
    expect((await caigou(['obligations', ...AS], { app })).out).toContain('--after NEXT');
  });

  test.each([
    ['todo', ['todo']],
    ['obligations', ['obligations', '--all', '--owner', 'officer']],
    ['notices', ['notices', '--state', 'sent']],
    ['mail list', ['mail', 'list', '--cycle', CYCLE]],
    ['cycle list', ['cycle', 'list', '--stage', 'planning']],
    ['cycle show', ['cycle', 'show', CYCLE]],
    ['cycle approvals', ['cycle', 'approvals', CYCLE]],
    ['commands', ['commands']],
    ['cycle facts', ['cycle', 'facts', CYCLE, '--after', '3']],
  ])('%s answers people in text and programs in one line of JSON', async (name, argv) => {
    const as = name === 'commands' ? [] : AS;
    const [text, json] = [await caigou([...argv, ...as], { app }), await caigou([...argv, ...as, '--json'], { app })];
    expect([text.err, text.code, json.err, json.code]).toEqual(['', 0, '', 0]);
    expect(text.out).toMatch(/[\u4e00-\u9fff]/);
    expect(json.out.trim().split('\n')).toHaveLength(1);
    expect(typeof JSON.parse(json.out)).toBe('object');
  });

  test('duties that have ended are only shown when asked for', async () => {
    const asked: unknown[] = [];
    const reads = emptyReads({
      obligations: async (_code, { live }) => {
        asked.push(live);
        return { obligations: [], next: null };
      },
    });
    await caigou(['obligations', ...AS], { app: appFor({ reads }) });
    await caigou(['obligations', '--all', ...AS], { app: appFor({ reads }) });
    expect(asked).toEqual([true, undefined]);
  });

  test('a wrong word in a filter names the parameter', async () => {
    const said = await caigou(['cycle', 'list', '--stage', 'someday', ...AS], { app });
    expect(said).toMatchObject({ out: '', err: expect.stringContaining('stages[0]（其中之一：planning'), code: 2 });
  });
});
