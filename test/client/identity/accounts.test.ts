import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { demoLogins, refuseDemoAccounts, seedDemoAccounts } from '../../../bin/demo/accounts.js';
import { DEMO_BUREAUS } from '../../../bin/demo/bureaus.js';
import { httpApi } from '../../../client/cli/api.js';
import type { CliParts } from '../../../client/cli/parts.js';
import { postSignedIn } from '../../../client/cli/signed-in.js';
import { firstAccount } from '../../../client/identity/first-account.js';
import { passwordThread } from '../../../client/identity/passwords.js';
import { feedOwner, makeFeed } from '../../../store/registry/calendar-feeds.js';
import { addAccount } from '../../../store/registry/identity/accounts.js';
import { caigou, type Said } from '../cli/terminal.js';
import { problemIn } from '../http/app-for-tests.js';
import { YANJI } from '../world.js';
import { browserOf, createHouse, type House, NEIGHBOUR, PASSWORD } from './house.js';

const NEW = 'another horse 43';

describe('accounts kept by an administrator', () => {
  let house: House;
  const send: typeof fetch = async (input, init) => house.app.request(String(input), init);
  const typed = (line: string, as = '222401/administrator', own: Partial<CliParts> = {}): Promise<Said> =>
    caigou([...line.split(' '), '--as', as], { app: house.app, own });
  beforeAll(async () => {
    house = await createHouse();
  });
  afterAll(() => house.close());

  test('one is made for a person, with a password that is told once and opens nothing but its change', async () => {
    const said = await typed('account add officer --account 经办01');
    expect(said.code).toBe(0);
    const password = /初始密码：(\S+)/.exec(said.out)?.[1] ?? '';
    expect(password).toMatch(/^([a-z2-9]{4}-){3}[a-z2-9]{4}$/);
    const browser = browserOf(house.app);
    await browser.signIn('经办01', password);
    expect(browser.session?.mustChangePassword).toBe(true);
    expect((await browser.send('POST', '/api/session/password', { old: password, new: NEW })).status).toBe(204);
    expect((await typed('account list')).out).toMatch(/经办01\s+officer\s+经办人/);
    expect((await typed('account list')).out).not.toContain('argon2id');
  });

  test('not for a stranger, not twice, and not under a name that is none', async () => {
    expect((await typed('account add stranger')).err).toContain('[unknown-subject]');
    expect((await typed('account add officer --account other')).err).toContain('[already-recorded]');
    expect((await typed('account add agent --account <b>')).err).toContain('[bad-input]');
  });

  test('a reset gives another first password and ends what was open; disabled nobody comes in', async () => {
    const browser = await house.enter('headOfOffice');
    const said = await typed('account reset headofoffice');
    expect((await browser.get('/api/session')).status).toBe(401);
    const password = /初始密码：(\S+)/.exec(said.out)?.[1] ?? '';
    await browser.signIn('headofoffice', password);
    expect(browser.session?.mustChangePassword).toBe(true);
    expect((await typed('account disable headofoffice')).code).toBe(0);
    expect((await browser.get('/api/session')).status).toBe(401);
    expect((await browserOf(house.app).signIn('headofoffice', password)).status).toBe(401);
  });

  test('those of another county are not there', async () => {
    const account = await house.account('officer', { code: NEIGHBOUR });
    for (const act of ['reset', 'disable'])
      expect((await typed(`account ${act} ${account}`)).err).toContain('[unknown-subject]');
    expect((await typed('account list')).out).not.toContain(NEIGHBOUR);
    expect((await browserOf(house.app).signIn(account, PASSWORD)).status).toBe(200);
  });

  test('nobody but an administrator keeps them', async () => {
    expect((await typed('account list', '222401/officer')).err).toContain('[post-missing]');
    expect((await typed('account add deputyHead', '222401/bureauHead')).err).toContain('[post-missing]');
  });

  test('a token is made by signing in, does what its scope says in the name of its person, and is ended', async () => {
    await house.account('deputyHead');
    const own: Partial<CliParts> = {
      readBytes: () => ({ bytes: new TextEncoder().encode(`${PASSWORD}\n`) }),
      postSignedIn: (credentials, request) => postSignedIn('http://caigou.test', credentials, request, send),
    };
    const made = await caigou(['token', 'create', '报表', '--account', 'deputyhead', '--days', '30'], { own });
    const token = /cg_[\w-]{43}/.exec(made.out)?.[0] ?? '';
    expect(token).not.toBe('');
    const rows = await house.db.selectFrom('api_tokens').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(token);
    const byToken: Partial<CliParts> = { api: () => httpApi({ url: 'http://caigou.test', token, person: null }, send) };
    expect((await caigou(['cycle', 'list'], { own: byToken })).code).toBe(0);
    expect((await caigou(['todo'], { own: byToken })).code).toBe(0);
    const written = await caigou(['absence', 'end', 'deputyHead', '--on', '2026-03-02'], { own: byToken });
    expect(written.err).toContain('[out-of-scope]');
    expect((await caigou(['token', 'create', '另一个'], { own: byToken })).err).toContain('[out-of-scope]');
    const [row] = rows;
    expect((await typed(`token revoke ${row?.id}`, '222401/officer')).err).toContain('[unknown-subject]');
    expect((await typed(`token revoke ${row?.id}`)).code).toBe(0);
    expect((await caigou(['todo'], { own: byToken })).err).toContain('[not-signed-in]');
  });

  test('a token runs out on its day, and ends with the account of its person, as does the address of his calendar', async () => {
    const bearer = async (token: string) =>
      (await house.app.request('/api/todo/tasks', { headers: { authorization: `Bearer ${token}` } })).status;
    const browser = await house.enter('bureauHead');
    const make = async (days: number) => {
      const response = await browser.send('POST', '/api/tokens', { name: '程序', scope: 'write', days });
      return (JSON.parse(await response.text()) as { token: string }).token;
    };
    const [short, long] = [await make(1), await make(366)];
    house.wait(25 * 60);
    expect([await bearer(short), await bearer(long)]).toEqual([401, 200]);
    const feed = await makeFeed(house.db, { code: YANJI, person: 'bureauHead' }, house.clock.at);
    expect(await feedOwner(house.db, feed, house.clock.at)).toMatchObject({ person: 'bureauHead' });
    await typed('account disable bureauhead');
    expect(await bearer(long)).toBe(401);
    expect(await feedOwner(house.db, feed, house.clock.at)).toBeNull();
  });
});

