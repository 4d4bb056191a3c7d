import { describe, expect, test } from '@jest/globals';
import { exampleOf, fieldAt, fieldsOf } from '../../../client/cli/command-fields.js';
import { OUTSIDE_KINDS } from '../../../schemas/commands.js';
import { FACT_KINDS } from '../../../schemas/facts.js';
import { parseCommandRequest } from '../../../schemas/request.js';
import { caigou } from './terminal.js';

describe('what a command must be given', () => {
  test.each(OUTSIDE_KINDS)('the example of %s is accepted as it stands', (kind) => {
    expect(parseCommandRequest({ kind, data: exampleOf(kind) })).toEqual({ value: expect.objectContaining({ kind }) });
  });

  test.each(OUTSIDE_KINDS)('every field of %s has a Chinese name', (kind) => {
    expect(fieldsOf(kind).filter(({ label }) => !/[\u4e00-\u9fff]/.test(label))).toEqual([]);
  });
});

describe('learning a command', () => {
  test('its fields are listed by their Chinese names, with an example to type', async () => {
    const said = await caigou(['commands', 'submit-filing']);
    expect(said).toMatchObject({ err: '', code: 0 });
    expect(said.out).toMatch(/^报送备案（submit-filing）\n/);
    expect(said.out).toMatch(/to +受理机关 +必填 +其中之一：county（县（市、区）民政局）/);
    expect(said.out).toContain(`--data '{"of":"plan","to":"county"}'`);
  });

  test('what the command line fills in itself is not asked of anybody', async () => {
    const said = await caigou(['commands', 'approve']);
    expect(said.out).toMatch(/ifVersion +所见版本 +自动/);
    expect(said.out).toContain(`--data '{"task":"a1.2.1"}'`);
  });

  test('a command nobody knows is a mistake of usage', async () => {
    expect(await caigou(['commands', 'sing'])).toMatchObject({ out: '', code: 2 });
    expect(await caigou(['schema', 'commands', '--kind', 'sing'])).toMatchObject({ out: '', code: 2 });
    expect(await caigou(['schema', 'profile', '--kind', 'approve'])).toMatchObject({ out: '', code: 2 });
  });

  test('the published schema of facts is that of all kinds, or of one', async () => {
    const all = JSON.parse((await caigou(['schema', 'facts'])).out);
    expect(all.anyOf).toHaveLength(FACT_KINDS.length);
    const one = JSON.parse((await caigou(['schema', 'facts', '--kind', 'plan-drafted'])).out);
    expect(one.properties.kind.const).toBe('plan-drafted');
    expect(one.properties.data.properties.fen).toMatchObject({ type: 'integer', minimum: 1 });
    expect(one.required).toContain('prevHash');
    expect(await caigou(['schema', 'facts', '--kind', 'draft-plan'])).toMatchObject({ out: '', code: 2 });
  });

  test('the published schema is narrowed to one command', async () => {
    const said = await caigou(['schema', 'commands', '--kind', 'draft-plan']);
    expect(JSON.parse(said.out)).toMatchObject({ properties: { kind: { const: 'draft-plan' }, data: {} } });
  });

  test('a field in a list is found whichever entry it stands in', () => {
    expect(fieldAt('open-cycle', 'stations[2].township')?.label).toBe('乡镇、街道');
    expect(fieldAt('draft-plan', 'parts[0]')?.label).toBe('计划内容');
    expect(fieldAt('draft-plan', 'titel')).toBeUndefined();
  });
});
