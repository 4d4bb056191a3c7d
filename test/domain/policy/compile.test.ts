import { describe, expect, test } from '@jest/globals';
import { compilePolicy } from '../../../domain/policy/compile.js';
import { ruleFor } from '../../../domain/policy/lookup.js';
import type { GateRule, ProfileLayer } from '../../../domain/policy/types.js';
import { d, region } from '../calendar/shipped.js';
import { BASIS, clock, count, layer, limit } from './fixtures.js';

const COUNTY = region('222401');

function compiled(...layers: ProfileLayer[]) {
  return compilePolicy(layers, COUNTY, d('2026-01-05'));
}

describe('which layers hold', () => {
  test('parents follow from the digits and a layer nobody wrote is named', () => {
    const { policy, missing } = compiled(layer('000000'), layer('220000'), layer('222401'), layer('640000'));
    expect(policy.layers.map(({ code }) => code)).toEqual(['000000', '220000', '222401']);
    expect(missing).toEqual(['222400']);
    expect(policy.missing).toEqual(['222400']);
  });

  test('the newest version in force on the day holds, a later one not yet', () => {
    const old = layer('000000', { rules: [clock({ limit: count(5) })] });
    const now = layer('000000', { from: '2025-06-01', rules: [clock({ limit: count(2) })] });
    const later = layer('000000', { from: '2026-01-06', rules: [clock({ limit: count(1) })] });
    const { policy } = compiled(now, later, old);
    expect(policy.version).toBe('2025-06-01');
    expect(policy.rules['contract-publication']).toMatchObject({ limit: { amount: 2 } });
    expect(compilePolicy([now, later, old], COUNTY, d('2025-05-31')).policy.version).toBe('2021-01-01');
    expect(compilePolicy([now, later, old], COUNTY, d('2026-01-06')).policy.version).toBe('2026-01-06');
  });

  test('without a national layer there is no policy', () => {
    expect(() => compiled(layer('222401'))).toThrow(RangeError);
    expect(() => compilePolicy([layer('000000')], COUNTY, d('2020-12-31'))).toThrow('no national layer');
  });

  test('a parameter that no layer states stops the compiler and is named', () => {
    const params = { reserveWd: 10, refileWd: 5 };
    expect(() => compiled(layer('000000', { params }))).toThrow('paperObjectionWd');
  });

  test('a lower layer may state a parameter anew', () => {
    const { policy } = compiled(layer('000000'), layer('222401', { params: { reserveWd: 15 } }));
    expect(policy.params).toEqual({ reserveWd: 15, refileWd: 5, paperObjectionWd: 3 });
  });
});

