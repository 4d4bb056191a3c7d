import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { emptyReads } from '../http/app-for-tests.js';
import { browserOf, createHouse, type House, PASSWORD } from './house.js';

/** Words that are secret, as somebody would send them. */
const LINK = 'L'.repeat(32);
const WRONG = 'wrong password of mine';
const BEARER = `cg_${'B'.repeat(43)}`;

describe('what is secret', () => {
  let house: House;
  const told: string[] = [];
  beforeAll(async () => {
    const away = () => Promise.reject(new Error('the store is away'));
    house = await createHouse({
      parts: {
        reads: emptyReads({ ownDuties: away }),
        onFault: (error, where) => told.push(`${error} ${where}`),
        links: { find: away, show: away, foresee: away, act: away },
      },
    });
  });
  afterAll(() => house.close());

  test('stands in no answer and in no line of the log, whatever goes wrong', async () => {
    const bodies: string[] = [];
    const keep = async (response: Response) => bodies.push(await response.text());
    const browser = browserOf(house.app);
    await keep(await browser.signIn('officer', WRONG));
    for (const body of [
      { account: 'officer', password: [WRONG] },
      { account: 'officer', password: WRONG, more: WRONG },
      { account: '\u0000', password: WRONG },
      `{"password":"${WRONG}"`,
    ])
      await keep(await browser.send('POST', '/api/session', body));
    await keep(await house.app.request(`/l/${LINK}`));
    await keep(await house.app.request('/api/todo/duties', { headers: { authorization: `Bearer ${BEARER}` } }));
    await keep(await house.app.request('/api/todo/duties', { headers: { cookie: `caigou=${BEARER}` } }));
    for (const secret of [WRONG, LINK, BEARER]) {
      expect(bodies.filter((body) => body.includes(secret))).toEqual([]);
      expect(told.filter((line) => line.includes(secret))).toEqual([]);
    }
    expect(told.length).toBeGreaterThan(0);
  });

  test('of a session that works is told by a fault neither its cookie nor its password', async () => {
    const full = await createHouse({ parts: { onFault: (error, where) => told.push(`${error} ${where}`) } });
    const browser = await full.enter('administrator');
    const token = browser.cookie.split('=')[1] ?? '';
    const csrf = browser.session?.csrf ?? '';
    const failed = await browser.send('POST', '/api/directory/check', {});
    expect(failed.status).toBe(500);
    const text = await failed.text();
    for (const secret of [token, csrf, PASSWORD]) {
      expect(text).not.toContain(secret);
      expect(told.filter((line) => line.includes(secret))).toEqual([]);
    }
    expect(told.at(-1)).toContain('POST /api/directory/check');
    await full.close();
  });
});
