import { describe, expect, test } from '@jest/globals';
import { httpApi } from '../../../client/cli/api.js';
import { REFUSAL_ANSWERS } from '../../../client/refusals.js';
import { REFUSAL_CODES } from '../../../domain/refusal.js';
import { OPENING, SIGNING } from '../../schemas/samples.js';
import { appFor, ask, CYCLE, emptyReads, listeningGateway } from '../http/app-for-tests.js';
import { caigou } from './terminal.js';

const signing = ['do', 'sign-contract', '--cycle', CYCLE, '--as', 'officer', '--data'];

describe('giving a command from the command line', () => {
  test('says what to quote, and exits 0', async () => {
    const gateway = listeningGateway();
    const app = appFor({ gateway });
    const options = ['--on', '2026-03-01', '--second', 'head', '--command-id', 'c-00000001'];
    const said = await caigou([...signing, JSON.stringify(SIGNING), ...options], { app });
    expect(said).toEqual({
      out: '已登记：222401-2026-001 第 7 条，摘要 000000000000（命令编号 c-00000001）\n',
      err: '',
      code: 0,
      saved: new Map(),
    });
    expect(gateway.reached[0]).toMatchObject({
      via: 'cli',
      caller: { card: { id: 'officer' } },
      request: {
        kind: 'sign-contract',
        on: '2026-03-01',
        secondPerson: 'head',
        commandId: 'c-00000001',
        data: SIGNING,
      },
    });
  });

  test('takes the body from a file', async () => {
    const gateway = listeningGateway();
    const own = { readData: (path: string) => (path === 'signing.json' ? SIGNING : null) };
    const said = await caigou([...signing, '@signing.json', '--json'], { app: appFor({ gateway }), own });
    expect(JSON.parse(said.out)).toMatchObject({ cycleId: CYCLE, seq: 7 });
    expect(gateway.reached[0]?.request.data).toEqual(SIGNING);
  });

  test('a dry run gives nothing', async () => {
    const gateway = listeningGateway();
    const said = await caigou([...signing, JSON.stringify(SIGNING), '--dry-run'], { app: appFor({ gateway }) });
    expect(said).toMatchObject({ out: expect.stringContaining('未登记任何内容'), code: 0 });
    expect(gateway.reached).toEqual([]);
  });

  test('opens and takes over cycles', async () => {
    const gateway = listeningGateway();
    const app = appFor({ gateway });
    const said = await caigou(['cycle', 'open', '--as', 'officer', '--data', JSON.stringify(OPENING)], { app });
    expect(said).toMatchObject({ out: expect.stringContaining(CYCLE), code: 0 });
    expect(gateway.reached[0]?.request.kind).toBe('open-cycle');
    const adopted = await caigou(['cycle', 'open', '--adopt', '--as', 'officer', '--data', JSON.stringify(OPENING)], {
      app,
    });
    expect(adopted).toMatchObject({
      err: expect.stringContaining('data.asOf 接管日（必填）：请补充；例如 "2026-09-22"'),
      code: 2,
    });
  });

  test.each<[string, string[], string]>([
    ['a body that is not JSON', [...signing, '{'], '--data（JSON，或 @文件）'],
    ['a missing file', [...signing, '@nowhere.json'], '--data（JSON，或 @文件）'],
    ['nobody to act for', ['todo'], '--as（办理人）'],
    [
      'an impossible date',
      [...signing, JSON.stringify({ ...SIGNING, serviceTo: '2026-02-30' })],
      'data.serviceTo 服务结束日（没有这一天',
    ],
    [
      'money that is not whole fen',
      [...signing, JSON.stringify({ ...SIGNING, fen: 0.5 })],
      'data.fen 合同金额（以分为单位的整数）：1234.56 元写作 123456',
    ],
    [
      'an unknown kind',
      ['do', 'sign', '--cycle', CYCLE, '--as', 'officer', '--data', '{}'],
      '没有这项命令：是否指 sign-contract？',
    ],
    ['an unknown option', ['todo', '--who', 'me'], '没有选项'],
    ['an unknown command', ['sing'], '没有命令 sing'],
    ['a missing option', ['do', 'approve', '--as', 'officer'], '缺少选项'],
    ['a missing argument', ['cycle', 'show'], '缺少参数 编号'],
  ])('%s exits 2, names the place and gives nothing', async (_what, argv, words) => {
    const gateway = listeningGateway();
    const said = await caigou(argv, { app: appFor({ gateway }) });
    expect(said).toMatchObject({ out: '', err: expect.stringContaining(words), code: 2 });
    expect(gateway.reached).toEqual([]);
  });

  test.each(REFUSAL_CODES)(
    'the refusal %s is the same as over HTTP, on standard error, with its exit code',
    async (code) => {
      const refused = {
        code,
        tried: 'sign-contract',
        why: { on: '2026-03-03', trigger: 'plan-approved' },
        allowedNow: ['draft-plan'],
      };
      const app = appFor({ gateway: listeningGateway({ submit: async () => refused }) });
      const argv = [...signing, JSON.stringify(SIGNING)];
      const http = await ask(app, 'POST', `/api/cycles/${CYCLE}/commands`, {
        body: { kind: 'sign-contract', data: SIGNING },
      });
      const [json, text] = [await caigou([...argv, '--json'], { app }), await caigou(argv, { app })];
      const problem: unknown = await http.json();
      expect(JSON.parse(json.err)).toEqual(problem);
      expect([json.out, json.code, text.code]).toEqual(['', REFUSAL_ANSWERS[code].exit, REFUSAL_ANSWERS[code].exit]);
      expect(text.err).toContain('未办理“签订合同”');
      expect(text.err).toContain('现在可办：编制年度计划(draft-plan)');
      expect(text.err).toContain(`[${code}]`);
    },
  );
});

