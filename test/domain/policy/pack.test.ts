import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { compilePolicy } from '../../../domain/policy/compile.js';
import { packPolicy, unpackPolicy } from '../../../domain/policy/pack.js';
import { ROOT } from '../../../scripts/setup/paths.mjs';
import { d, region } from '../calendar/shipped.js';
import { clock, layer, limit } from './fixtures.js';

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

  test('is refused when anything in it was changed, and when it is damaged', () => {
    const forged = overTheWire(packPolicy({ ...policy, params: { ...policy.params, reserveWd: 1 } }));
    expect(() => unpackPolicy(forged)).toThrow('does not match its hash');
    expect(() => unpackPolicy({ deflated: '00ff' })).toThrow(Error);
    expect(() => unpackPolicy({ deflated: 'xx' })).toThrow(Error);
  });

  describe('by older code', () => {
    const before = JSON.parse(readFileSync(join(ROOT, 'test/domain/policy/packed-before.json'), 'utf8'));

    test('is read, whether its rules were listed or each stood under its id', () => {
      expect(unpackPolicy(before.listed)).toEqual(before.policy);
      expect(unpackPolicy(before.named)).toEqual(before.policy);
    });

    test('is refused where it points at a place or a shape that is not there', () => {
      expect(() => unpackPolicy({ names: [], shapes: [], shared: [], root: 3 })).toThrow(TypeError);
      expect(() => unpackPolicy({ names: [], shapes: [], shared: [], root: [0, 'x'] })).toThrow(TypeError);
    });
  });
});

function overTheWire<T>(value: T): T {
  return JSON.parse(JSON.stringify(value));
}
