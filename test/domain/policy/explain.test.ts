import { describe, expect, test } from '@jest/globals';
import { compilePolicy } from '../../../domain/policy/compile.js';
import { diffPolicies } from '../../../domain/policy/diff.js';
import { explainPolicy } from '../../../domain/policy/explain.js';
import { policyRef } from '../../../domain/policy/lookup.js';
import type { ContentsRule } from '../../../domain/policy/types.js';
import { d, region } from '../calendar/shipped.js';
import { BASIS, clock, count, layer, limit } from './fixtures.js';

const [PROVINCE, DAY] = [region('220000'), d('2026-01-05')];

describe('explaining a policy', () => {
  const nation = layer('000000', { rules: [clock({ authority: 'assumed' }), limit()] });
  const province = layer('220000', {
    params: { reserveWd: 20 },
    rules: [clock({ limit: count(3), authority: 'assumed', basis: BASIS })],
  });
  const found = explainPolicy([nation, province], PROVINCE, DAY);
  const rule = (id: string) => found.rules.find((each) => each.id === id);
  const field = (id: string, name: string) => rule(id)?.fields.find((each) => each.name === name);

  test('names the compiled policy, its layers and what is missing', () => {
    expect(found.policy).toBe(policyRef(compilePolicy([nation, province], PROVINCE, DAY).policy));
    expect(found.layers.map(({ code }) => code)).toEqual(['000000', '220000']);
    expect(explainPolicy([nation], region('222401'), DAY).missing).toEqual(['220000', '222400', '222401']);
  });

  test('says which layer stated each parameter', () => {
    const [nations, own] = [
      { layer: '000000', value: 10 },
      { layer: '220000', value: 20 },
    ];
    expect(found.params).toContainEqual({ name: 'reserveWd', ...own, said: [nations, own] });
    const refile = { layer: '000000', value: 5 };
    expect(found.params).toContainEqual({ name: 'refileWd', ...refile, said: [refile] });
  });

  test('says which layer set each field, and where it is written', () => {
    expect(field('contract-publication', 'limit')?.layers).toEqual(['220000']);
    expect(field('supplement-limit', 'max')).toMatchObject({
      ...{ name: 'max', value: 10, layers: ['000000'], assumed: false },
      ...{ authority: 'law', basis: limit().basis },
    });
    expect(rule('contract-publication')?.basis).toEqual(BASIS);
  });

  test('of an assumed clock the date is marked, of an assumed limit the figure', () => {
    expect(field('contract-publication', 'limit')?.assumed).toBe(true);
    expect(field('contract-publication', 'owner')?.assumed).toBe(false);
    const assumed = explainPolicy([layer('000000', { rules: [limit({ authority: 'assumed' })] })], PROVINCE, DAY)
      .rules[0];
    expect(assumed?.fields.filter((each) => each.assumed).map(({ name }) => name)).toEqual(['measure', 'max']);
  });

  test('a stated rule shows which of its fields are assumptions', () => {
    const stated = layer('000000', { rules: [limit({ authority: 'stated', tolerance: 1, assumed: ['tolerance'] })] });
    const fields = explainPolicy([stated], PROVINCE, DAY).rules[0]?.fields ?? [];
    expect(fields.filter(({ assumed }) => assumed).map(({ name }) => name)).toEqual(['tolerance']);
  });

  test('where the law is restated, its own limit is shown with the layer that has it', () => {
    const law = layer('000000', { rules: [clock()] });
    const stricter = layer('220000', { rules: [clock({ limit: count(1), authority: 'stated', basis: BASIS })] });
    const [rule] = explainPolicy([law, stricter], PROVINCE, DAY).rules;
    expect(rule?.fields.at(-1)).toMatchObject({
      ...{ name: 'law', value: count(2), layers: ['000000'], assumed: false },
      ...{ authority: 'law', basis: clock().basis },
    });
    expect(explainPolicy([law], PROVINCE, DAY).rules[0]?.fields.map(({ name }) => name)).not.toContain('law');
  });

  test('a field the law kept is shown as the law, not as the layer that was refused', () => {
    const law = layer('000000', { rules: [clock()] });
    const looser = layer('220000', {
      rules: [clock({ limit: count(9), owner: 'agent', authority: 'stated', basis: BASIS })],
    });
    const [kept] = explainPolicy([law, looser], PROVINCE, DAY).rules;
    expect(kept?.fields.find(({ name }) => name === 'limit')?.layers).toEqual(['000000']);
    expect(kept?.fields.find(({ name }) => name === 'owner')?.layers).toEqual(['220000']);
    expect(kept?.authority).toBe('law');
  });

  test('a layer that states a rule is no surer of the date it took from an assumption above it', () => {
    const nation = layer('000000', { rules: [clock({ authority: 'assumed' })] });
    const { limit: _date, ...rest } = clock({ owner: 'agent', authority: 'stated', basis: BASIS });
    const [rule] = explainPolicy([nation, layer('220000', { rules: [rest] })], PROVINCE, DAY).rules;
    const of = (name: string) => rule?.fields.find((each) => each.name === name);
    expect(of('limit')).toMatchObject({ assumed: true, basis: clock().basis });
    expect(of('owner')).toMatchObject({ assumed: false, basis: BASIS });
  });

  test('every layer that speaks of a field is heard, with what became of its word', () => {
    const nation = layer('000000', { rules: [clock({ authority: 'stated' })] });
    const province = layer('220000', { rules: [clock({ limit: count(3), authority: 'law', basis: BASIS })] });
    const county = layer('222401', { rules: [clock({ limit: count(9), authority: 'stated', basis: BASIS })] });
    const [rule] = explainPolicy([nation, province, county], region('222401'), DAY).rules;
    const said = rule?.fields.find(({ name }) => name === 'limit')?.said;
    expect(said?.map(({ layer: code, value, outcome }) => [code, value, outcome])).toEqual([
      ['000000', count(2), 'replaced'],
      ['220000', count(3), 'holds'],
      ['222401', count(9), 'refused'],
    ]);
    expect(said?.map(({ authority }) => authority)).toEqual(['stated', 'law', 'stated']);
  });

  test('a rule that does not hold here is named with the reason, one that may not be left out as refused', () => {
    const nation = layer('000000', { rules: [clock(), limit({ authority: 'stated' })] });
    const without = (['contract-publication', 'supplement-limit'] as const).map((id) => {
      return { id, why: '不适用', basis: BASIS };
    });
    const found = explainPolicy([nation, layer('220000', { without })], PROVINCE, DAY);
    expect(found.rules.map(({ id }) => id)).toEqual(['contract-publication']);
    expect(found.without.map(({ rule, layer: code, refused }) => [rule, code, refused])).toEqual([
      ['contract-publication', '220000', true],
      ['supplement-limit', '220000', false],
    ]);
  });

  test('a united set names every layer that added to it', () => {
    const { id: _id, kind: _kind, measure: _measure, max: _max, ...head } = limit();
    const contents: ContentsRule = { ...head, id: 'plan-contents', kind: 'contents', of: 'plan', parts: ['goal'] };
    const more = { ...contents, parts: ['budget' as const], authority: 'stated' as const, basis: BASIS };
    const [united] = explainPolicy(
      [layer('000000', { rules: [contents] }), layer('220000', { rules: [more] })],
      PROVINCE,
      DAY,
    ).rules;
    expect(united?.fields.find(({ name }) => name === 'parts')).toMatchObject({
      value: ['goal', 'budget'],
      layers: ['000000', '220000'],
    });
  });
});