describe('merging', () => {
  test('a lower layer patches the fields it names and keeps the others', () => {
    const patch = {
      id: 'contract-publication',
      kind: 'clock',
      authority: 'stated',
      basis: BASIS,
      owner: 'agent',
    } as const;
    const { policy, conflicts } = compiled(layer('000000', { rules: [clock()] }), layer('220000', { rules: [patch] }));
    expect(conflicts).toEqual([]);
    expect(policy.rules['contract-publication']).toEqual({
      ...without(clock()),
      owner: 'agent',
      authority: 'stated',
      basis: 'JL-2021-2 六',
      law: { limit: count(2), basis: 'CN-GPA-REG 第50条' },
    });
  });

  test('the compiled rule drops title and citations but keeps a short basis', () => {
    const rule = clock({
      basis: [
        { source: 'A', clause: '1' },
        { source: 'B', clause: '2' },
      ],
      assumed: ['owner'],
    });
    const { policy } = compiled(layer('000000', { rules: [rule] }));
    expect(policy.rules['contract-publication']).toEqual({ ...without(clock()), basis: 'A 1; B 2' });
  });

  test('sets of contents unite', () => {
    const contents = { id: 'contract-contents', kind: 'contents', basis: BASIS } as const;
    const nation = { ...clock(), ...contents, of: 'contract', parts: ['content', 'price'], authority: 'law' } as const;
    const patch = { ...contents, parts: ['price', 'forceMajeure'], authority: 'stated' } as const;
    const { policy, conflicts } = compiled(
      layer('000000', { rules: [{ ...contentsOnly(nation) }] }),
      layer('220000', { rules: [{ ...patch, parts: [...patch.parts] }] }),
    );
    expect(conflicts).toEqual([]);
    expect(policy.rules['contract-contents']).toMatchObject({ parts: ['content', 'price', 'forceMajeure'] });
  });

  test('a rule that is still incomplete is left out and its gaps are named', () => {
    const patch = { id: 'deployment', kind: 'clock', authority: 'stated', basis: BASIS, owner: 'contractor' } as const;
    const { policy, conflicts } = compiled(layer('000000'), layer('220000', { rules: [patch] }));
    expect(policy.rules.deployment).toBeUndefined();
    expect(conflicts).toEqual([expect.objectContaining({ rule: 'deployment', what: 'incomplete', layer: '220000' })]);
    expect(conflicts[0]?.fields).toEqual(expect.arrayContaining(['title', 'limit', 'trigger', 'metBy']));
  });

  test('the order of rules in a file makes no difference, nor does the order of layers', () => {
    const [a, b] = [clock(), limit()];
    const one = compiled(layer('000000', { rules: [a, b] }), layer('220000'));
    const two = compiled(layer('220000'), layer('000000', { rules: [b, a] }));
    expect(two.policy.hash).toBe(one.policy.hash);
    expect(Object.keys(two.policy.rules)).toEqual(['contract-publication', 'supplement-limit']);
  });

  test('any change of a parameter changes the hash', () => {
    const one = compiled(layer('000000', { rules: [clock()] }));
    const two = compiled(layer('000000', { rules: [clock({ limit: count(3) })] }));
    expect(two.policy.hash).not.toBe(one.policy.hash);
  });
});

