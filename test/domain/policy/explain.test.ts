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
    expect(found.params).toContainEqual({ name: 'reserveWd', value: 20, layer: '220000' });
    expect(found.params).toContainEqual({ name: 'refileWd', value: 5, layer: '000000' });
  });

  test('says which layer set each field, and where it is written', () => {
    expect(field('contract-publication', 'limit')?.layers).toEqual(['220000']);
    expect(field('supplement-limit', 'max')).toEqual({ name: 'max', value: 10, layers: ['000000'], assumed: false });
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
    expect(rule?.fields.at(-1)).toEqual({ name: 'law', value: count(2), layers: ['000000'], assumed: false });
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
