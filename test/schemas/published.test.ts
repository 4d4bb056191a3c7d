import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { PUBLISHED_NAMES, type PublishedName } from '../../schemas/published.js';
import { ROOT } from '../../scripts/setup/paths.mjs';
import { caigou } from '../client/cli/terminal.js';
import { OPENING } from './samples.js';

const POLICIES = join(ROOT, 'policies');
const written = caigou(['schema', 'all', '--out', 'schemas']);
const compiled = new Map<PublishedName, ValidateFunction>();

/** What `caigou schema all` wrote, read by a validator that is not ours, as an editor has one. */
async function mistakesIn(name: PublishedName, content: unknown): Promise<unknown[]> {
  const known = compiled.get(name);
  const check = known ?? compile(JSON.parse((await written).saved.get(`schemas/${name}.schema.json`) ?? ''));
  compiled.set(name, check);
  return check(content) ? [] : (check.errors ?? []);
}

/** Patterns say what a day looks like; formats would need a library of their own. */
function compile(schema: object): ValidateFunction {
  return new Ajv2020({ strictTypes: false, validateFormats: false }).compile(schema);
}

function shipped(name: PublishedName, folder: string): [PublishedName, string][] {
  const files = readdirSync(join(POLICIES, folder), { recursive: true, encoding: 'utf8' });
  return files.filter((file) => file.endsWith('.yaml')).map((file) => [name, join(folder, file)]);
}

const textOf = (file: string): string => readFileSync(join(POLICIES, file), 'utf8');

describe('the schemas written for an editor', () => {
  test('are one file for each kind, and none where no folder is named', async () => {
    const { saved, out } = await written;
    expect([...saved.keys()]).toEqual(PUBLISHED_NAMES.map((name) => `schemas/${name}.schema.json`));
    expect(out).toContain('已写入 schemas/profile.schema.json');
    expect(await caigou(['schema', 'all'])).toMatchObject({ out: '', err: expect.stringContaining('--out'), code: 2 });
  });

  test('are what is printed of the kind', async () => {
    const one = await caigou(['schema', 'profile', '--out', 'here', '--json']);
    expect(JSON.parse(one.out)).toEqual({ written: ['here/profile.schema.json'] });
    expect(one.saved.get('here/profile.schema.json')).toBe((await caigou(['schema', 'profile'])).out);
  });

  test('one command or fact alone goes into no file', async () => {
    const said = await caigou(['schema', 'commands', '--kind', 'draft-plan', '--out', 'here']);
    expect(said).toMatchObject({ out: '', err: expect.stringContaining('--kind'), code: 2 });
    expect(said.saved.size).toBe(0);
  });

  test.each([
    ...shipped('profile', 'profiles'),
    ...shipped('calendar', 'calendars'),
    ...shipped('scenario', 'scenarios'),
  ])('find nothing wrong in the shipped %s %s', async (name, file) => {
    expect(await mistakesIn(name, parse(textOf(file)))).toEqual([]);
  });

  test('find nothing wrong in a command of the interface, and its misspelt field', async () => {
    expect(await mistakesIn('commands', { kind: 'open-cycle', data: OPENING })).toEqual([]);
    expect(await mistakesIn('commands', { kind: 'open-cycle', data: { ...OPENING, lots: '1' } })).not.toEqual([]);
  });
});

describe('what is mistyped is marked in the editor', () => {
  const PROFILE = 'profiles/140000-shanxi@2021-01-01.yaml';
  const NATION = 'profiles/000000-nation@2021-01-01.yaml';
  const CALENDAR = 'calendars/000000/2026@2025-11-04.yaml';
  const SCENARIO = 'scenarios/640402-adopted.yaml';

  test.each<[string, PublishedName, string, string, string]>([
    ['a rule nobody knows', 'profile', PROFILE, 'id: evaluation-annual', 'id: evaluation-anual'],
    ['a field nobody knows', 'profile', PROFILE, 'severity: policy', 'severty: policy'],
    ['an owner nobody knows', 'profile', PROFILE, 'owner: evaluator', 'owner: evaluater'],
    ['a field of another kind of rule', 'profile', PROFILE, 'by: evaluator', 'owner: officer'],
    ['a number written as text', 'profile', NATION, 'amount: 30', 'amount: "30"'],
    ['a region code that is no text', 'profile', PROFILE, 'code: "140000"', 'code: 140000'],
    ['a rule without its basis', 'profile', PROFILE, 'basis: *third', ''],
    ['a day that is none', 'profile', PROFILE, '"2021-01-01"', '"2021-1-1"'],
    ['a list nobody knows', 'calendar', CALENDAR, 'work:', 'works:'],
    ['a kind of notice nobody knows', 'calendar', CALENDAR, 'kind: annual', 'kind: anual'],
    ['a command nobody knows', 'scenario', SCENARIO, 'kind: adopt-cycle', 'kind: adopt'],
    ['a sum written as text', 'scenario', SCENARIO, 'fen: 545000000', 'fen: "545000000"'],
    ['a field of a command nobody knows', 'scenario', SCENARIO, 'agentUsed:', 'agent:'],
  ])('%s (%s)', async (_what, name, file, right, wrong) => {
    const text = textOf(file);
    expect(text).toContain(right);
    expect(await mistakesIn(name, parse(text.replace(right, wrong)))).not.toEqual([]);
  });
});
