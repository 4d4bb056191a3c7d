import { describe, expect, test } from '@jest/globals';
import { county, region, YANJI } from '../world.js';
import { appFor, ask, emptyReads, problemIn } from './app-for-tests.js';

const TWO_COUNTIES = {
  directories: {
    codes: async () => [YANJI, region('640402')],
    of: async (code: string) => county(region(code)),
  },
};

describe('who may ask', () => {
  test.each([
    ['no token', { headers: { authorization: '' } }],
    ['another token', { token: 'another' }],
    ['no person', { person: null }],
    ['a person who is not text', { headers: { 'x-caigou-person': '%E4%ZZ' } }],
  ])('%s is turned away', async (_what, sent) => {
    expect((await ask(appFor(), 'GET', '/api/todo/tasks', sent)).status).toBe(401);
  });

  test('somebody the directory does not know may not act', async () => {
    const response = await ask(appFor(), 'GET', '/api/todo/tasks', { person: '陌生人' });
    expect(response.status).toBe(403);
    expect(await problemIn(response)).toMatchObject({ code: 'not-authorised', why: { person: '陌生人' } });
  });

  test('somebody who has left may not act', async () => {
    const response = await ask(appFor(), 'GET', '/api/todo/tasks', { person: 'left' });
    expect(await problemIn(response)).toMatchObject({ code: 'person-inactive', status: 403 });
  });

  test('an id that two counties use must be told apart', async () => {
    const app = appFor({ reads: emptyReads(TWO_COUNTIES) });
    const response = await ask(app, 'GET', '/api/todo/tasks');
    expect(response.status).toBe(400);
    expect((await problemIn(response)).title).toContain('222401/officer, 640402/officer');
    expect((await ask(app, 'GET', '/api/todo/tasks', { person: '640402/officer' })).status).toBe(200);
  });

  test('health and interface are open, and the interface tells of no case', async () => {
    const nobody = { person: null, token: '' };
    expect((await ask(appFor(), 'GET', '/healthz', nobody)).status).toBe(200);
    expect((await ask(appFor(), 'GET', '/openapi.json', nobody)).status).toBe(200);
  });

  test('what is missing makes the service not ready, and is named', async () => {
    const readiness = async () => [
      { name: 'store', ready: true },
      { name: 'engine', ready: false, detail: 'refused' },
    ];
    const response = await ask(appFor({ readiness }), 'GET', '/readyz');
    expect(response.status).toBe(503);
    expect(await response.json()).toEqual({
      ready: false,
      parts: [
        { name: 'store', ready: true },
        { name: 'engine', ready: false, detail: 'refused' },
      ],
    });
  });
});
