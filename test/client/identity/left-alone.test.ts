import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { archiveFacts } from '../../../store/ledger/archive.js';
import { opening, publishCounty, recorder } from '../../store/ledger/record.js';
import { CYCLE, problemIn } from '../http/app-for-tests.js';
import { YANJI } from '../world.js';
import { createHouse, type House } from './house.js';

describe('a page that is left alone', () => {
  let house: House;
  beforeAll(async () => {
    house = await createHouse();
  });
  afterAll(() => house.close());

  test('is signed out after half an hour, however often it asks what is new by itself', async () => {
    const browser = await house.enter('officer');
    const byItself = () =>
      house.app.request('/api/todo/tasks', { headers: { cookie: browser.cookie, 'x-caigou-unattended': 'true' } });
    for (let minutes = 0; minutes < 30; minutes += 10) {
      expect((await byItself()).status).toBe(200);
      const line = await browser.get('/api/events');
      expect(line.status).toBe(200);
      await line.body?.cancel();
      house.wait(10);
    }
    expect((await byItself()).status).toBe(401);
  });

  test('hears nothing more on its open line once it is signed out', async () => {
    const browser = await house.enter('headOfOffice');
    const line = (await browser.get('/api/events')).body?.getReader();
    const told: string[] = [];
    const ended = (async () => {
      for (;;) {
        const { value, done } = (await line?.read()) ?? { done: true };
        if (done) return;
        told.push(new TextDecoder().decode(value));
      }
    })();
    await browser.send('DELETE', '/api/session');
    await publishCounty(house.db, YANJI);
    const facts = recorder(CYCLE).act('o', '2026-01-05T01:00:00.000Z', [opening(CYCLE)]);
    await archiveFacts(house.db, { cycleId: CYCLE, facts });
    await ended;
    expect(told.join('')).toContain('event: ready');
    expect(told.join('')).not.toContain(CYCLE);
  });

  test('holds twenty lines open at most', async () => {
    const browser = await house.enter('deputyHead');
    const lines: Response[] = [];
    for (let opened = 0; opened < 20; opened += 1) lines.push(await browser.get('/api/events'));
    expect(lines.map(({ status }) => status)).toEqual(lines.map(() => 200));
    expect(await problemIn(await browser.get('/api/events'))).toMatchObject({ code: 'too-many-requests', status: 429 });
    await Promise.all(lines.map(async ({ body }) => body?.cancel()));
  });
});