describe('comparing two policies', () => {
  const compiled = (...rules: Parameters<typeof clock>[0][]) =>
    compilePolicy([layer('000000', { rules: rules.map((part) => clock(part)) })], PROVINCE, DAY).policy;

  test('equal policies have no difference', () => {
    expect(diffPolicies(compiled({}), compiled({}))).toEqual({ params: [], rules: [] });
  });

  test('a changed field is shown with both values, a missing one as null', () => {
    const found = diffPolicies(compiled({}), compiled({ limit: count(3), onBreach: 'x' }));
    expect(found.rules).toEqual([
      {
        rule: 'contract-publication',
        fields: [
          { name: 'limit', a: count(2), b: count(3) },
          { name: 'onBreach', a: null, b: 'x' },
        ],
      },
    ]);
  });

  test('a rule that only one side has is named with its side', () => {
    const both = compiled({}, { id: 'deployment' });
    expect(diffPolicies(both, compiled({})).rules).toEqual([{ rule: 'deployment', only: 'a' }]);
    expect(diffPolicies(compiled({}), both).rules).toEqual([{ rule: 'deployment', only: 'b' }]);
  });

  test('parameters are compared too', () => {
    const other = compilePolicy(
      [layer('000000'), layer('220000', { params: { reserveWd: 15 } })],
      PROVINCE,
      DAY,
    ).policy;
    expect(diffPolicies(compilePolicy([layer('000000')], PROVINCE, DAY).policy, other).params).toEqual([
      { name: 'reserveWd', a: 10, b: 15 },
    ]);
  });
});
