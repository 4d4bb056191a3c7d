import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compilePolicy } from '../../../domain/policy/compile.js';
import { packPolicy, unpackPolicy } from '../../../domain/policy/pack.js';
import { type Json, packJson, unpackJson } from '../../../domain/policy/pack-json.js';
import { d, region } from '../calendar/shipped.js';
import { clock, layer, limit } from './fixtures.js';

/** What JSON.parse can give: no -0, which JSON has no text for, and no __proto__, which is no field. */
const json = fc
  .jsonValue({ maxDepth: 4 })
  .map((value): Json => JSON.parse(JSON.stringify(value)))
  .filter((value) => !JSON.stringify(value).includes('__proto__'));

describe('packed JSON', () => {
  test('any JSON comes back as it was', () => {
    fc.assert(fc.property(json, (value) => expect(unpackJson(overTheWire(packJson(value)))).toEqual(value)));
  });

  test('numbers, and texts that look like packed ones, come back as what they were', () => {
    const value: Json = ['#', '#5', '##', 5, 0, -3, 1.5, 1e21, '5', true, null, { '#': '#1' }, [], {}];
    expect(unpackJson(overTheWire(packJson([value, value, value])))).toEqual([value, value, value]);
  });

  test('the order in which fields were written makes no difference', () => {
    expect(packJson({ a: 1, b: [2] })).toEqual(packJson({ b: [2], a: 1 }));
  });

  test('what repeats is written once', () => {
    const long = { name: '年度实施计划的审批', of: 'route-annual-plan' };
    const once = JSON.stringify(packJson([long])).length;
    expect(JSON.stringify(packJson([long, long, long, long])).length).toBeLessThan(once + 30);
  });

  test('a place or a shape that is not there is refused', () => {
    expect(() => unpackJson({ names: [], shapes: [], shared: [], root: 3 })).toThrow(TypeError);
    expect(() => unpackJson({ names: [], shapes: [], shared: [], root: [0, 'x'] })).toThrow(TypeError);
  });
});

describe('a packed policy', () => {
  const layers = [layer('000000', { rules: [clock(), limit()] })];
  const { policy } = compilePolicy(layers, region('222401'), d('2026-01-05'));

  test('is the policy again when unpacked', () => {
    expect(unpackPolicy(overTheWire(packPolicy(policy)))).toEqual(policy);
  });

  test('is the same packed one in whatever order its rules were read', () => {
    const rules = Object.fromEntries(Object.entries(policy.rules).reverse());
    expect(packPolicy({ ...policy, rules })).toEqual(packPolicy(policy));
  });

  test('is read, too, as older code packed it: each rule under its id, nothing left out', () => {
    expect(unpackPolicy(packJson(JSON.parse(JSON.stringify(policy))))).toEqual(policy);
  });

  test('is refused when anything in it was changed', () => {
    const forged = overTheWire(packPolicy({ ...policy, params: { ...policy.params, reserveWd: 1 } }));
    expect(() => unpackPolicy(forged)).toThrow('does not match its hash');
  });
});

function overTheWire<T>(value: T): T {
  return JSON.parse(JSON.stringify(value));
}
