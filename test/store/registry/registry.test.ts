import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { instant } from '../../../domain/calendar/instant.js';
import { isRegionCode, type RegionCode, type Sha256 } from '../../../domain/ids.js';
import { directorySeedSchema } from '../../../schemas/directory.js';
import { pathOf, readAttachment, storeAttachment } from '../../../store/registry/attachments.js';
import { contactsOf, markContactBad, setContact } from '../../../store/registry/contacts.js';
import { noteCycleNumber, takeCycleNumber } from '../../../store/registry/cycle-numbers.js';
import {
  changeDirectory,
  directoryCodes,
  directoryLog,
  directoryOf,
  isDirectoryMoved,
  seedDirectory,
} from '../../../store/registry/directory.js';
import { readDirectorySeed } from '../../../store/registry/directory-files.js';
import { onEachDatabase } from '../../support/database.js';
import { cycleId } from '../outbox/notices.js';

const AT = instant('2026-03-02T01:00:00.000Z');
const YANJI = region('222401');
const YUANZHOU = region('640402');

function region(text: string): RegionCode {
  if (!isRegionCode(text)) throw new RangeError(text);
  return text;
}

function county(code: RegionCode) {
  return directorySeedSchema.parse({
    code,
    name: code,
    people: [{ id: 'officer', name: '经办人', posts: ['officer'] }],
  });
}

