import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { plainDate } from '../../../domain/calendar/plain-date.js';
import { changeDirectory } from '../../../store/registry/directory.js';
import { disableAccount } from '../../../store/registry/identity/accounts.js';
import { problemIn } from '../http/app-for-tests.js';
import { YANJI } from '../world.js';
import { browserOf, createHouse, type House, PASSWORD } from './house.js';

const NEW = 'another horse 43';

describe('coming in by password', () => {
  let house: House;
  beforeAll(async () => {
    house = await createHouse();
  });
  afterAll(() => house.close());

  test('who signs in is told who he is, and his cookie is hidden from scripts and bound to the host', async () => {
    const browser = await house.enter('headOfOffice');
    expect(browser.session).toMatchObject({
      person: { id: 'headOfOffice', name: '科室负责人' },
      code: '222401',
      title: '科室负责人',
      posts: ['headOfOffice'],
      party: 'bureau',
      tier: 'county',
      roles: ['county'],
      mustChangePassword: false,
    });
    expect(browser.setCookie).toMatch(/^caigou=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
    const again = await browser.get('/api/session');
    expect(await again.json()).toEqual(browser.session);
    expect(again.headers.get('cache-control')).toBe('no-store');
    expect((await browser.get('/api/todo/tasks')).status).toBe(200);
  });

  test('over https the cookie is one no other site of the domain can set', async () => {
    const over = await createHouse({ parts: { door: { secure: true, behindProxy: false } } });
    const browser = await over.enter('officer');
    expect(browser.setCookie).toMatch(/^__Host-caigou=[\w-]{43}; .*Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    expect((await browser.get('/api/session')).status).toBe(200);
    await over.close();
  });

  test('the store holds neither the password nor what the cookie holds', async () => {
    const browser = await house.enter('deputyHead');
    const token = browser.cookie.split('=')[1] ?? '';
    for (const table of ['accounts', 'sessions', 'sign_in_tries'] as const) {
      const rows = JSON.stringify(await house.db.selectFrom(table).selectAll().execute());
      expect([table, rows.includes(token), rows.includes(PASSWORD)]).toEqual([table, false, false]);
    }
    const [row] = await house.db.selectFrom('accounts').select('password').where('person', '=', 'deputyHead').execute();
    expect(row?.password).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  test('a wrong password and an account nobody has are answered word for word alike', async () => {
    await house.account('agent');
    const answers = await Promise.all(
      ['agent', 'nobody'].map(async (account) => {
        const response = await browserOf(house.app).signIn(account, 'wrong password');
        return { status: response.status, body: await response.text(), cookie: response.headers.get('set-cookie') };
      }),
    );
    expect(answers[0]).toMatchObject({ status: 401, cookie: null });
    expect(answers[0]?.body).toContain('sign-in-refused');
    expect(answers[1]).toEqual(answers[0]);
  });

  test('after five failures an account is locked for a quarter of an hour, whether it is there or not', async () => {
    await house.account('evaluator');
    for (const account of ['evaluator', 'nobody-at-all']) {
      for (let tried = 0; tried < 5; tried += 1)
        expect((await browserOf(house.app).signIn(account, 'wrong password')).status).toBe(401);
      const locked = await browserOf(house.app).signIn(account, PASSWORD);
      expect(await problemIn(locked)).toMatchObject({ code: 'locked-out', status: 429, why: { until: '10:15' } });
    }
    house.wait(14);
    expect((await browserOf(house.app).signIn('evaluator', PASSWORD)).status).toBe(429);
    house.wait(2);
    expect((await browserOf(house.app).signIn('evaluator', PASSWORD)).status).toBe(200);
  });

  test('ten tries at once are counted like ten after one another', async () => {
    await house.account('countyFinance');
    const tries = await Promise.all(
      Array.from({ length: 10 }, () => browserOf(house.app).signIn('countyfinance', 'wrong password')),
    );
    expect(tries.filter(({ status }) => status === 401)).toHaveLength(5);
    expect(tries.filter(({ status }) => status === 429)).toHaveLength(5);
  });

  test('signing in again gives a new session and ends the one the browser had', async () => {
    const browser = await house.enter('bureauHead');
    const before = browser.cookie;
    await browser.signIn('bureauhead', PASSWORD);
    expect(browser.cookie).not.toBe(before);
    browser.cookie = before;
    expect((await browser.get('/api/session')).status).toBe(401);
  });

  test('signed out is out at once, and a copy of the cookie opens nothing any more', async () => {
    const browser = await house.enter('bureauFinance');
    const stolen = browser.cookie;
    const left = await browser.send('DELETE', '/api/session');
    expect(left.status).toBe(204);
    expect(browser.cookie).toBe('');
    browser.cookie = stolen;
    for (const path of ['/api/session', '/api/todo/tasks', '/api/cycles'])
      expect(await problemIn(await browser.get(path))).toMatchObject({ code: 'not-signed-in', status: 401 });
  });

  test('a session unused for half an hour is over; one in use goes on, but not for ever', async () => {
    const [idle, used] = [await house.enter('township'), await house.enter('city')];
    for (let minutes = 0; minutes < 700; minutes += 20) {
      house.wait(20);
      expect((await used.get('/api/session')).status).toBe(200);
    }
    expect((await idle.get('/api/session')).status).toBe(401);
    house.wait(25);
    expect((await used.get('/api/session')).status).toBe(401);
  });
});

describe('the first password', () => {
  let house: House;
  beforeAll(async () => {
    house = await createHouse();
  });
  afterAll(() => house.close());

  test('opens nothing but its own change, which ends every other session', async () => {
    const account = await house.account('officer', { mustChange: true });
    const [browser, elsewhere] = [browserOf(house.app), browserOf(house.app)];
    await elsewhere.signIn(account, PASSWORD);
    await browser.signIn(account, PASSWORD);
    expect(browser.session?.mustChangePassword).toBe(true);
    for (const path of ['/api/todo/tasks', '/api/cycles', '/api/directory', '/api/tokens'])
      expect(await problemIn(await browser.get(path))).toMatchObject({ code: 'password-change-needed', status: 403 });
    const before = browser.cookie;
    const change = { old: PASSWORD, new: NEW };
    expect((await browser.send('POST', '/api/session/password', change)).status).toBe(204);
    const now = await browser.get('/api/session');
    expect(await now.json()).toMatchObject({ mustChangePassword: false });
    expect((await browser.get('/api/todo/tasks')).status).toBe(200);
    expect((await elsewhere.get('/api/session')).status).toBe(401);
    expect(browser.cookie).not.toBe(before);
    expect((await browserOf(house.app).signIn(account, PASSWORD)).status).toBe(401);
    expect((await browserOf(house.app).signIn(account, NEW)).status).toBe(200);
  });

  test.each([
    ['short', 'nine sign'],
    ['has-account', 'my-headOfOffice-1'],
    ['as-before', PASSWORD],
    ['long', 'x'.repeat(201)],
  ])('a new one that is %s will not do', async (why, password) => {
    await house.account('headOfOffice');
    const browser = browserOf(house.app);
    await browser.signIn('headofoffice', PASSWORD);
    const response = await browser.send('POST', '/api/session/password', { old: PASSWORD, new: password });
    expect(await problemIn(response)).toMatchObject({ code: 'password-unfit', status: 422, why: { unfit: why } });
  });

  test('without the old one it is not changed, and guessing it is bounded as at the door', async () => {
    const browser = await house.enter('deputyHead');
    const guess = () => browser.send('POST', '/api/session/password', { old: 'a guess of mine', new: NEW });
    for (let tried = 0; tried < 5; tried += 1) expect((await guess()).status).toBe(401);
    expect((await guess()).status).toBe(429);
  });
});

describe('what ends all sessions of a person', () => {
  let house: House;
  beforeAll(async () => {
    house = await createHouse();
  });
  afterAll(() => house.close());

  test('an account that is disabled', async () => {
    const browser = await house.enter('officer');
    await disableAccount(house.db, { code: YANJI, account: 'officer', at: house.clock.at, by: 'test' });
    expect((await browser.get('/api/session')).status).toBe(401);
    expect((await browserOf(house.app).signIn('officer', PASSWORD)).status).toBe(401);
  });

  test('leaving the directory, or its service', async () => {
    const [head, deputy] = [await house.enter('headOfOffice'), await house.enter('deputyHead')];
    const change = { at: house.clock.at, by: 'test', what: 'test' };
    await changeDirectory(
      house.db,
      YANJI,
      (now) => ({
        ...now,
        people: now.people
          .filter(({ id }) => id !== 'headOfOffice')
          .map((each) => (each.id === 'deputyHead' ? { ...each, activeTo: plainDate('2026-03-01') } : each)),
        holdings: now.holdings.filter(({ person }) => person !== 'headOfOffice'),
      }),
      change,
    );
    expect((await head.get('/api/session')).status).toBe(401);
    expect((await deputy.get('/api/session')).status).toBe(401);
    expect((await browserOf(house.app).signIn('headofoffice', PASSWORD)).status).toBe(401);
  });
});

describe('requests of foreign pages', () => {
  let house: House;
  beforeAll(async () => {
    house = await createHouse();
  });
  afterAll(() => house.close());

  test('a request that changes something shows what only the page of this session knows', async () => {
    const browser = await house.enter('officer');
    const before = browser.session?.csrf ?? '';
    const edit = { edit: { kind: 'end-proxy', id: 'none', on: '2026-03-02' }, dryRun: true };
    for (const headers of [{ 'x-caigou-csrf': '' }, { 'x-caigou-csrf': 'f'.repeat(64) }]) {
      const response = await browser.send('POST', '/api/directory/edits', edit, headers);
      expect(await problemIn(response)).toMatchObject({ code: 'csrf-stale', status: 403 });
    }
    await browser.signIn('officer', PASSWORD);
    const stale = await browser.send('DELETE', '/api/session', undefined, { 'x-caigou-csrf': before });
    expect(await problemIn(stale)).toMatchObject({ code: 'csrf-stale' });
    expect((await browser.get('/api/session')).status).toBe(200);
  });

  test('signing in takes JSON only, which no form of a foreign page can send', async () => {
    await house.account('headOfOffice');
    const response = await house.app.request('/api/session', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: `account=headofoffice&password=${encodeURIComponent(PASSWORD)}`,
    });
    expect(response.status).toBe(400);
    expect(response.headers.get('set-cookie')).toBeNull();
  });
});
