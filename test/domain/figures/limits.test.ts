import { describe, expect, test } from '@jest/globals';
import { type LimitCount, limitsByParty, limitsByRule } from '../../../domain/figures/limits.js';

const of = (count: Partial<LimitCount>): LimitCount => ({
  rule: 'contract-signing',
  owner: 'officer',
  party: null,
  status: 'met',
  count: 1,
  ...count,
});

describe('limits kept and broken', () => {
  const counts = [
    of({ count: 4 }),
    of({ rule: 'plan-filing', status: 'metLate', count: 2 }),
    of({ status: 'breached' }),
    of({ status: 'void', count: 9 }),
    of({ status: 'suspended', count: 3 }),
    of({ status: 'waiting', count: 5 }),
    of({ owner: 'contractor', party: '甲中心', status: 'metLate', count: 7 }),
    of({ owner: 'contractor', party: '乙中心', status: 'waived', count: 1 }),
  ];

  test('are told of each office and each contractor, the most broken first', () => {
    expect(limitsByParty(counts)).toEqual([
      { owner: 'contractor', party: '甲中心', kept: 0, late: 7, overdue: 0, waived: 0, running: 0 },
      { owner: 'officer', party: null, kept: 4, late: 2, overdue: 1, waived: 0, running: 8 },
      { owner: 'contractor', party: '乙中心', kept: 0, late: 0, overdue: 0, waived: 1, running: 0 },
    ]);
  });

  test('are told rule by rule, and a duty that turned out to be none is in no figure', () => {
    const rules = limitsByRule(counts);
    expect(rules.map(({ rule, owner, party }) => [rule, owner, party])).toContainEqual([
      'plan-filing',
      'officer',
      null,
    ]);
    expect(rules.find(({ rule, owner }) => rule === 'contract-signing' && owner === 'officer')).toMatchObject({
      kept: 4,
      late: 0,
      overdue: 1,
      running: 8,
    });
  });
});
