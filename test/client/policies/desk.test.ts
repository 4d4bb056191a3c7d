import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { policyRoots } from '../../../bin/policy-roots.js';
import { publishFiles } from '../../../bin/publish.js';
import type { Caller } from '../../../client/callers.js';
import { type PolicyDesk, type PublishedProfile, policyDesk } from '../../../client/policies/desk.js';
import type { PolicyOutlook } from '../../../client/policies/outlook.js';
import type { Refused } from '../../../client/refusals.js';
import { plainDate } from '../../../domain/calendar/plain-date.js';
import { cardOf } from '../../../domain/directory/lookup.js';
import { directoryPerPost } from '../../../domain/directory/per-post.js';
import { compilePolicy } from '../../../domain/policy/compile.js';
import { importedProfiles } from '../../../store/registry/policy-imports.js';
import { compiledFor } from '../../../store/registry/policy-in-force.js';
import { auditChanges } from '../../../store/views/lists/audit.js';
import { onEachDatabase } from '../../support/database.js';
import { NOW, region, TODAY, YANJI } from '../world.js';
import { profileText, REGISTER } from './texts.js';

const DAY = plainDate('2027-02-01');
const YANBIAN = region('222400');

onEachDatabase('A policy profile that is imported', (database) => {
  let home: string;
  let desk: PolicyDesk;
  const administrator = callerOf('administrator');
  const folder = () => join(home, 'policies', 'profiles');
  const texts = (profile: string, register = '') => ({ profile, register });

  beforeAll(async () => {
    home = mkdtempSync(join(tmpdir(), 'caigou-import-'));
    await publishFiles(database(), policyRoots(home), NOW);
    desk = policyDesk({ db: database(), roots: policyRoots(home), now: () => NOW });
  });
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  async function seen(profile: string, register = ''): Promise<PolicyOutlook> {
    const found = await desk.preview(administrator, texts(profile, register));
    if ('code' in found) throw new Error(JSON.stringify(found));
    return found;
  }

  async function refused(answer: Promise<object>): Promise<Refused> {
    const found = await answer;
    if (!isRefused(found)) throw new Error(JSON.stringify(found));
    return found;
  }

  async function published(profile: string, register = ''): Promise<PublishedProfile> {
    const { digest } = await seen(profile, register);
    const found = await desk.publish(administrator, texts(profile, register), digest ?? '');
    if ('code' in found) throw new Error(JSON.stringify(found));
    return found;
  }

  describe('with a mistake', () => {
    test('has each at its line, and cannot be published', async () => {
      const { status, digest, findings } = await seen(profileText().replace('kind: clock', 'kind: clok'));
      expect({ status, digest }).toEqual({ status: 'faulty', digest: null });
      expect(findings).toContainEqual(
        expect.objectContaining({
          in: 'profile',
          line: 6,
          path: 'rules.0.kind',
          hint: expect.stringContaining('clock'),
        }),
      );
      const answer = await refused(desk.publish(administrator, texts('code: ['), '0'.repeat(12)));
      expect(answer).toMatchObject({ code: 'bad-input', issues: [{ field: 'profile' }] });
    });

    test('that is looser than the law is told so, with the line of the figure', async () => {
      const looser = `  - id: contract-filing-finance
    kind: clock
    authority: stated
    basis: [{ source: CN-GPA, clause: 第47条 }]
    limit: { by: count, amount: 15, unit: workingDay, direction: after, roll: forward }
`;
      const { status, findings } = await seen(profileText({ more: looser }));
      expect(status).toBe('faulty');
      expect(findings[0]).toMatchObject({ level: 'error', line: 24, path: 'rules.1.limit' });
      expect(findings[0]?.expected).toContain('比法律宽');
    });

    test('that cites a document nobody has registered is told to register it', async () => {
      const { status, findings } = await seen(profileText({ source: 'YANJI-2027' }));
      expect(status).toBe('faulty');
      expect(findings[0]).toMatchObject({ in: 'profile', path: 'rules.0.basis.0.source', line: 19 });
      expect((await seen(profileText({ source: 'YANJI-2027' }), REGISTER)).status).toBe('new');
    });

    test('of another region is for the people there, above most of all', async () => {
      for (const code of ['220000', '640402', '000000']) {
        const answer = await refused(desk.preview(administrator, texts(profileText({ code }))));
        expect(answer).toMatchObject({ code: 'bad-input', issues: [{ field: 'profile.code' }] });
      }
    });
  });

  test('shows field by field what changes and how each rule begins, before anything is written', async () => {
    const { status, profile, versions, moves, digest } = await seen(profileText());
    expect({ status, version: profile?.version }).toEqual({ status: 'new', version: '222401@2027-01-01' });
    expect(digest).toMatch(/^[0-9a-f]{12}$/);
    const [change] = versions;
    expect(versions).toHaveLength(1);
    expect(change?.before).not.toBe(change?.after);
    expect(change?.rules.find(({ rule }) => rule === 'contract-filing-city')).toMatchObject({
      begins: { from: '2027-01-01', transition: 'byTrigger' },
    });
    expect(moves).toEqual({ cycles: [], total: 0, examined: 0 });
    expect(await importedProfiles(database())).toEqual([]);
    expect(existsSync(folder())).toBe(false);
  });

  test('is published only as it was seen, then holds from its day, once, with its copy and its author', async () => {
    const wrong = await refused(desk.publish(administrator, texts(profileText()), '0'.repeat(12)));
    expect(wrong.code).toBe('preview-stale');
    const first = await published(profileText({ source: 'YANJI-2027' }), REGISTER);
    expect(first).toMatchObject({ again: false, copied: true, by: 'administrator' });
    expect((await compiledFor(database(), YANJI, DAY))?.version).toBe('2027-01-01');
    expect((await compiledFor(database(), YANJI, plainDate('2026-12-31')))?.version).not.toBe('2027-01-01');
    expect(readdirSync(folder())).toEqual(['222401-imported@2027-01-01.yaml']);
    const copy = join(folder(), '222401-imported@2027-01-01.yaml');
    expect(readFileSync(copy, 'utf8')).toBe(profileText({ source: 'YANJI-2027' }));
    const again = await published(profileText({ source: 'YANJI-2027' }), REGISTER);
    expect(again).toMatchObject({ again: true, policies: [], by: 'administrator' });
    expect(await importedProfiles(database())).toHaveLength(1);
    const changes = await auditChanges(database(), YANJI, { layers: [YANJI], page: 1 });
    expect(changes.rows.find(({ what }) => what.startsWith('222401@2027-01-01'))?.by).toBe('administrator');
  });

  test('with another text under a published name is refused and told what is possible', async () => {
    const { status, findings } = await seen(profileText({ days: 9 }));
    expect(status).toBe('faulty');
    expect(findings[0]).toMatchObject({ path: 'effectiveFrom', line: 3 });
    expect(findings[0]?.hint).toContain('新的生效日');
  });

  test('cut off before its copy was written is whole: it holds, and the next start writes the copy', async () => {
    const sources = join(home, 'policies', 'sources');
    rmSync(folder(), { recursive: true });
    rmSync(sources, { recursive: true });
    expect((await desk.known()).layers.some(({ version }) => version === '2027-01-01')).toBe(true);
    expect((await compiledFor(database(), YANJI, DAY))?.version).toBe('2027-01-01');
    await publishFiles(database(), policyRoots(home), NOW);
    expect(readdirSync(folder())).toHaveLength(1);
    expect(readdirSync(sources)).toHaveLength(1);
    await publishFiles(database(), policyRoots(home), NOW);
    expect(await importedProfiles(database())).toHaveLength(1);
  });

  test('is taken into account by another machine that starts with a newer file and without the copy', async () => {
    const other = mkdtempSync(join(tmpdir(), 'caigou-other-'));
    const profiles = join(other, 'policies', 'profiles');
    await publishFiles(database(), policyRoots(other), NOW);
    writeFileSync(
      join(profiles, '222400-x@2027-06-01.yaml'),
      'code: "222400"\nname: 延边州\neffectiveFrom: "2027-06-01"\nrules: []\n',
    );
    await publishFiles(database(), policyRoots(other), NOW);
    const later = await compiledFor(database(), YANJI, plainDate('2027-07-01'));
    expect(later?.layers).toEqual(
      expect.arrayContaining([
        { code: '222400', version: '2027-06-01' },
        { code: '222401', version: '2027-01-01' },
      ]),
    );
    rmSync(other, { recursive: true, force: true });
  });

  test('is not published beside one that was imported after the preview', async () => {
    const { digest } = await seen(profileText({ from: '2027-03-01' }));
    await published(profileText({ from: '2027-02-01', days: 11 }), '');
    const late = await refused(desk.publish(administrator, texts(profileText({ from: '2027-03-01' })), digest ?? ''));
    expect(late.code).toBe('preview-stale');
  });

  test('beside another at the same moment leaves what both say, or sends one of them back to look again', async () => {
    const both = [profileText({ from: '2027-04-01', days: 6 }), profileText({ from: '2027-05-01', days: 8 })];
    const digests = await Promise.all(both.map(async (profile) => (await seen(profile)).digest ?? ''));
    const answers = await Promise.all(
      both.map((profile, at) => desk.publish(administrator, texts(profile), digests[at] ?? '')),
    );
    const ends = answers.map((answer) => ('code' in answer ? answer.code : 'published'));
    expect(ends).toContain('published');
    expect(ends.every((end) => end === 'published' || end === 'preview-stale')).toBe(true);
    const { layers } = await desk.known();
    for (const day of ['2027-04-15', '2027-05-15'].map(plainDate)) {
      expect(await compiledFor(database(), YANJI, day)).toEqual(compilePolicy(layers, YANJI, day).policy);
    }
  });

  test('holds for a county below that nobody has written for', async () => {
    const prefecture: Caller = { ...administrator, code: YANBIAN };
    const text = profileText({ code: '222400', from: '2027-09-01', days: 7 });
    const before = await desk.preview(prefecture, texts(text));
    if ('code' in before) throw new Error(JSON.stringify(before));
    expect(before.versions.map(({ code }) => code)).toEqual(expect.arrayContaining(['222400', '222401']));
    await desk.publish(prefecture, texts(text), before.digest ?? '');
    const tumen = await compiledFor(database(), region('222402'), plainDate('2027-09-01'));
    expect(tumen?.rules['contract-filing-city']).toMatchObject({ limit: { amount: 7 } });
  });
});

function callerOf(person: string): Caller {
  const directory = directoryPerPost(YANJI);
  const card = cardOf(directory, person, TODAY);
  if (card === undefined) throw new RangeError(person);
  return { code: YANJI, card, directory };
}

function isRefused(answer: object): answer is Refused {
  return 'code' in answer && 'allowedNow' in answer;
}
