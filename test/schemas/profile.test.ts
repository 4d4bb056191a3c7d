import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import type { ProfileLayer } from '../../domain/policy/types.js';
import { parseProfile, profileSchema } from '../../schemas/profile.js';

const CLOCK = {
  id: 'deployment',
  kind: 'clock',
  authority: 'stated',
  basis: [{ source: 'JL-2021-2', clause: '六（四）' }],
  trigger: { event: 'contract-signed', where: { year: ['first', 'only'] } },
  limit: { by: 'count', amount: 1, unit: 'month', direction: 'after', roll: 'forward' },
};
const FILE = { code: '220000', name: '吉林省', effectiveFrom: '2021-02-01', rules: [CLOCK] };

function layerOf(content: unknown): ProfileLayer {
  const parsed = parseProfile(content, 'x.yaml');
  if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems));
  return parsed.layer;
}

function problemsOf(content: unknown) {
  const parsed = parseProfile(content, 'policies/profiles/x.yaml');
  return 'problems' in parsed ? parsed.problems : [];
}

/** The file with one field of its rule set anew. */
function withRule(change: Record<string, unknown>) {
  return { ...FILE, rules: [{ ...CLOCK, ...change }] };
}

describe('a sound profile', () => {
  test('becomes a layer: its version is the day it takes effect, what is left out is empty', () => {
    expect(layerOf(FILE)).toMatchObject({
      code: '220000',
      version: '2021-02-01',
      params: {},
      without: [],
      rules: [CLOCK],
    });
  });

  test('has a hash of its content, whatever the order of its fields', () => {
    const { name, code, ...rest } = FILE;
    expect(layerOf({ ...rest, code, name }).hash).toBe(layerOf(FILE).hash);
    expect(layerOf({ ...FILE, name: '吉林' }).hash).not.toBe(layerOf(FILE).hash);
  });
});

describe('mistakes in a profile', () => {
  const cases: [string, unknown, { path: string; expected: RegExp; hint: RegExp }][] = [
    ['a field that does not exist', { ...FILE, rulez: [] }, { path: 'rulez', expected: /没有这个字段/, hint: /rules/ }],
    [
      'a misspelt field of a rule',
      withRule({ limt: 1 }),
      { path: 'rules.0.limt', expected: /没有这个字段/, hint: /limit/ },
    ],
    [
      'a field nothing is like',
      withRule({ zzzzzzzzzz: 1 }),
      { path: 'rules.0.zzzzzzzzzz', expected: /没有这个字段/, hint: /去掉它/ },
    ],
    [
      'a rule id that does not exist',
      withRule({ id: 'deploymnt' }),
      { path: 'rules.0.id', expected: /67 个词之一|个词之一/, hint: /deployment/ },
    ],
    [
      'an event that does not exist',
      withRule({ trigger: { event: 'contract-singed' } }),
      { path: 'rules.0.trigger.event', expected: /应为/, hint: /contract-signed/ },
    ],
    [
      'a word of another list',
      withRule({ trigger: { event: 'contract-signed', where: { to: 'provence' } } }),
      { path: 'rules.0.trigger.where.to', expected: /应为/, hint: /province/ },
    ],
    [
      'a text where a number belongs',
      withRule({ limit: { ...CLOCK.limit, amount: '1' } }),
      { path: 'rules.0.limit.amount', expected: /数字/, hint: /"1"/ },
    ],
    [
      'part of a day',
      withRule({ limit: { ...CLOCK.limit, amount: 1.5 } }),
      { path: 'rules.0.limit.amount', expected: /整数/, hint: /1\.5/ },
    ],
    [
      'a negative number',
      withRule({ limit: { ...CLOCK.limit, amount: -1 } }),
      { path: 'rules.0.limit.amount', expected: /0/, hint: /核对/ },
    ],
    [
      'a day that does not exist',
      { ...FILE, effectiveFrom: '2021-02-30' },
      { path: 'effectiveFrom', expected: /没有这一天/, hint: /核对/ },
    ],
    ['a code that is no code', { ...FILE, code: '22' }, { path: 'code', expected: /六位/, hint: /核对/ }],
    ['no source at all', withRule({ basis: [] }), { path: 'rules.0.basis', expected: /1/, hint: /核对/ }],
    [
      'a kind that does not exist',
      withRule({ kind: 'clok' }),
      { path: 'rules.0.kind', expected: /clock/, hint: /clock/ },
    ],
    [
      'an id of another kind',
      withRule({ kind: 'gate', trigger: undefined, limit: undefined }),
      { path: 'rules.0.id', expected: /budget-approved/, hint: /词表/ },
    ],
    [
      'nothing where authority belongs',
      { ...FILE, rules: [{ ...CLOCK, authority: undefined }] },
      { path: 'rules.0.authority', expected: /stated/, hint: /词表|缺少/ },
    ],
    [
      'a number of days below nothing',
      withRule({ limit: { ...CLOCK.limit, amount: -15 } }),
      { path: 'rules.0.limit.amount', expected: /^应不少于 0$/, hint: /核对/ },
    ],
    [
      'a number of days beyond ten years',
      withRule({ limit: { ...CLOCK.limit, amount: 1e9 } }),
      { path: 'rules.0.limit.amount', expected: /^应不超过 \d+$/, hint: /核对/ },
    ],
    ['a file that is no group of fields', 'x', { path: '', expected: /字段组/, hint: /"x"/ }],
    ['an empty file', null, { path: '', expected: /字段组/, hint: /null/ }],
  ];

  test.each(cases)(
    '%s: file, place, what was expected and how to mend it',
    (_name, content, { path, expected, hint }) => {
      const found = problemsOf(content).find((problem) => problem.path === path);
      expect(found).toEqual({
        file: 'policies/profiles/x.yaml',
        path,
        expected: expect.stringMatching(expected),
        hint: expect.stringMatching(hint),
      });
    },
  );

  test('the same rule twice in a file', () => {
    expect(problemsOf({ ...FILE, rules: [CLOCK, CLOCK] }).map(({ path, expected }) => [path, expected])).toEqual([
      ['rules', '同一规则在一个文件里只写一次'],
    ]);
  });

  test('several mistakes are told at once', () => {
    const found = problemsOf({ ...withRule({ id: 'deploymnt', owner: 'agnt' }), effectiveFrom: '2021-13-01' });
    expect(found.map(({ path }) => path).sort()).toEqual(['effectiveFrom', 'rules.0.id', 'rules.0.owner']);
  });

  test('a wrong event in a list of events is told where it stands', () => {
    const metBy = { all: [{ event: 'contract-signed' }, { event: 'contract-publised' }] };
    expect(problemsOf(withRule({ metBy }))).toEqual([
      expect.objectContaining({ path: 'rules.0.metBy.all.1.event', hint: '是不是 contract-published？' }),
    ]);
  });
});