describe('the first account of a county', () => {
  let house: House;
  const passwords = passwordThread();
  beforeAll(async () => {
    house = await createHouse();
  });
  afterAll(async () => {
    await passwords.end();
    await house.close();
  });
  const first = (person: string, more: object = {}) =>
    firstAccount(
      { db: house.db, passwords, now: () => house.clock.at },
      { person, account: undefined, code: '222401', directory: null, ...more },
    );

  test('is an administrator’s, and he makes the others', async () => {
    expect(await first('officer')).toMatchObject({ code: 'post-missing' });
    expect(await first('administrator')).toMatchObject({ account: 'administrator' });
    expect(await first('superior')).toMatchObject({ code: 'already-recorded', why: { what: 'administrator' } });
  });

  test('a county without a directory gets one from the file', async () => {
    const keeper = { id: 'keeper', name: '管理员', posts: ['administrator'] };
    const directory = { code: '520199', name: '某县民政局', people: [keeper] };
    const asked = { code: '520199' };
    expect(await first('keeper', asked)).toMatchObject({ code: 'bad-input' });
    expect(await first('keeper', { ...asked, directory: { ...directory, code: '222401' } })).toMatchObject({
      code: 'bad-input',
    });
    expect(await first('keeper', { ...asked, directory })).toMatchObject({ account: 'keeper', person: 'keeper' });
  });
});

describe('log-ins for looking around', () => {
  const home = mkdtempSync(join(tmpdir(), 'caigou-demo-'));
  let house: House;
  const passwords = passwordThread();
  beforeAll(async () => {
    house = await createHouse({
      directories: DEMO_BUREAUS.map(({ directory }) => directory),
      identity: { demo: () => demoLogins(house.db, home) },
    });
    for (const bureau of DEMO_BUREAUS) await seedDemoAccounts(house.db, { home, passwords, bureau });
  });
  afterAll(async () => {
    await passwords.end();
    await house.close();
    rmSync(home, { recursive: true, force: true });
  });

  test('each opens the door of its post, and who sits elsewhere is not told of them', async () => {
    const { demo } = JSON.parse(await (await house.app.request('/api/session/ways')).text());
    expect(demo).toHaveLength(16);
    const above = demo.find(({ account }: { account: string }) => account === 'yanbian');
    expect(above).toMatchObject({ title: '延边州民政局（演示） 经办人' });
    const officer = demo.find(({ account }: { account: string }) => account === 'officer');
    expect(officer).toMatchObject({ title: '经办人', password: expect.stringMatching(/^demo-[0-9a-f]{8}$/) });
    expect((await browserOf(house.app).signIn(officer.account, officer.password)).status).toBe(200);
  });

  test('production does not start with them; a password that was changed is no demo any more', async () => {
    await expect(refuseDemoAccounts(house.db)).rejects.toThrow(/officer/);
    await house.db.updateTable('accounts').set({ demo: false }).where('account', '!=', 'agent').execute();
    await expect(refuseDemoAccounts(house.db)).rejects.toThrow(/：agent。/);
    const browser = browserOf(house.app);
    const [{ password = '' } = {}] = await demoLogins(house.db, home);
    await browser.signIn('agent', password);
    await browser.send('POST', '/api/session/password', { old: password, new: NEW });
    await refuseDemoAccounts(house.db);
    expect(await demoLogins(house.db, home)).toEqual([]);
  });

  test('a county that has accounts of its own gets none', async () => {
    for (const bureau of DEMO_BUREAUS) await seedDemoAccounts(house.db, { home, passwords, bureau });
    expect(await demoLogins(house.db, home)).toEqual([]);
    const twice = { account: 'x1', code: YANJI, person: 'officer', password: '', mustChange: false };
    expect(await addAccount(house.db, { ...twice, at: house.clock.at, by: 'test' })).toBe(false);
    expect(await problemIn(await house.app.request('/api/session'))).toMatchObject({ code: 'not-signed-in' });
  });
});
