import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { policyRoots } from '../../bin/policy-roots.js';
import { publishFiles } from '../../bin/publish.js';
import { instantAt } from '../../domain/calendar/instant.js';
import { plainDate } from '../../domain/calendar/plain-date.js';
import { currentCalendar } from '../../store/registry/calendars.js';
import { compiledFor } from '../../store/registry/policy-in-force.js';
import { region } from '../client/world.js';
import { embeddedDatabase, type OwnDatabase } from '../support/database.js';

const AT = instantAt(plainDate('2026-03-02'), '10:00');
let own: OwnDatabase;
let home: string;

beforeAll(async () => {
  own = await embeddedDatabase();
  home = mkdtempSync(join(tmpdir(), 'caigou-publish-'));
});
afterAll(async () => {
  await own.close();
  rmSync(home, { recursive: true, force: true });
});

const counted = async () => {
  const [policies, calendars] = await Promise.all(
    (['policies', 'calendars'] as const).map((table) => own.db.selectFrom(table).select('ref').execute()),
  );
  return [policies?.length ?? 0, calendars?.length ?? 0];
};

describe('the shipped policies and calendars', () => {
  test('go into the registry once, however often the program starts', async () => {
    await publishFiles(own.db, policyRoots(home), AT);
    const first = await counted();
    expect(first.every((count) => count > 0)).toBe(true);
    await publishFiles(own.db, policyRoots(home), AT);
    expect(await counted()).toEqual(first);
  });

  test.each(['222401', '640402'])(
    '%s has its policy and calendar, and its rules change with the nation',
    async (code) => {
      const [before, after] = [
        await compiledFor(own.db, region(code), plainDate('2022-01-01')),
        await compiledFor(own.db, region(code), plainDate('2026-01-01')),
      ];
      expect(before?.version).not.toBe(after?.version);
      expect(after?.layers.map(({ code: layer }) => layer)).toContain('000000');
      expect((await currentCalendar(own.db, region(code)))?.announcedYears).toContain(2026);
    },
  );

  test('before any national rule there is no policy', async () => {
    expect(await compiledFor(own.db, region('222401'), plainDate('2014-01-01'))).toBeNull();
  });

  test('a damaged file is named and nothing is published', async () => {
    mkdirSync(join(home, 'policies', 'profiles'), { recursive: true });
    writeFileSync(join(home, 'policies', 'profiles', '222402-x@2026-01-01.yaml'), 'code: 1\n');
    const before = await counted();
    await expect(publishFiles(own.db, policyRoots(home), AT)).rejects.toThrow('222402-x@2026-01-01.yaml');
    expect(await counted()).toEqual(before);
  });

  test('a file looser than the law is named with its place, and nothing is published, the sound ones neither', async () => {
    const sound = ['code: "222402"', 'name: 图们市', 'effectiveFrom: "2026-01-01"', 'rules: []'];
    const rule = [
      '  - id: contract-filing-finance',
      '    kind: clock',
      '    authority: stated',
      '    basis: [{ source: CN-GPA, clause: 第47条 }]',
      '    limit: { by: count, amount: 15, unit: workingDay, direction: after, roll: forward }',
    ];
    const looser = ['code: "330000"', 'name: 浙江省', 'effectiveFrom: "2026-01-01"', 'rules:', ...rule];
    writeFileSync(join(home, 'policies', 'profiles', '222402-x@2026-01-01.yaml'), sound.join('\n'));
    writeFileSync(join(home, 'policies', 'profiles', '330000-x@2026-01-01.yaml'), looser.join('\n'));
    const before = await counted();
    await expect(publishFiles(own.db, policyRoots(home), AT)).rejects.toThrow(
      /330000-x@2026-01-01\.yaml rules\.0\.limit：.*比法律宽/,
    );
    expect(await counted()).toEqual(before);
    rmSync(join(home, 'policies', 'profiles', '330000-x@2026-01-01.yaml'));
    await publishFiles(own.db, policyRoots(home), AT);
    expect((await compiledFor(own.db, region('222402'), plainDate('2026-02-01')))?.version).toBe('2026-01-01');
  });
});
