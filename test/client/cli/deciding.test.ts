import { describe, expect, test } from '@jest/globals';
import type { Api, Reply } from '../../../client/cli/api.js';
import type { Gateway } from '../../../client/gateway-ports.js';
import type { Reads } from '../../../client/reads.js';
import type { InboxLine } from '../../../client/screens/own-lists.js';
import { plainDate } from '../../../domain/calendar/plain-date.js';
import { foldAll } from '../../../domain/cycle/fold.js';
import type { Fact } from '../../../domain/facts.js';
import { GENESIS_HASH } from '../../../domain/hash.js';
import { POSTS } from '../../../domain/people.js';
import { presetOpinions } from '../../../texts/zh-CN/opinions.js';
import { playedFile } from '../../support/played.js';
import { appFor, CYCLE, emptyReads, listeningGateway, screensWith } from '../http/app-for-tests.js';
import { inboxLine } from '../inbox-line.js';
import { caigou } from './terminal.js';

const { facts } = playedFile('222401-in-time', plainDate('2026-01-31'));
const firstDecision = facts.findIndex(({ kind }) => kind === 'decided');
/** The yearly plan of a real play, approved by the first of three. */
const half = facts.slice(0, facts.findIndex(({ kind }, at) => at > firstDecision && kind === 'task-opened') + 1);

function appWith(record: Fact[], own: Partial<Reads> = {}, gateway = listeningGateway(), tasks: InboxLine[] = []) {
  const state = foldAll(CYCLE, record);
  const { running, closed, people } = state.approvals;
  const approvals = { running: Object.values(running), closed: Object.values(closed), people };
  const plain = emptyReads();
  const reads = emptyReads({
    cycle: async (code, id) => {
      const found = await plain.cycle(code, id);
      return found === null ? null : { ...found, state };
    },
    approvals: async () => approvals,
    facts: async (_code, { afterSeq = 0, limit = 200 }) => {
      const after = record.filter(({ seq }) => seq > afterSeq);
      const page = after.slice(0, limit);
      return { facts: page, nextAfterSeq: after.length > limit ? (page.at(-1)?.seq ?? null) : null };
    },
    ...own,
  });
  return { app: appFor({ gateway, reads, screens: screensWith(tasks) }), gateway, approval: approvals.running[0] };
}

const deciding = (kind: string, data: unknown) => [
  ...['do', kind, '--cycle', CYCLE, '--as', 'officer', '--data', JSON.stringify(data)],
];

describe('deciding by hand', () => {
  test('what is decided on is shown, and the decision carries the seal of just that', async () => {
    const { app, gateway, approval } = appWith(half);
    const said = await caigou(deciding('approve', { task: 'a1.2.1', opinion: '同意' }), { app });
    expect(said).toMatchObject({ err: '', code: 0 });
    expect(said.out).toMatch(/^事项：年度实施计划（第 1 年度合同），审批 a1，第 1 轮，环节：分管副局长审批\n/);
    expect(said.out).toMatch(/内容：\n {2}合同年度：1\n {2}计划名称：/);
    expect(said.out).toMatch(/计划金额：[\d,]+\.\d\d 元/);
    expect(said.out).toMatch(/此前办理：\n {2}2026-01-\d\d 科室审核 科室负责人：同意/);
    expect(gateway.reached[0]?.request.data).toEqual({
      task: 'a1.2.1',
      opinion: '同意',
      ifVersion: approval?.version,
      contentHash: approval?.subject.hash,
    });
  });

  test('a seal somebody gave himself is sent as given, and nothing is looked up', async () => {
    const { app, gateway } = appWith(half);
    const given = { task: 'a1.2.1', ifVersion: 1, contentHash: 'b'.repeat(64) };
    const said = await caigou(deciding('approve', given), { app });
    expect(said.out).not.toContain('事项：');
    expect(gateway.reached[0]?.request.data).toEqual(given);
  });

  test('an approval as a whole is withdrawn on its version alone', async () => {
    const { app, gateway, approval } = appWith(half);
    await caigou(deciding('withdraw', { approval: 'a1', reason: '重新测算' }), { app });
    expect(gateway.reached[0]?.request.data).toEqual({
      approval: 'a1',
      reason: '重新测算',
      ifVersion: approval?.version,
    });
  });

  test('programs must say what they saw', async () => {
    const { app, gateway } = appWith(half);
    const said = await caigou([...deciding('approve', { task: 'a1.2.1' }), '--json'], { app });
    expect(JSON.parse(said.err)).toMatchObject({ code: 'bad-input', issues: [{}, {}] });
    expect([said.code, gateway.reached]).toEqual([2, []]);
  });

  test('a task that is nowhere is left to the rules to refuse', async () => {
    const { app, gateway } = appWith(half);
    const said = await caigou(deciding('approve', { task: 'a9.1.1' }), { app });
    expect(said.out).not.toContain('事项：');
    expect(gateway.reached[0]?.request.data).toMatchObject({ task: 'a9.1.1', ifVersion: 0 });
  });
});