onEachDatabase('The registry', (database) => {
  describe('The directory', () => {
    const by = { at: AT, by: 'administrator', what: '建立' };

    test('is seeded once and keeps every revision with its reason', async () => {
      expect(await seedDirectory(database(), county(YANJI), by)).toBe(true);
      expect(await seedDirectory(database(), county(YANJI), by)).toBe(false);
      const next = await changeDirectory(database(), YANJI, (now) => ({ ...now, name: '延吉市' }), {
        ...by,
        what: '改名',
      });
      expect(next).toMatchObject({ rev: 2, name: '延吉市' });
      expect(await directoryOf(database(), YANJI)).toEqual(next);
      expect((await directoryOf(database(), YANJI, 1))?.name).toBe('222401');
      expect((await directoryLog(database(), YANJI)).map(({ rev, what }) => [rev, what])).toEqual([
        [2, '改名'],
        [1, '建立'],
      ]);
    });

    test('is read once a revision; what somebody else changed is seen at once', async () => {
      const before = await directoryOf(database(), YANJI);
      expect(await directoryOf(database(), YANJI)).toBe(before);
      const rev = (before?.rev ?? 0) + 1;
      const snapshot = JSON.stringify({ ...before, rev, name: '别处改的' });
      await sql`insert into directories (code, rev, snapshot, at, by, what)
        values (${YANJI}, ${rev}, ${snapshot}::json, ${AT}::timestamptz, 'another process', '改名')`.execute(
        database(),
      );
      expect((await directoryOf(database(), YANJI))?.name).toBe('别处改的');
    });

    test('that was never written down is remembered for nobody', async () => {
      const newest = (await directoryOf(database(), YANJI))?.rev ?? 0;
      const given = await database()
        .transaction()
        .execute(async (trx) => {
          const snapshot = { ...county(YANJI), rev: newest + 1, name: '没有的' };
          await trx
            .insertInto('directories')
            .values({ ...{ code: YANJI, rev: newest + 1, snapshot }, ...by })
            .execute();
          expect((await directoryOf(trx, YANJI))?.name).toBe('没有的');
          throw new Error('given up');
        })
        .catch((error: unknown) => (error instanceof Error ? error.message : ''));
      expect(given).toBe('given up');
      expect(await directoryOf(database(), YANJI, newest + 1)).toBeNull();
    });

    test('of another county is another directory', async () => {
      await seedDirectory(database(), county(YUANZHOU), by);
      expect((await directoryOf(database(), YUANZHOU))?.rev).toBe(1);
      expect(await directoryOf(database(), region('110000'))).toBeNull();
      expect(await directoryCodes(database())).toEqual(['222401', '640402']);
    });

    test('refuses a change that was decided on an older revision', async () => {
      const late = changeDirectory(database(), YANJI, (now) => now, { ...by, expectRev: 1 });
      expect(isDirectoryMoved(await late.catch((error: unknown) => error))).toBe(true);
    });

    test('lets one of two changes that meet win, and says so to the other', async () => {
      const rename = (name: string) =>
        changeDirectory(database(), YUANZHOU, (now) => ({ ...now, name }), { ...by, expectRev: 1 });
      const answers = await Promise.all(
        [rename('甲'), rename('乙')].map((each) => each.catch((error: unknown) => error)),
      );
      expect(answers.filter(isDirectoryMoved)).toHaveLength(1);
      expect((await directoryOf(database(), YUANZHOU))?.rev).toBe(2);
    });

    test('never changes a revision that is on record', async () => {
      await expect(sql`update directories set what = 'other' where rev = 1`.execute(database())).rejects.toThrow(
        /never changed/,
      );
    });
  });

  describe('Addresses of outside parties', () => {
    const mail = { party: 'org-1', channel: 'mail', at: AT, by: 'officer' };

    test('are entered, corrected and kept by county', async () => {
      await setContact(database(), YANJI, { ...mail, address: 'a@org.example' });
      await setContact(database(), YANJI, { ...mail, address: 'b@org.example' });
      expect(await contactsOf(database(), YANJI)).toMatchObject([
        { party: 'org-1', channel: 'mail', address: 'b@org.example', badSince: null, badWhy: null, isEntered: true },
      ]);
      expect(await contactsOf(database(), YUANZHOU)).toEqual([]);
      const changes = await database()
        .selectFrom('contact_changes')
        .select(['before', 'after'])
        .orderBy('id')
        .execute();
      expect(changes).toEqual([
        { before: null, after: 'a@org.example' },
        { before: 'a@org.example', after: 'b@org.example' },
      ]);
    });

    test('that refuse mail are marked until they are corrected', async () => {
      const bad = { channel: 'mail', address: 'b@org.example', at: AT, why: '550 no such user' };
      expect(await markContactBad(database(), YANJI, bad)).toBe(1);
      expect((await contactsOf(database(), YANJI, 'org-1'))[0]).toMatchObject({
        badSince: AT,
        badWhy: '550 no such user',
      });
      await setContact(database(), YANJI, { ...mail, address: 'c@org.example' });
      expect(await markContactBad(database(), YANJI, bad)).toBe(0);
      expect((await contactsOf(database(), YANJI))[0]).toMatchObject({ address: 'c@org.example', badSince: null });
    });
  });

  describe('Cycle numbers', () => {
    test('count up by county and year', async () => {
      expect(await takeCycleNumber(database(), YANJI, 2026)).toBe('222401-2026-001');
      expect(await takeCycleNumber(database(), YANJI, 2026)).toBe('222401-2026-002');
      expect(await takeCycleNumber(database(), YANJI, 2027)).toBe('222401-2027-001');
      expect(await takeCycleNumber(database(), YUANZHOU, 2026)).toBe('640402-2026-001');
    });

    test('asked for at once are all different', async () => {
      const taken = await Promise.all(Array.from({ length: 40 }, () => takeCycleNumber(database(), YANJI, 2028)));
      expect(new Set(taken).size).toBe(40);
      expect(taken.toSorted().at(-1)).toBe('222401-2028-040');
    });

    test('stay ahead of a cycle whose number came from elsewhere', async () => {
      await noteCycleNumber(database(), cycleId('222401-2029-007'));
      expect(await takeCycleNumber(database(), YANJI, 2029)).toBe('222401-2029-008');
      await noteCycleNumber(database(), cycleId('222401-2029-003'));
      expect(await takeCycleNumber(database(), YANJI, 2029)).toBe('222401-2029-009');
    });
  });

  describe('Attachments', () => {
    let folder = '';
    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), 'caigou-files-'));
    });
    afterEach(() => rmSync(folder, { recursive: true, force: true }));
    const file = (name: string, text: string, code = YANJI) => ({
      code,
      name,
      mediaType: 'application/pdf',
      bytes: new TextEncoder().encode(text),
      at: AT,
      by: 'officer',
    });
    // SHA-256 of "abc", from FIPS 180-2 appendix B.1.
    const ABC = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';

    test('are kept by their content', async () => {
      const stored = await storeAttachment(database(), folder, file('合同.pdf', 'abc'));
      expect(stored).toEqual({ sha256: ABC, name: '合同.pdf', bytes: 3, mediaType: 'application/pdf' });
      const path = pathOf(folder, stored.sha256);
      expect(path.endsWith(join('sha256', 'ba', '78', ABC))).toBe(true);
      expect(readdirSync(join(path, '..'))).toEqual([ABC]);
      const read = await readAttachment(database(), folder, { code: YANJI, sha256: stored.sha256 });
      expect(new TextDecoder().decode(read?.content)).toBe('abc');
    });

    test('with the same content are one file, whatever they are called', async () => {
      await storeAttachment(database(), folder, file('a.pdf', 'same'));
      const { sha256 } = await storeAttachment(database(), folder, file('b.pdf', 'same'));
      await storeAttachment(database(), folder, file('b.pdf', 'same'));
      const rows = await database()
        .selectFrom('attachments')
        .select('name')
        .where('sha256', '=', sha256)
        .orderBy('name')
        .execute();
      expect(rows).toEqual([{ name: 'a.pdf' }, { name: 'b.pdf' }]);
      expect(existsSync(pathOf(folder, sha256))).toBe(true);
    });

    test('of one county are not there for another', async () => {
      const { sha256 } = await storeAttachment(database(), folder, file('own.pdf', 'own'));
      expect(await readAttachment(database(), folder, { code: YUANZHOU, sha256 })).toBeNull();
    });

    test('changed on disk are not handed out', async () => {
      const { sha256 } = await storeAttachment(database(), folder, file('paper.pdf', 'signed'));
      writeFileSync(pathOf(folder, sha256), 'forged');
      await expect(readAttachment(database(), folder, { code: YANJI, sha256 })).rejects.toThrow(/changed on disk/);
      expect(await readAttachment(database(), folder, { code: YANJI, sha256: '00' as Sha256 })).toBeNull();
    });
  });
});

