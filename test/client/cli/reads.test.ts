import { describe, expect, test } from '@jest/globals';
import { plainDate } from '../../../domain/calendar/plain-date.js';
import type { ObligationLine } from '../../../store/views/obligations.js';
import type { TaskLine } from '../../../store/views/todo.js';
import { appFor, CYCLE, emptyReads } from '../http/app-for-tests.js';
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
  basis: '',
  proof: [],
};
const task: TaskLine = {
  cycleId: CYCLE,
  cycleTitle: '社工站服务采购',
  task: 'a1.1.1',
  approval: 'a1',
  step: 'head',
  title: '科室审核',
  subject: { kind: 'annual-plan', ref: 'y1' },
  contentHash: 'a'.repeat(64),
  version: 3,
  money: false,
  owner: 'head',
  holder: 'officer',
  openedOn: on,
  due: plainDate('2026-05-09'),
  certainty: 'final',
  overdue: true,
};
const app = appFor({
  reads: emptyReads({
    todo: async () => ({ tasks: [task], duties: [duty] }),
    obligations: async () => ({ obligations: [duty], next: 'NEXT' }),
  }),
});

describe('reading from the command line', () => {
  test('the to-do list shows tasks and duties with their dates', async () => {
    const said = await caigou(['todo', ...AS], { app });
    expect(said).toMatchObject({ err: '', code: 0 });
    expect(said.out).toMatch(/科室审核 +a1\.1\.1 +2026-05-09（超期）/);
    expect(said.out).toMatch(/公告政府采购合同 +第 1 年度合同 +经办人 +2026-05-11（暂定） +已逾期 +暂按/);
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
    expect(said).toMatchObject({ out: '', err: expect.stringContaining('stages[0]'), code: 2 });
  });
});
