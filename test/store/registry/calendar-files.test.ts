import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { isGoverned, knownRegions, readCalendarFiles } from '../../../store/registry/calendar-files.js';
import { region, SHIPPED_POLICIES } from '../../domain/calendar/shipped.js';

const valid = `code: "000000"
year: 2027
kind: annual
notice: { title: 国务院办公厅关于2027年部分节假日安排的通知, date: 2026-12-01 }
rest:
  - { name: 元旦, from: 2027-01-01, to: 2027-01-03 }
work: []
`;

describe('calendar files', () => {
  let home: string;

  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'caigou-calendars-'));
  });

  afterEach(() => rmSync(home, { recursive: true }));

  function put(place: string, text: string | Uint8Array): string {
    const path = join(home, place);
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, text);
    return path;
  }

  test('of the shipped folder are read without a problem', () => {
    const { files, problems } = readCalendarFiles([SHIPPED_POLICIES]);
    expect(problems).toEqual([]);
    expect(files.length).toBe(20);
  });

  test('of a second folder are added, as YAML or as JSON', () => {
    put('calendars/000000/2027@2026-12-01.yaml', valid);
    const regional = {
      code: '222400',
      year: 2027,
      kind: 'annual',
      notice: { title: '州庆', date: '2027-08-16' },
      rest: [],
      work: [],
    };
    put('calendars/222400/2027@2027-08-16.json', JSON.stringify(regional));
    const { files, problems } = readCalendarFiles([SHIPPED_POLICIES, home]);
    expect(problems).toEqual([]);
    expect(files.filter(({ year }) => year === 2027).map(({ code }) => code)).toEqual(['000000', '222400']);
  });

  test('of a folder that is not there are none', () => {
    expect(readCalendarFiles([join(home, 'absent')])).toEqual({ files: [], problems: [] });
  });

  test('other files beside them are left alone', () => {
    put('calendars/000000/README.md', 'x');
    put('calendars/notes/2027@2026-12-01.yaml', 'x');
    expect(readCalendarFiles([home])).toEqual({ files: [], problems: [] });
  });

  test('a damaged one is named with its field, the others are still read', () => {
    const path = put('calendars/000000/2027@2026-12-01.yaml', valid.replace('2027-01-03', '2027-01-32'));
    const { files, problems } = readCalendarFiles([SHIPPED_POLICIES, home]);
    expect(problems).toEqual([{ file: path, field: 'rest.0.to', problem: '没有这一天，请核对年、月、日' }]);
    expect(files.length).toBe(20);
  });

  test('text in another encoding, with a key twice or an unknown tag, is named and not guessed at', () => {
    const place = 'calendars/000000/2027@2026-12-01.yaml';
    const gbk = new Uint8Array([...new TextEncoder().encode('kind: '), 0xd1, 0xd3]);
    for (const [text, words] of [
      [gbk, 'UTF-8'],
      [`${valid}year: 2028\n`, 'unique'],
      [valid.replace('kind: annual', 'kind: !k annual'), 'tag'],
      [valid.replace('元旦', '"\\u0000"'), '可显示'],
    ] as const) {
      const path = put(place, text);
      expect(readCalendarFiles([home]).problems).toMatchObject([
        { file: path, problem: expect.stringContaining(words) },
      ]);
    }
  });

  test('text that is no YAML is named, not thrown', () => {
    const path = put('calendars/000000/2027@2026-12-01.yaml', 'rest: [');
    expect(readCalendarFiles([home]).problems.map(({ file }) => file)).toEqual([path]);
  });

  test('a file stored under another name than its content is named with the right place', () => {
    put('calendars/000000/2027@2026-12-02.yaml', valid);
    const { files, problems } = readCalendarFiles([home]);
    expect(files).toEqual([]);
    expect(problems[0]?.problem).toContain('calendars/000000/2027@2026-12-01.yaml');
  });

  test('the same notice in two folders is read once', () => {
    put('calendars/000000/2027@2026-12-01.yaml', valid);
    expect(readCalendarFiles([home, home]).files).toHaveLength(1);
    expect(readCalendarFiles([home, home]).problems).toEqual([]);
  });

  test('a published notice that says something else in a second folder is a problem', () => {
    put('calendars/000000/2027@2026-12-01.yaml', valid);
    const other = join(home, 'other');
    put('other/calendars/000000/2027@2026-12-01.yaml', valid.replace('2027-01-03', '2027-01-02'));
    const { files, problems } = readCalendarFiles([home, other]);
    expect(problems[0]?.problem).toContain('000000/2027@2026-12-01');
    expect(files[0]?.rest[0]?.to).toBe('2027-01-03');
  });

  test('a notice that was imported and is shipped later may call a festival otherwise', () => {
    put('calendars/000000/2027@2026-12-01.yaml', valid);
    const other = join(home, 'other');
    put('other/calendars/000000/2027@2026-12-01.yaml', valid.replace('name: 元旦', 'name: 新年'));
    const { files, problems } = readCalendarFiles([home, other]);
    expect(problems).toEqual([]);
    expect(files.map(({ rest }) => rest[0]?.name)).toEqual(['元旦']);
  });

  test('known regions are those with a calendar or a profile, and the nation', () => {
    put('profiles/222401-yanji@2021-02-01.yaml', '');
    put('profiles/README.md', '');
    put('calendars/640000/2027@2026-12-01.yaml', '');
    expect(knownRegions([home])).toEqual(['000000', '222401', '640000']);
    expect(knownRegions([join(home, 'absent')])).toEqual(['000000']);
  });

  test('a county is governed by what its prefecture or province has; the nation alone makes no county', () => {
    put('profiles/222400-yanbian@2021-02-01.yaml', '');
    put('calendars/640000/2027@2026-12-01.yaml', '');
    const governed = (code: string) => isGoverned([home], region(code));
    expect(['222400', '222403', '640502', '000000'].filter(governed)).toHaveLength(4);
    expect(['220100', '650000', '999999', '640002'].filter(governed)).toEqual([]);
  });
});