describe('an opinion that is ready', () => {
  const withPreset = (preset: string, kind = 'approve') => [
    ...deciding(kind, { task: 'a1.2.1' }),
    ...['--opinion-preset', preset],
  ];

  test('is written into the command, and its blank is filled with the person’s own words', async () => {
    const [{ app, gateway }, then] = [appWith(half), 'again'];
    expect(await caigou(withPreset('agree'), { app })).toMatchObject({ err: '', code: 0 });
    await caigou(
      [...deciding('return', { task: 'a1.2.1', to: 'initiator', then }), '--opinion-preset', 'revise=预算表'],
      { app },
    );
    expect(gateway.reached.map(({ request }) => Object(request.data).opinion)).toEqual([
      '同意',
      '请按预算表修改后重报',
    ]);
  });

  test('that is none, is for another verb, or has its blank left empty is refused with those there are', async () => {
    const { app, gateway } = appWith(half);
    for (const preset of ['agreed', 'refuse=太贵', 'agree-if', 'agree=好']) {
      const said = await caigou(withPreset(preset), { app });
      expect([preset, said.code, said.err.includes('--opinion-preset')]).toEqual([preset, 2, true]);
    }
    expect((await caigou(withPreset('agreed'), { app })).err).toContain('是否指 agree');
    expect(gateway.reached).toEqual([]);
  });

  test('of one’s own post comes before that of everybody', () => {
    expect(presetOpinions(['bureauFinance'])[0]?.key).toBe('funds');
    expect(presetOpinions([]).map(({ key }) => key)).toContain('agree');
    const keys = presetOpinions([...POSTS]).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('after a decision', () => {
  test('the next task in hand is named with the command that settles it', async () => {
    const task = inboxLine({
      ...{ cycleId: CYCLE, task: 'a2.1.1', approval: 'a2', step: 'office', subject: { kind: 'payment', ref: 't1' } },
      ...{ money: true, due: plainDate('2026-02-10') },
    });
    const said = await caigou(deciding('approve', { task: 'a1.2.1' }), {
      app: appWith(half, {}, listeningGateway(), [task]).app,
    });
    expect(said.out).toMatch(
      /下一件：付款（.+），社工站服务采购，科室审核，2026-02-10 前\n {2}npx caigou do approve --cycle \S+ --as officer --data '\{"task":"a2\.1\.1"\}'\n$/,
    );
    expect((await caigou(deciding('approve', { task: 'a1.2.1' }), { app: appWith(half).app })).out).toMatch(
      /没有其他待审批的事项\n$/,
    );
  });
});

describe('the course of an approval', () => {
  test('says who decided what at which step, and who has it now', async () => {
    const said = await caigou(['cycle', 'approvals', CYCLE, '--as', 'officer'], { app: appWith(half).app });
    expect(said).toMatchObject({ err: '', code: 0 });
    expect(said.out).toMatch(/^审批 a1 年度实施计划（第 1 年度合同）：审批中\n/);
    expect(said.out).toMatch(/2026-01-\d\d +科室审核 +科室负责人 +同意/);
    expect(said.out).toMatch(/等待 分管副局长（分管副局长审批，待办 a1\.2\.1，2026-01-\d\d 前）/);
  });

  test('of one that has ended says how, for programs with the number of each record', async () => {
    const { app } = appWith(facts);
    const said = await caigou(['cycle', 'approvals', CYCLE, '--as', 'officer', '--json'], { app });
    const [first] = JSON.parse(said.out).approvals;
    expect(first).toMatchObject({ id: 'a1', status: 'approved', inHand: [] });
    const seqs = new Map(facts.map(({ seq, kind }) => [seq, kind]));
    for (const { seq, kind } of first.timeline) expect(seqs.get(seq)).toBe(kind);
    expect(first.timeline).toContainEqual(expect.objectContaining({ kind: 'approval-closed', value: 'approved' }));
  });
});

describe('caigou approve', () => {
  const many = (...tasks: string[]) => ['approve', '--as', 'officer', '--tasks', tasks.join(','), '--opinion', '同意'];
  const SECOND = 'a1.2.1';

  test('approves one by one, each a command of its own on what was just looked up, through the door of batches', async () => {
    const { app, gateway, approval } = appWith(half);
    const said = await caigou(many(`${CYCLE}:${SECOND}`), { app });
    expect(said).toMatchObject({ out: `${CYCLE}:${SECOND} 年度实施计划（第 1 年度合同）  已同意\n`, err: '', code: 0 });
    expect(gateway.reached.map(({ via, request }) => [via, request.kind, request.data])).toEqual([
      [
        'batch',
        'approve',
        { task: SECOND, opinion: '同意', ifVersion: approval?.version, contentHash: approval?.subject.hash },
      ],
    ]);
  });

  test('one that is refused or not named holds up no other, and each is told', async () => {
    const why = { approval: 'a1' };
    const refusing: Gateway['submit'] = async ({ request }) => {
      if (Object(request.data).task === SECOND)
        return { code: 'batch-not-allowed', tried: 'approve', why, allowedNow: [] };
      return { cycleId: CYCLE, commandId: 'c-00000001', seq: 9, hash: GENESIS_HASH };
    };
    const { app } = appWith(half, {}, listeningGateway({ submit: refusing }));
    const said = await caigou(many(CYCLE, `${CYCLE}:${SECOND}`, `${CYCLE}:a9.1.1`), { app });
    expect(said.out.split('\n')).toEqual([
      `${CYCLE}  未办理：请写明 周期:待办编号`,
      expect.stringContaining('未办理：该事项不能批量办理'),
      `${CYCLE}:a9.1.1  已同意`,
      '',
    ]);
    expect(said.code).toBe(3);
    const json = await caigou([...many(`${CYCLE}:${SECOND}`), '--json'], { app });
    expect(JSON.parse(json.out).tasks).toMatchObject([{ result: 'not-done', reply: { kind: 'refused' } }]);
  });

  test('a server that is not there is a fault, and nobody to act for a mistake of use', async () => {
    const { app } = appWith(half);
    expect(await caigou(['approve', '--tasks', `${CYCLE}:${SECOND}`], { app })).toMatchObject({ code: 2 });
    const away: Reply = { kind: 'unreachable', url: 'http://caigou.test' };
    const api: Api = {
      get: async () => away,
      post: async () => away,
      delete: async () => away,
      send: async () => away,
    };
    const said = await caigou(many(`${CYCLE}:${SECOND}`), { app, own: { api: () => api } });
    expect(said).toMatchObject({ out: `${CYCLE}:${SECOND}  未办理：服务没有应答\n`, code: 1 });
  });
});