describe('when the server does not answer', () => {
  const refusing =
    (code: string): typeof fetch =>
    async () => {
      throw Object.assign(new TypeError('fetch failed'), { cause: { code } });
    };
  const withFetch = (send: typeof fetch) => ({
    own: { api: () => httpApi({ url: 'http://127.0.0.1:1', token: 't', person: 'p' }, send) },
  });

  test('nobody listens: a fault, with what to do', async () => {
    const said = await caigou(['todo'], withFetch(refusing('ECONNREFUSED')));
    expect(said).toMatchObject({ out: '', err: expect.stringContaining('请先启动'), code: 1 });
  });

  test('the connection broke after sending: not yet known, ask again with the same id', async () => {
    const said = await caigou(['todo', '--json'], withFetch(refusing('ECONNRESET')));
    expect(said).toMatchObject({ out: '', err: expect.stringContaining('--command-id'), code: 4 });
  });

  test('a fault of the server is one here', async () => {
    const reads = emptyReads({ ownDuties: async () => Promise.reject(new Error('broken')) });
    const said = await caigou(['todo', '--as', 'officer'], { app: appFor({ reads }) });
    expect(said).toMatchObject({ out: '', err: expect.stringContaining('系统故障'), code: 1 });
  });

  test('a wrong token is a mistake of set-up', async () => {
    const said = await caigou(['todo', '--as', 'officer'], { app: appFor({ token: 'another' }) });
    expect(said).toMatchObject({ err: expect.stringContaining('令牌'), code: 2 });
  });
});

describe('help', () => {
  test('lists every command and is no mistake', async () => {
    const said = await caigou(['--help']);
    for (const name of ['due', 'policy', 'obligations', 'cycle', 'do', 'todo', 'notices', 'mail', 'schema']) {
      expect(said.out).toMatch(new RegExp(`^  ${name}\\b`, 'm'));
    }
    expect(said).toMatchObject({ err: '', code: 0 });
  });
});