describe('law is the floor', () => {
  const nation = layer('000000', { rules: [clock(), limit()] });

  test('a stricter county is followed', () => {
    const { policy, conflicts } = compiled(
      nation,
      layer('222401', { rules: [clock({ limit: count(1), authority: 'stated', basis: BASIS })] }),
    );
    expect(conflicts).toEqual([]);
    expect(policy.rules['contract-publication']).toMatchObject({ limit: { amount: 1 }, authority: 'stated' });
  });

  test('a looser county is reported and the law stays, with its own basis', () => {
    const { policy, conflicts } = compiled(
      nation,
      layer('222401', { rules: [clock({ limit: count(5), authority: 'stated', basis: BASIS })] }),
    );
    expect(conflicts).toEqual([
      { rule: 'contract-publication', layer: '222401', against: '000000', what: 'looser', fields: ['limit'] },
    ]);
    expect(policy.rules['contract-publication']).toMatchObject({
      limit: { amount: 2 },
      authority: 'law',
      basis: 'CN-GPA-REG 第50条',
    });
  });

  test('a province that repeats the law does not open the door for a looser county', () => {
    const province = layer('220000', { rules: [clock({ authority: 'stated', basis: BASIS })] });
    const county = layer('222401', { rules: [clock({ limit: count(9), authority: 'stated', basis: BASIS })] });
    const { policy, conflicts } = compiled(nation, province, county);
    expect(conflicts.map(({ layer: code, what }) => [code, what])).toEqual([['222401', 'looser']]);
    expect(policy.rules['contract-publication']).toMatchObject({ limit: { amount: 2 } });
  });

  test('who restates the law keeps it known: its limit and its basis stay beside the own ones', () => {
    const strict = layer('222401', { rules: [clock({ limit: count(1), authority: 'stated', basis: BASIS })] });
    const same = layer('220000', { rules: [clock({ severity: 'policy', authority: 'assumed', basis: BASIS })] });
    const law = { limit: count(2), basis: 'CN-GPA-REG 第50条' };
    expect(compiled(nation, strict).policy.rules['contract-publication']).toMatchObject({ limit: count(1), law });
    expect(compiled(nation, same, strict).policy.rules['contract-publication']).toMatchObject({ law });
    expect(compiled(nation, same).policy.rules['contract-publication']).toMatchObject({ authority: 'assumed', law });
    // The law itself needs no floor, and what no law says has none.
    expect(compiled(nation).policy.rules['contract-publication']).not.toHaveProperty('law');
    const ours = layer('000000', { rules: [clock({ authority: 'assumed' })] });
    expect(compiled(ours, strict).policy.rules['contract-publication']).not.toHaveProperty('law');
  });

  test('what the law does not say may be loosened', () => {
    const assumed = layer('000000', { rules: [clock({ authority: 'assumed' })] });
    const { policy, conflicts } = compiled(
      assumed,
      layer('222401', { rules: [clock({ limit: count(5), authority: 'stated', basis: BASIS })] }),
    );
    expect(conflicts).toEqual([]);
    expect(policy.rules['contract-publication']).toMatchObject({ limit: { amount: 5 } });
  });

  test('a limit that cannot be compared on every calendar is reported, and the law stays', () => {
    const { policy, conflicts } = compiled(
      nation,
      layer('222401', { rules: [clock({ limit: count(3, 'calendarDay'), authority: 'stated', basis: BASIS })] }),
    );
    expect(conflicts.map(({ what, fields }) => [what, fields])).toEqual([['unclear', ['limit']]]);
    expect(policy.rules['contract-publication']).toMatchObject({ limit: { unit: 'workingDay' } });
  });

  test('a rule of law cannot be dropped, an assumed one can', () => {
    const drop = [{ id: 'contract-publication' as const, why: '不适用', basis: BASIS }];
    const kept = compiled(nation, layer('222401', { without: drop }));
    expect(kept.conflicts.map(({ what }) => what)).toEqual(['removes-law']);
    expect(kept.policy.rules['contract-publication']).toBeDefined();
    const assumed = layer('000000', { rules: [clock({ authority: 'assumed' })] });
    const dropped = compiled(assumed, layer('222401', { without: drop }));
    expect(dropped.conflicts).toEqual([]);
    expect(dropped.policy.rules['contract-publication']).toBeUndefined();
  });

  test('dropping what no upper layer has is reported', () => {
    const drop = [{ id: 'deployment' as const, why: '不适用', basis: BASIS }];
    expect(compiled(nation, layer('222401', { without: drop })).conflicts.map(({ what }) => what)).toEqual([
      'nothing-to-drop',
    ]);
  });

  test('a field the law does not have cannot be slipped in where it makes the rule incomparable', () => {
    const gate: GateRule = { ...head(), id: 'scope-extension', kind: 'gate', gate: 'scopeExtension' };
    const { policy, conflicts } = compiled(
      layer('000000', { rules: [gate] }),
      layer('222401', { rules: [{ ...gate, approver: 'county', authority: 'stated', basis: BASIS }] }),
    );
    expect(conflicts.map(({ fields }) => fields)).toEqual([['approver']]);
    expect(policy.rules['scope-extension']).not.toHaveProperty('approver');
  });
});

describe('looking a rule up', () => {
  const { policy } = compiled(layer('000000', { rules: [clock(), limit()] }));

  test('a rule is found by id, kind and regime', () => {
    expect(ruleFor(policy, 'contract-publication', 'clock', 'act')?.owner).toBe('officer');
  });

  test('a rule of another regime or another kind is not found', () => {
    expect(ruleFor(policy, 'contract-publication', 'clock', 'nonAct')).toBeUndefined();
    expect(ruleFor(policy, 'contract-publication', 'gate', 'act')).toBeUndefined();
    expect(ruleFor(policy, 'deployment', 'clock', 'act')).toBeUndefined();
  });
});

function without({ title: _title, basis: _basis, ...rest }: ReturnType<typeof clock>) {
  return rest;
}

function head() {
  const {
    id: _id,
    kind: _kind,
    effect: _e,
    scope: _s,
    trigger: _t,
    limit: _l,
    owner: _o,
    metBy: _m,
    severity: _v,
    ...rest
  } = clock();
  return rest;
}

function contentsOnly(rule: { parts: readonly ('content' | 'price')[] }) {
  return {
    ...head(),
    id: 'contract-contents' as const,
    kind: 'contents' as const,
    of: 'contract' as const,
    parts: [...rule.parts],
  };
}
