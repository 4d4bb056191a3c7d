import { describe, expect, test } from '@jest/globals';
import { initialState } from '../../../domain/cycle/fold.js';
import type { CycleState } from '../../../domain/cycle/state.js';
import { decodeCursor } from '../../../store/views/cursor.js';
import { TODAY } from '../world.js';
import { appFor, ask, CYCLE, emptyReads, problemIn } from './app-for-tests.js';

const PATHS = [
  '/api/cycles',
  '/api/obligations',
  '/api/notices',
  '/api/todo/tasks',
  '/api/todo/duties',
  '/api/todo/policies',
  '/api/stuck',
  ...['', '/facts', '/obligations', '/approvals'].map((part) => `/api/cycles/${CYCLE}${part}`),
];

/** The cycle once its contract is with that party. */
function contractedTo(party: string): CycleState {
  const state = initialState(CYCLE);
  const contractor = { id: party, name: '承接主体', kind: 'socialOrganisation' as const };
  return { ...state, contract: { ...state.contract, contractor } };
}

describe('reading over HTTP', () => {
  test.each(PATHS)('%s answers the officer of the county', async (path) => {
    const response = await ask(appFor(), 'GET', path);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toMatch(/^application\/json/);
  });

  test('a cycle comes with what the caller may do now', async () => {
    expect(await (await ask(appFor(), 'GET', `/api/cycles/${CYCLE}`)).json()).toMatchObject({
      allowedNow: ['draft-plan'],
      stations: [],
    });
  });

  test('a list is asked for with the words of its query', async () => {
    const asked: unknown[] = [];
    const reads = emptyReads({
      obligations: async (code, filter) => {
        asked.push([code, filter]);
        return { obligations: [], next: null };
      },
      facts: async (code, page) => {
        asked.push([code, page]);
        return { facts: [], nextAfterSeq: null };
      },
    });
    const app = appFor({ reads });
    await ask(
      app,
      'GET',
      `/api/obligations?owners=officer,contractor&live=true&dueTo=2026-04-01&cycle=${CYCLE}&limit=10`,
    );
    await ask(app, 'GET', `/api/cycles/${CYCLE}/facts?after=12`);
    const [owners, dueTo] = [['officer', 'contractor'], '2026-04-01'];
    expect(asked).toEqual([
      ['222401', { owners, live: true, dueTo, cycleId: CYCLE, limit: 10, today: TODAY }],
      ['222401', { cycleId: CYCLE, afterSeq: 12 }],
    ]);
  });

  test.each([
    ['/api/cycles?stage=planning', 'stage'],
    ['/api/obligations?statuses=late', 'statuses[0]'],
    ['/api/obligations?limit=5&limit=6', 'limit'],
    ['/api/notices?cycle=222401', 'cycle'],
    ['/api/cycles?text=%00', 'text'],
    ['/api/stuck?reasons=tired', 'reasons[0]'],
    ['/api/stuck?limit=0', 'limit'],
    [`/api/cycles/${CYCLE}/facts?after=-1`, 'after'],
  ])('%s names the parameter that is wrong', async (path, field) => {
    const response = await ask(appFor(), 'GET', path);
    expect(response.status).toBe(400);
    expect((await problemIn(response)).issues[0]?.field).toBe(field);
  });

  test('a cursor of another list is refused', async () => {
    const reads = emptyReads({
      cycles: async (_code, { after = '' }) => {
        decodeCursor(after, 1);
        return { cycles: [], next: null };
      },
    });
    const response = await ask(appFor({ reads }), 'GET', '/api/cycles?after=bm9uc2Vuc2U');
    expect(response.status).toBe(400);
    expect((await problemIn(response)).issues[0]?.field).toBe('after');
  });

  test('a cycle of another county is not there', async () => {
    for (const part of ['', '/facts', '/obligations', '/approvals']) {
      const response = await ask(appFor(), 'GET', `/api/cycles/640402-2026-001${part}`);
      expect([part, response.status]).toEqual([part, 404]);
    }
  });

  test('an outside party sees no lists of the county, only what it has to do itself', async () => {
    const statuses = await Promise.all(
      ['/api/cycles', '/api/obligations', '/api/notices', '/api/todo/tasks'].map(async (path) => {
        return (await ask(appFor(), 'GET', path, { person: 'contact' })).status;
      }),
    );
    expect(statuses).toEqual([403, 403, 403, 200]);
  });

  test('a contractor sees the cycle whose contract is its own, and no other', async () => {
    const statusWith = async (party: string) => {
      const line = await emptyReads().cycle('222401' as never, CYCLE);
      const reads = emptyReads({ cycle: async () => (line === null ? null : { ...line, state: contractedTo(party) }) });
      return (await ask(appFor({ reads }), 'GET', `/api/cycles/${CYCLE}`, { person: 'contact' })).status;
    };
    expect(await statusWith('party-1')).toBe(200);
    expect(await statusWith('party-2')).toBe(403);
  });

  test('an address that does not exist is a problem, too', async () => {
    const response = await ask(appFor(), 'GET', '/api/everything');
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  });
});

describe('files over HTTP', () => {
  const upload = (
    name: string,
    headers: Record<string, string> = { 'content-type': 'application/pdf' },
    body = '%PDF',
  ) => ask(appFor(), 'POST', `/api/attachments?name=${encodeURIComponent(name)}`, { body, headers });

  test('an upload answers the reference that commands carry', async () => {
    const response = await upload('合同.pdf');
    expect(response.status).toBe(201);
    expect(await problemIn(response)).toMatchObject({ name: '合同.pdf', bytes: 4, mediaType: 'application/pdf' });
  });

  test.each([['../合同.pdf'], ['a/b.pdf'], ['..'], [' '], ['a\u0007.pdf'], ['长'.repeat(201)]])(
    'the name %j is refused',
    async (name) => {
      const response = await upload(name);
      expect(response.status).toBe(400);
      expect((await problemIn(response)).issues[0]?.field).toBe('name');
    },
  );

  test('an empty file is refused', async () => {
    expect((await upload('空.pdf', undefined, '')).status).toBe(400);
  });

  test('a download is never shown as a page', async () => {
    const content = new TextEncoder().encode('<script>');
    const sha256 = 'a'.repeat(64) as never;
    const reads = emptyReads({
      file: async () => ({ sha256, name: '页.html', bytes: 8, mediaType: 'text/html', content }),
    });
    const response = await ask(appFor({ reads }), 'GET', `/api/attachments/${'a'.repeat(64)}`);
    expect(await response.text()).toBe('<script>');
    expect(response.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''%E9%A1%B5.html");
    expect(response.headers.get('content-security-policy')).toContain('sandbox');
  });

  test('a hash that is none and a file that is not there are answered alike', async () => {
    const statuses = [
      await ask(appFor(), 'GET', '/api/attachments/abc'),
      await ask(appFor(), 'GET', `/api/attachments/${'b'.repeat(64)}`),
    ];
    expect(statuses.map(({ status }) => status)).toEqual([404, 404]);
  });
});