describe('The file of a directory', () => {
  test('that is not YAML, or not a directory, says what is wrong', () => {
    const folder = mkdtempSync(join(tmpdir(), 'caigou-seed-'));
    const path = join(folder, 'seed.yaml');
    writeFileSync(path, 'code: "222401"\nname: 延吉市\npeople:\n  - id: a\n    name: 经办人\n    posts: [officer]\n');
    expect(readDirectorySeed(path)).toMatchObject({ directory: { code: '222401', rev: 1 } });
    writeFileSync(path, 'people: [a: b: c');
    expect(readDirectorySeed(path)).toMatchObject({ issues: [{ expected: { en: 'YAML text' } }] });
    writeFileSync(path, 'code: "222401"\n');
    const good = 'code: "222401"\nname: 延吉市\npeople:\n  - {id: a, name: 经办人, posts: [officer]}\n';
    const list = (letter: string, of: string) => `${letter}: &${letter} [${Array(9).fill(of).join(',')}]\n`;
    const unreadable: [string, string | Buffer][] = [
      ['in GBK', Buffer.concat([Buffer.from('name: '), Buffer.from([0xd1, 0xd3]), Buffer.from('\n')])],
      ['a key twice', `${good}name: 图们市\n`],
      ['a tag nobody knows', good.replace('name: 延吉市', 'name: !city 延吉市')],
      ['two documents', `${good}---\n${good}`],
      ['nested without end', `a: ${'['.repeat(20_000)}`],
      ['aliases that multiply', list('a', 'x') + list('b', '*a') + list('c', '*b') + list('d', '*c') + list('e', '*d')],
    ];
    for (const [what, text] of unreadable) {
      writeFileSync(path, text);
      const said = readDirectorySeed(path);
      expect({ what, said }).toMatchObject({ what, said: { issues: [{ expected: { en: 'YAML text' } }] } });
      expect('issues' in said && said.issues[0]?.mend.zh).toMatch(/UTF-8|不合 YAML/);
    }
    for (const name of ['"a\\u0000b"', '"\\ud800"']) {
      writeFileSync(path, good.replace('经办人', name));
      expect(readDirectorySeed(path)).toMatchObject({ issues: [{ field: 'people[0].name' }] });
    }
    writeFileSync(path, `${good}__proto__: {rev: 2}\n`);
    expect(readDirectorySeed(path)).toMatchObject({
      issues: [{ field: '__proto__', expected: { en: 'no such field' } }],
    });
    writeFileSync(path, 'code: "222401"\n');
    const wrong = readDirectorySeed(path);
    expect('issues' in wrong && wrong.issues.map(({ field }) => field).toSorted()).toEqual(['name', 'people']);
    rmSync(folder, { recursive: true });
  });
});