describe('the published schema', () => {
  const schema = z.toJSONSchema(profileSchema);

  test('shows branded values as the texts they are', () => {
    expect(schema.properties?.effectiveFrom).toMatchObject({
      type: 'string',
      pattern: expect.stringContaining('\\d{4}'),
    });
    expect(schema.properties?.code).toMatchObject({ type: 'string', pattern: '^\\d{6}$' });
  });

  test('allows no field it does not name, at any depth', () => {
    const open = objectsIn(schema).filter((each) => 'properties' in each && each.additionalProperties !== false);
    expect(open).toEqual([]);
  });

  test('says what every field means', () => {
    const fields = objectsIn(schema).flatMap(({ properties }) => Object.entries(properties ?? {}));
    const silent = fields.filter(([, field]) => !Object.hasOwn(field, 'description') && !Object.hasOwn(field, 'const'));
    expect(fields.length).toBeGreaterThan(200);
    expect(silent.map(([name]) => name)).toEqual([]);
  });
});

function objectsIn(value: unknown): Record<string, unknown>[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = Array.isArray(value) ? [] : [Object.fromEntries(Object.entries(value))];
  return [...own, ...Object.values(value).flatMap(objectsIn)];
}

describe('the treasury', () => {
  const scheme = (treasuryClosesOn: string, base = 'yearlyContract') => ({
    ...FILE,
    rules: [
      {
        ...{ id: 'payment-scheme', kind: 'payment', authority: 'stated', basis: CLOCK.basis },
        ...{ treasuryClosesOn, base },
      },
    ],
  });

  test('closes on a day that every year has', () => {
    expect(problemsOf(scheme('12-25'))).toEqual([]);
    for (const never of ['11-31', '02-29', '12-32']) expect(problemsOf(scheme(never))).toHaveLength(1);
  });

  test('pays shares of a sum that is on record: of the year, never of a total to come', () => {
    expect(problemsOf(scheme('12-25', 'cycleTotal'))).toHaveLength(1);
  });
});
