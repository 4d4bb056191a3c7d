import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { listen, type Serving } from '../../client/http/serve.js';
import { appFor, TOKEN } from './http/app-for-tests.js';

let serving: Serving;
beforeAll(async () => {
  serving = await listen(appFor(), { host: '127.0.0.1', port: 0 });
});
afterAll(() => serving.close());

describe('the server', () => {
  test('takes a free port on the own machine and answers there', async () => {
    expect(serving.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const headers = { authorization: `Bearer ${TOKEN}`, 'x-caigou-person': 'officer' };
    const response = await fetch(`${serving.url}/api/todo/policies`, { headers });
    expect(await response.json()).toEqual({ policies: [] });
  });

  test('a port that is taken is an error with its code', async () => {
    const port = Number(new URL(serving.url).port);
    await expect(listen(appFor(), { host: '127.0.0.1', port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  test('ends although a connection is kept alive', async () => {
    const own = await listen(appFor(), { host: '127.0.0.1', port: 0 });
    await (await fetch(`${own.url}/healthz`)).text();
    await own.close();
    await expect(fetch(`${own.url}/healthz`)).rejects.toThrow();
  });
});
