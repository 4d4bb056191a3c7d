import { expect, test } from '@jest/globals';
import { fromMs, type Instant, instant, toMs } from '../../../domain/calendar/instant.js';
import { accessLog, noteAccess } from '../../../store/registry/identity/access-log.js';
import { accountNamed, addAccount, disableAccount, setPassword } from '../../../store/registry/identity/accounts.js';
import { openSession, sessionOf } from '../../../store/registry/identity/sessions.js';
import { keepToken, revokeToken, tokenOf } from '../../../store/registry/identity/tokens.js';
import { claimTry, forgiveTry } from '../../../store/registry/identity/tries.js';
import { onEachDatabase } from '../../support/database.js';
import { region } from '../../support/workflow-office.js';

const CODE = region('222401');
const OTHER = region('640402');
const AT = instant('2026-03-02T02:00:00.000Z');
const later = (minutes: number): Instant => fromMs(toMs(AT) + minutes * 60_000);

onEachDatabase('who may come in', (database) => {
  const account = (name: string, person: string, code = CODE) =>
    addAccount(database(), { account: name, code, person, password: 'd1', mustChange: true, at: AT, by: 'keeper' });
  const open = (token: string, person: string, name: string | null) =>
    openSession(database(), token, {
      code: CODE,
      person,
      account: name,
      way: 'password',
      at: AT,
      expiresAt: later(600),
    });

  test('a name is given once over all counties, and a person has one account', async () => {
    expect(await account('a1', 'p1')).toBe(true);
    expect(await account('a1', 'p2', OTHER)).toBe(false);
    expect(await account('a2', 'p1')).toBe(false);
    expect(await account('a2', 'p1', OTHER)).toBe(true);
  });

  test('another password ends what was open in the name of its person, and nothing else', async () => {
    await account('b1', 'q1');
    await account('b2', 'q2');
    await open('t1', 'q1', 'b1');
    await open('t2', 'q2', 'b2');
    expect(
      await setPassword(database(), { code: OTHER, account: 'b1', password: 'd2', mustChange: false, at: AT }),
    ).toBe(false);
    expect(await sessionOf(database(), 't1')).toMatchObject({ person: 'q1', mustChange: true });
    await setPassword(database(), { code: CODE, account: 'b1', password: 'd2', mustChange: false, at: AT });
    expect(await sessionOf(database(), 't1')).toBeNull();
    expect(await sessionOf(database(), 't2')).toMatchObject({ person: 'q2' });
    expect(await accountNamed(database(), 'b1')).toMatchObject({ password: 'd2', mustChange: false });
  });

  test('a disabled account has no session and no token left', async () => {
    await account('c1', 'r1');
    await open('t3', 'r1', 'c1');
    const token = { id: 'k1', code: CODE, person: 'r1', name: 'n', scope: 'read' as const };
    await keepToken(database(), 'cg_one', { ...token, madeAt: AT, expiresAt: later(600) });
    await disableAccount(database(), { code: CODE, account: 'c1', at: AT, by: 'keeper' });
    expect(await sessionOf(database(), 't3')).toBeNull();
    expect(await tokenOf(database(), 'cg_one')).toMatchObject({ revokedAt: AT });
    expect(await revokeToken(database(), { id: 'k1', code: CODE }, { at: AT, by: 'keeper' })).toBe(false);
  });

  test('tries are counted before they are made, at once or one after another, and a lock runs out', async () => {
    const of = { kind: 'account', name: 'somebody' } as const;
    const limit = { most: 3, lockMs: 15 * 60_000 };
    const claims = await Promise.all(Array.from({ length: 6 }, () => claimTry(database(), of, limit, AT)));
    expect(claims.filter((until) => until === null)).toHaveLength(3);
    expect(await claimTry(database(), of, limit, later(14))).toBe(later(15));
    expect(await claimTry(database(), of, limit, later(15))).toBeNull();
    await forgiveTry(database(), of);
    for (let tried = 0; tried < 3; tried += 1) expect(await claimTry(database(), of, limit, later(16))).toBeNull();
    expect(await claimTry(database(), of, limit, later(16))).toBe(later(31));
  });

  test('an address takes back only the try that did not fail', async () => {
    const of = { kind: 'address', name: '192.0.2.1' } as const;
    const limit = { most: 2, lockMs: 60_000 };
    await claimTry(database(), of, limit, AT);
    await claimTry(database(), of, limit, AT);
    await forgiveTry(database(), of);
    expect(await claimTry(database(), of, limit, AT)).toBeNull();
    expect(await claimTry(database(), of, limit, AT)).toBe(later(1));
  });

  test('the list of reads is only added to, and shows a county its own', async () => {
    const note = {
      at: AT,
      by: { code: OTHER, person: 'p' },
      way: 'password' as const,
      what: 'people',
      subject: 'directory',
    };
    for (const code of [CODE, OTHER, CODE]) await noteAccess(database(), { ...note, code });
    const first = await accessLog(database(), CODE, { limit: 1 });
    expect(first.reads).toEqual([expect.objectContaining({ code: CODE, person: 'p', personCode: OTHER })]);
    const second = await accessLog(database(), CODE, { after: Number(first.next) });
    expect([second.reads.length, second.next]).toEqual([1, null]);
    await expect(database().deleteFrom('access_log').execute()).rejects.toThrow(/only added to/);
    await expect(database().updateTable('access_log').set({ subject: 'x' }).execute()).rejects.toThrow(/only added to/);
  });
});
