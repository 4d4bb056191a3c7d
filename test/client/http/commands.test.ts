import { describe, expect, test } from '@jest/globals';
import { REFUSAL_ANSWERS } from '../../../client/refusals.js';
import { REFUSAL_CODES } from '../../../domain/refusal.js';
import { OPENING, SIGNING } from '../../schemas/samples.js';
import { appFor, ask, CYCLE, listeningGateway, problemIn } from './app-for-tests.js';

const commands = `/api/cycles/${CYCLE}/commands`;
const opening = { kind: 'open-cycle', data: OPENING };
const signing = { kind: 'sign-contract', on: '2026-03-02', data: SIGNING };

describe('commands over HTTP', () => {
  test('an accepted command is answered with its number and hash, and a new cycle with its id', async () => {
    const gateway = listeningGateway();
    const app = appFor({ gateway });
    const given = await ask(app, 'POST', commands, { body: { ...signing, commandId: 'c-00000001' } });
    expect(given.status).toBe(200);
    expect(await given.json()).toMatchObject({ cycleId: CYCLE, commandId: 'c-00000001', seq: 7 });
    const opened = await ask(app, 'POST', '/api/cycles', { body: opening });
    expect(opened.status).toBe(201);
    expect(await opened.json()).toMatchObject({ cycleId: CYCLE });
    expect(gateway.reached.map(({ request }) => request.kind)).toEqual(['sign-contract', 'open-cycle']);
  });

  test('the caller reaches the gateway with his card, his county and his door', async () => {
    const gateway = listeningGateway();
    await ask(appFor({ gateway }), 'POST', commands, { body: signing, headers: { 'x-caigou-via': 'cli' } });
    await ask(appFor({ gateway }), 'POST', commands, { body: signing, headers: { 'x-caigou-via': 'paper' } });
    await ask(appFor({ gateway }), 'POST', commands, { body: signing, headers: { 'x-caigou-via': 'batch' } });
    expect(gateway.reached.map(({ via }) => via)).toEqual(['cli', 'api', 'batch']);
    expect(gateway.reached[0]?.caller.card).toMatchObject({ id: 'officer', posts: ['officer'], directoryRev: 3 });
    expect(gateway.reached[0]?.caller.code).toBe('222401');
  });

  test.each<[string, unknown, string]>([
    ['an impossible date', { ...signing, data: { ...SIGNING, serviceTo: '2026-02-30' } }, 'data.serviceTo'],
    ['money that is not whole fen', { ...signing, data: { ...SIGNING, fen: 0.1 } }, 'data.fen'],
    ['an unknown field', { ...signing, actor: 'head' }, 'actor'],
    ['an unknown kind', { kind: 'sign', data: {} }, 'kind'],
    ['a kind of the system', { kind: 're-resolve', data: { approvals: [], directoryRev: 1 } }, 'kind'],
    ['a missing body', { kind: 'sign-contract' }, 'data'],
    ['text that is not JSON', '{"kind":', '(input)'],
    ['JSON that is no object', 'null', '(input)'],
  ])('%s names the field, what was expected and how to mend it, and nothing is done', async (_what, body, field) => {
    const gateway = listeningGateway();
    const response = await ask(appFor({ gateway }), 'POST', commands, { body });
    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    const problem = await problemIn(response);
    expect(problem).toMatchObject({ code: 'bad-input', status: 400, type: 'urn:caigou:refusal:bad-input' });
    expect(problem.issues[0]).toMatchObject({ field });
    const { expected, mend } = problem.issues[0] ?? {};
    expect([expected?.zh, expected?.en, mend?.zh, mend?.en].filter((words) => !words)).toEqual([]);
    expect(gateway.reached).toEqual([]);
  });

  test('a form of a foreign page is not taken for a command', async () => {
    const gateway = listeningGateway();
    const headers = { 'content-type': 'text/plain' };
    const response = await ask(appFor({ gateway }), 'POST', commands, { body: JSON.stringify(signing), headers });
    expect(response.status).toBe(400);
    expect(gateway.reached).toEqual([]);
  });

  test('only what opens a cycle can be sent to the list of cycles', async () => {
    const response = await ask(appFor(), 'POST', '/api/cycles', { body: signing });
    expect(response.status).toBe(400);
    expect((await problemIn(response)).issues[0]?.field).toBe('kind');
  });

  test('a path that names no cycle is answered as one that is not there', async () => {
    const response = await ask(appFor(), 'POST', '/api/cycles/everything/commands', { body: signing });
    expect(response.status).toBe(404);
    expect((await problemIn(response)).code).toBe('unknown-cycle');
  });

  test.each(REFUSAL_CODES)(
    'the refusal %s keeps its code, says what is allowed and has its own status',
    async (code) => {
      const refused = {
        code,
        tried: 'sign-contract',
        why: { on: '2026-03-03', today: '2026-03-02' },
        allowedNow: ['draft-plan'],
      };
      const gateway = listeningGateway({ submit: async () => refused });
      const response = await ask(appFor({ gateway }), 'POST', commands, { body: signing });
      expect(response.status).toBe(REFUSAL_ANSWERS[code].status);
      const problem = await problemIn(response);
      expect(problem).toMatchObject({
        code,
        allowedNow: ['draft-plan'],
        tried: 'sign-contract',
        status: response.status,
      });
      expect(problem.title).toMatch(/[\u4e00-\u9fff]/);
      expect(problem.en.title).toMatch(/^[\u0020-\u007e]+$/);
      expect(`${problem.title}${problem.detail}${problem.en.title}${problem.en.detail}`).not.toMatch(/[{}[\]]/);
    },
  );

  test('a preview is answered without giving the command', async () => {
    const gateway = listeningGateway();
    const app = appFor({ gateway });
    for (const [path, body] of [
      [`${commands}/preview`, signing],
      ['/api/cycles/preview', opening],
    ] as const) {
      const response = await ask(app, 'POST', path, { body });
      expect(response.status).toBe(200);
      expect(await problemIn(response)).toMatchObject({ basis: { seq: 6 }, wouldAppend: [] });
    }
    expect(gateway.reached).toEqual([]);
  });

  test('a body beyond a megabyte is not read', async () => {
    const response = await ask(appFor(), 'POST', commands, { body: { ...signing, filler: 'x'.repeat(1_100_000) } });
    expect(response.status).toBe(413);
  });

  test('a fault of ours is told to the operator and not to the caller', async () => {
    const faults: string[] = [];
    const gateway = listeningGateway({
      submit: async () => {
        throw new Error('password of the database');
      },
    });
    const onFault = (error: unknown, where: string) => faults.push(`${where}: ${String(error)}`);
    const response = await ask(appFor({ gateway, onFault }), 'POST', commands, { body: signing });
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('password');
    expect(faults).toEqual([`POST ${commands}: Error: password of the database`]);
  });
});
