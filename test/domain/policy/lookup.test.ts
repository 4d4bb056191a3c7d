import { describe, expect, test } from '@jest/globals';
import { rulesOfKind } from '../../../domain/policy/lookup.js';
import { RULE_IDS } from '../../../domain/policy/rule-ids.js';
import type { CompiledPolicy } from '../../../domain/policy/types.js';
import { cycleWorld } from '../../support/cycle-world.js';

const { policy } = cycleWorld('222401', '2026-01-05');

/** As a database may give the same policy back: the fields of its objects in another order. */
function reordered(original: CompiledPolicy): CompiledPolicy {
  return { ...original, rules: Object.fromEntries(Object.entries(original.rules).sort().reverse()) };
}

describe('the rules of a kind', () => {
  test('come in the order of the catalogue, whatever the order of fields in the policy', () => {
    const rules = rulesOfKind(policy, 'clock', 'act');
    expect(rulesOfKind(reordered(policy), 'clock', 'act')).toEqual(rules);
    const ids = rules.map(({ id }) => id);
    expect(ids).toEqual(RULE_IDS.clock.filter((id) => ids.includes(id)));
    expect(ids.length).toBeGreaterThan(20);
  });

  test('are those that hold for the regime', () => {
    const held = rulesOfKind(policy, 'clock', 'act');
    expect(held.every(({ appliesTo }) => appliesTo.includes('act'))).toBe(true);
    expect(rulesOfKind({ ...policy, rules: {} }, 'clock', 'act')).toEqual([]);
  });
});
