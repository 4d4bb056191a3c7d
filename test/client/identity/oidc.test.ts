import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type OidcConfig, oidcDoor } from '../../../client/identity/oidc.js';
import { disableAccount } from '../../../store/registry/identity/accounts.js';
import { CLIENT, type IdentityProvider, startProvider, throughProvider } from '../../support/identity-provider.js';
import { problemIn } from '../http/app-for-tests.js';
import { YANJI } from '../world.js';
import { createHouse, type House, PASSWORD } from './house.js';

const CALLBACK = 'http://caigou.test/api/session/oidc/callback';

describe('signing in with a provider', () => {
  let provider: IdentityProvider;
  let house: House;
  let byPerson: House;
  const configured = (more: Partial<OidcConfig> = {}): OidcConfig => ({
    issuer: provider.issuer,
    clientId: CLIENT.id,
    clientSecret: CLIENT.secret,
    name: '统一身份认证',
    claim: 'preferred_username',
    match: 'account',
    callback: CALLBACK,
    ...more,
  });
  beforeAll(async () => {
    provider = await startProvider(CALLBACK);
    const door = oidcDoor(configured(), () => undefined);
    house = await createHouse({
      parts: { oidc: door },
      identity: { oidc: { name: '统一身份认证', match: 'account' } },
    });
    byPerson = await createHouse({
      parts: { oidc: door },
      identity: { oidc: { name: '统一身份认证', match: 'person' }, local: false },
    });
    await house.account('officer', { mustChange: true });
  });
  afterAll(async () => {
    await provider.close();
    await house.close();
    await byPerson.close();
  });

  /** To the provider; what the browser keeps meanwhile, and where it is sent back to. */
  async function away(at = house, to = ''): Promise<{ kept: string; back: string }> {
    const response = await at.app.request(`/api/session/oidc${to === '' ? '' : `?to=${encodeURIComponent(to)}`}`);
    expect(response.status).toBe(302);
    const asked = new URL(response.headers.get('location') ?? '');
    expect(asked.searchParams.get('code_challenge_method')).toBe('S256');
    for (const name of ['state', 'nonce', 'code_challenge'])
      expect(asked.searchParams.get(name)).toMatch(/^[\w-]{43}$/);
    const set = response.headers.get('set-cookie') ?? '';
    expect(set).toMatch(/^caigou-oidc=[\w-]+\.[\w-]+; Max-Age=600; Path=\/; HttpOnly; SameSite=Lax$/);
    const back = await throughProvider(asked.href);
    return { kept: set.split(';')[0] ?? '', back: `${back.pathname}${back.search}` };
  }

  const comeBack = (back: string, cookie: string, at = house) =>
    Promise.resolve(at.app.request(back, { headers: { cookie } }));

  function cookieIn(response: Response): string {
    return (
      response.headers
        .getSetCookie()
        .find((each) => /^caigou=[\w-]{43}/.test(each))
        ?.split(';')[0] ?? ''
    );
  }

  test('the door says that it is there', async () => {
    const ways = await (await house.app.request('/api/session/ways')).json();
    expect(ways).toMatchObject({ local: true, oidc: { name: '统一身份认证' } });
  });

  test('whom the provider names by his account is let in, without a password of ours', async () => {
    provider.person = { subject: 's-1', name: 'Officer' };
    const { kept, back } = await away();
    const response = await comeBack(back, kept);
    expect([response.status, response.headers.get('location')]).toEqual([302, '/']);
    const session = await (await comeBack('/api/session', cookieIn(response))).json();
    expect(session).toMatchObject({ person: { id: 'officer' }, code: '222401', mustChangePassword: false });
  });

  test.each([
    ['/cycles/222401-2026-001?tab=deadlines', '/cycles/222401-2026-001?tab=deadlines'],
    ['//evil.example/cycles', '/'],
    ['/\\evil.example', '/'],
    ['https://evil.example', '/'],
    ['/api/session', '/'],
  ])('whoever wanted to go to %s is led to %s', async (to, led) => {
    provider.person = { subject: 's-1', name: 'Officer' };
    const { kept, back } = await away(house, to);
    expect((await comeBack(back, kept)).headers.get('location')).toBe(led);
  });

  test('what came back is good once, and only for the browser that went', async () => {
    const { kept, back } = await away();
    expect((await comeBack(back, '')).status).toBe(401);
    const other = await away();
    expect((await comeBack(back, other.kept)).status).toBe(401);
    expect((await comeBack(back, kept)).status).toBe(302);
    expect((await comeBack(back, kept)).status).toBe(401);
  });

  test.each([
    ['another state', (query: URLSearchParams) => query.set('state', 'x'.repeat(43))],
    ['another issuer', (query: URLSearchParams) => query.set('iss', 'http://127.0.0.1:1')],
    ['no code', (query: URLSearchParams) => query.delete('code')],
    ['an error of the provider', (query: URLSearchParams) => query.set('error', 'access_denied')],
  ])('%s is turned away', async (_what, spoil) => {
    const { kept, back } = await away();
    const url = new URL(back, CALLBACK);
    spoil(url.searchParams);
    const response = await comeBack(`${url.pathname}${url.search}`, kept);
    expect(await problemIn(response)).toMatchObject({ code: 'sign-in-refused', status: 401 });
    expect(cookieIn(response)).toBe('');
  });

  test('whoever is turned away in a browser is before the door again, and reads why there', async () => {
    const headers = { accept: 'text/html,application/xhtml+xml' };
    const response = await house.app.request('/api/session/oidc/callback?code=x', { headers });
    expect([response.status, response.headers.get('location')]).toEqual([302, '/?refused=sign-in-refused']);
    expect(cookieIn(response)).toBe('');
  });

  test('somebody unknown is turned away and nobody is made; so is whose account was disabled, and who has no name', async () => {
    const accounts = () => house.db.selectFrom('accounts').select('account').execute();
    const before = await accounts();
    for (const name of ['stranger', 'headOfOffice', null]) {
      provider.person = { subject: `s-${name}`, name };
      const { kept, back } = await away();
      expect([name, (await comeBack(back, kept)).status]).toEqual([name, 401]);
    }
    expect(await accounts()).toEqual(before);
    provider.person = { subject: 's-1', name: 'officer' };
    await disableAccount(house.db, { code: YANJI, account: 'officer', at: house.clock.at, by: 'test' });
    const { kept, back } = await away();
    expect((await comeBack(back, kept)).status).toBe(401);
  });

  test('where the claim names a person no account is needed, and passwords of ours open nothing', async () => {
    provider.person = { subject: 's-2', name: '222401/headOfOffice' };
    const { kept, back } = await away(byPerson);
    const response = await comeBack(back, kept, byPerson);
    const session = await (await comeBack('/api/session', cookieIn(response), byPerson)).json();
    expect(session).toMatchObject({ person: { id: 'headOfOffice' }, roles: ['county'] });
    const account = await byPerson.account('deputyHead');
    const typed = await byPerson.app.request('/api/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ account, password: PASSWORD }),
    });
    expect(typed.status).toBe(401);
    provider.person = { subject: 's-3', name: '222401/deputyHead' };
    await disableAccount(byPerson.db, { code: YANJI, account, at: byPerson.clock.at, by: 'test' });
    const later = await away(byPerson);
    expect((await comeBack(later.back, later.kept, byPerson)).status).toBe(401);
  });

  test('a provider that is away is told to the administrator, not to who wants in', async () => {
    const faults: unknown[] = [];
    const door = oidcDoor(configured({ issuer: 'http://127.0.0.1:1' }), (error) => {
      faults.push(error);
      return undefined;
    });
    expect(await door.begin()).toBeNull();
    expect(faults).toHaveLength(1);
  });
});
