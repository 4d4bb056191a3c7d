import { describe, expect, test } from '@jest/globals';
import { MEETS, MET_ON_THE_WAY, NOT_BY_COMMAND } from '../../../domain/drive/meets.js';
import { CLOCK_RULE_IDS } from '../../../domain/policy/rule-ids.js';
import { cycleWorld } from '../../support/cycle-world.js';

describe('every clock of the catalogue', () => {
  test('is met by a command of its own, on the way, or by nobody: one of the three', () => {
    const placed = [...Object.keys(MEETS), ...MET_ON_THE_WAY, ...NOT_BY_COMMAND];
    expect(placed.toSorted()).toEqual([...CLOCK_RULE_IDS].sort());
  });

  test.each(['222401', '640402'])(
    'that nobody meets in %s says only "not before", or is a window that time ends',
    (code) => {
      const { rules } = cycleWorld(code, '2026-01-05').policy;
      for (const id of NOT_BY_COMMAND) {
        const rule = rules[id];
        if (rule?.kind !== 'clock') continue;
        const timeOnly = 'any' in rule.metBy && rule.metBy.any.length === 0;
        expect({ id, free: rule.effect === 'notBefore' || timeOnly }).toEqual({ id, free: true });
      }
    },
  );
});
