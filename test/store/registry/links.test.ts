import { expect, test } from '@jest/globals';
import { fromMs, type Instant, instantAt, toMs } from '../../../domain/calendar/instant.js';
import { plainDate } from '../../../domain/calendar/plain-date.js';
import { messageIdOf } from '../../../store/outbox/letters.js';
import { claimUse, concludeUse, freeUse, useOf, usesOf } from '../../../store/registry/link-uses.js';
import { keepLinks, type LinkBond, linkOf, revokeLinks } from '../../../store/registry/links.js';
import type { Database } from '../../../store/tables.js';
import { onEachDatabase } from '../../support/database.js';
import { region } from '../../support/workflow-office.js';
import { cycleId } from '../outbox/notices.js';

const DAY = plainDate('2026-03-02');
const AT = instantAt(DAY, '10:00');
const CODE = region('222401');
const CYCLE = cycleId('222401-2026-001');
const BOND: LinkBond = {
  code: CODE,
  person: 'contact',
  purpose: 'answer',
  cycleId: CYCLE,
  about: 'deployment@lot#1',
  revision: '2026-04-20',
};
const later = (seconds: number): Instant => fromMs(toMs(AT) + seconds * 1000);

async function letter(db: Database, name: string): Promise<string> {
  const id = name.padEnd(32, '0');
  const to = { code: CODE, recipient: 'contact', channel: 'mail', address: 'a@b.example', slot: DAY };
  await db
    .insertInto('letters')
    .values({ id, ...to, message_id: messageIdOf(id), made_at: AT })
    .execute();
  return id;
}

onEachDatabase('links of letters', (database) => {
  test('a link is found by its token alone, and the store does not hold the token', async () => {
    const id = await letter(database(), 'a');
    await keepLinks(database(), [{ letterId: id, at: AT, links: [{ ...BOND, token: 'token-a' }] }]);
    const link = await linkOf(database(), 'token-a');
    expect(link).toMatchObject({ ...BOND, madeAt: AT, expiresAt: fromMs(toMs(AT) + 30 * 86_400_000), revokedAt: null });
    expect(await linkOf(database(), link?.hash ?? '')).toBeNull();
    expect(await linkOf(database(), 'token-b')).toBeNull();
    expect(JSON.stringify(await database().selectFrom('links').selectAll().execute())).not.toContain('token-a');
  });

  test('the links of a letter are kept once; others under the same letter end the first', async () => {
    const id = await letter(database(), 'b');
    const keep = (token: string) => keepLinks(database(), [{ letterId: id, at: AT, links: [{ ...BOND, token }] }]);
    await keep('first');
    await keep('first');
    expect(await linkOf(database(), 'first')).toMatchObject({ revokedAt: null });
    await keep('second');
    expect(await linkOf(database(), 'first')).toMatchObject({ revokedAt: AT });
    expect(await linkOf(database(), 'second')).toMatchObject({ revokedAt: null });
  });

  test('of letters that leave together each has its own links, and only its own are replaced', async () => {
    const [one, two] = [await letter(database(), 'd'), await letter(database(), 'e')];
    const kept = (letterId: string, token: string, at = AT) => ({ letterId, at, links: [{ ...BOND, token }] });
    await keepLinks(database(), [kept(one, 'one'), kept(two, 'two')]);
    await keepLinks(database(), [kept(one, 'one'), kept(two, 'two again', later(1))]);
    const revoked = await Promise.all(
      ['one', 'two', 'two again'].map(async (token) => (await linkOf(database(), token))?.revokedAt),
    );
    expect(revoked).toEqual([null, later(1), null]);
  });

  test('ending the links of a person to a thing leaves those of others and to other things', async () => {
    const id = await letter(database(), 'c');
    const links = [
      { ...BOND, about: 'x@lot#1', token: 'mine' },
      { ...BOND, about: 'x@lot#1', person: 'other', token: 'theirs' },
      { ...BOND, about: 'y@lot#1', token: 'elsewhere' },
    ];
    await keepLinks(database(), [{ letterId: id, at: AT, links }]);
    const of = { code: CODE, person: 'contact', cycleId: CYCLE, about: 'x@lot#1' };
    await revokeLinks(database(), of, { at: AT, why: 'redirected' });
    const revoked = await Promise.all(links.map(async ({ token }) => (await linkOf(database(), token))?.revokedAt));
    expect(revoked).toEqual([AT, null, null]);
  });
});

onEachDatabase('acts by a link', (database) => {
  async function use(name: string) {
    const id = await letter(database(), `u${name}`);
    await keepLinks(database(), [{ letterId: id, at: AT, links: [{ ...BOND, token: name }] }]);
    const hash = (await linkOf(database(), name))?.hash;
    if (hash === undefined) throw new Error(name);
    return { hash, act: 'once', code: CODE };
  }

  test('of many at the same moment one has it', async () => {
    const act = await use('many');
    const claims = await Promise.all(Array.from({ length: 8 }, () => claimUse(database(), { ...act, at: AT })));
    expect(claims.filter(Boolean)).toHaveLength(1);
  });

  test('once concluded it is done for good, with its receipt', async () => {
    const act = await use('done');
    await claimUse(database(), { ...act, at: AT });
    expect(await useOf(database(), act)).toBeNull();
    await concludeUse(database(), act, { at: AT, receipt: { act: 'seen' } });
    expect(await useOf(database(), act)).toEqual({ at: AT, receipt: { act: 'seen' } });
    expect(await usesOf(database(), act.hash)).toEqual(['once']);
    expect(await claimUse(database(), { ...act, at: later(3600) })).toBe(false);
    await freeUse(database(), act);
    expect(await useOf(database(), act)).not.toBeNull();
  });

  test('what was refused is free again; what a dead process left is free after a minute', async () => {
    const act = await use('free');
    await claimUse(database(), { ...act, at: AT });
    await freeUse(database(), act);
    expect(await claimUse(database(), { ...act, at: AT })).toBe(true);
    expect(await claimUse(database(), { ...act, at: later(59) })).toBe(false);
    expect(await claimUse(database(), { ...act, at: later(61) })).toBe(true);
    expect(await claimUse(database(), { ...act, at: later(62) })).toBe(false);
  });
});
