import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Order, orderOfLimits } from '../../../domain/policy/limit-order.js';
import { looseningsOf } from '../../../domain/policy/stricter.js';
import type { ClockLimit } from '../../../domain/policy/types.js';
import { clock, count, limit } from './fixtures.js';

const before = (amount: number): ClockLimit => ({
  by: 'count',
  amount,
  unit: 'month',
  direction: 'before',
  roll: 'backward',
});
const bids = (days: number): ClockLimit => ({
  by: 'method',
  limits: { openTender: { amount: days, unit: 'calendarDay', direction: 'after', roll: 'none' } },
});
const monthDay = (month: number, day: number): ClockLimit => ({ by: 'monthDay', month, day, yearOffset: 1 });

const CASES: [string, ClockLimit, ClockLimit, Order][] = [
  ['fewer working days', count(7), count(5), 'stricter'],
  ['more working days', count(7), count(8), 'looser'],
  ['the same', count(7), count(7), 'same'],
  ['the same days without the roll', count(30, 'calendarDay'), count(30, 'calendarDay', 'none'), 'stricter'],
  ['a month instead of a week', count(5), count(2, 'month'), 'looser'],
  ['a week instead of a year', count(1, 'year'), count(5), 'stricter'],
  ['ten days instead of seven working days', count(7), count(10, 'calendarDay'), 'unclear'],
  ['earlier before the end', before(1), before(2), 'stricter'],
  ['later before the end', before(2), before(1), 'looser'],
  ['before instead of after', count(1, 'month'), before(1), 'unclear'],
  ['an earlier day of the year', monthDay(3, 31), monthDay(2, 28), 'stricter'],
  ['a later day of the year', monthDay(3, 31), monthDay(4, 1), 'looser'],
  ['both by the chain', { by: 'chain' }, { by: 'chain' }, 'same'],
  ['a number instead of the chain', { by: 'chain' }, count(5), 'unclear'],
  ['a method that is no longer named', bids(20), { by: 'method', limits: {} }, 'unclear'],
];

describe('which limit is stricter for a duty', () => {
  test.each(CASES)('%s', (_name, upper, lower, order) => {
    expect(orderOfLimits(upper, lower, 'due')).toBe(order);
  });

  test('a waiting time is stricter when it is longer', () => {
    expect(orderOfLimits(bids(20), bids(25), 'notBefore')).toBe('stricter');
    expect(orderOfLimits(bids(20), bids(15), 'notBefore')).toBe('looser');
  });

  const limits = fc.record({
    by: fc.constant('count' as const),
    amount: fc.nat(400),
    unit: fc.constantFrom('workingDay' as const, 'calendarDay' as const, 'month' as const, 'year' as const),
    direction: fc.constantFrom('after' as const, 'before' as const),
    roll: fc.constantFrom('forward' as const, 'backward' as const, 'none' as const),
  });
  const MIRROR: Record<Order, Order> = { same: 'same', unclear: 'unclear', stricter: 'looser', looser: 'stricter' };

  test('seen from the other side the order is turned round', () => {
    fc.assert(
      fc.property(limits, limits, fc.constantFrom('due' as const, 'notBefore' as const), (a, b, effect) => {
        expect(orderOfLimits(b, a, effect)).toBe(MIRROR[orderOfLimits(a, b, effect)]);
      }),
    );
  });

  test('for a waiting time the order is that of a duty turned round', () => {
    fc.assert(
      fc.property(limits, limits, (a, b) => {
        expect(orderOfLimits(a, b, 'notBefore')).toBe(MIRROR[orderOfLimits(a, b, 'due')]);
      }),
    );
  });
});

describe('what a lower rule loosens', () => {
  const fieldsOf = (...rules: Parameters<typeof looseningsOf>) =>
    looseningsOf(...rules).map(({ field, order }) => `${field} ${order}`);

  test('nothing when nothing changes', () => {
    expect(looseningsOf(clock(), clock())).toEqual([]);
    expect(looseningsOf(limit(), limit())).toEqual([]);
  });

  test('force and regimes', () => {
    expect(fieldsOf(limit(), limit({ force: 'soft' }))).toEqual(['force looser']);
    expect(fieldsOf(limit({ force: 'soft' }), limit())).toEqual([]);
    expect(fieldsOf(clock(), clock({ appliesTo: ['nonAct'] }))).toEqual(['appliesTo looser']);
    expect(fieldsOf(clock(), clock({ appliesTo: ['act', 'nonAct'] }))).toEqual([]);
  });

  test('one recipient more is stricter, one fewer cannot be told', () => {
    const published = { event: 'contract-published' } as const;
    const filed = { event: 'filing-submitted' } as const;
    const both = clock({ metBy: { all: [published, filed] } });
    expect(fieldsOf(clock(), both)).toEqual([]);
    expect(fieldsOf(both, clock())).toEqual(['metBy unclear']);
    expect(fieldsOf(clock({ metBy: { any: [published, filed] } }), clock({ metBy: { any: [filed] } }))).toEqual([]);
    expect(fieldsOf(clock({ metBy: { any: [filed] } }), clock({ metBy: { any: [published, filed] } }))).toEqual([
      'metBy unclear',
    ]);
    expect(fieldsOf(clock(), clock({ metBy: { any: [published] } }))).toEqual(['metBy unclear']);
  });

  test('another trigger cannot be compared', () => {
    expect(fieldsOf(clock(), clock({ trigger: { event: 'contract-effective' } }))).toEqual(['trigger unclear']);
    expect(fieldsOf(clock(), clock({ orTriggers: [{ event: 'contract-amended' }] }))).toEqual(['orTriggers unclear']);
  });

  test('owner, severity and wording are free', () => {
    expect(looseningsOf(clock(), clock({ owner: 'agent', severity: 'internal', title: '别的' }))).toEqual([]);
  });

  test.each([
    ['a higher ceiling', limit({ max: 10 }), limit({ max: 11 }), ['max looser']],
    ['a lower ceiling', limit({ max: 10 }), limit({ max: 9 }), []],
    ['no ceiling', limit({ max: 10 }), noMax(), ['max looser']],
    ['a new ceiling', noMax(), limit({ max: 10 }), []],
    ['a lower floor', limit({ min: 3 }), limit({ min: 2 }), ['min looser']],
    ['a higher floor', limit({ min: 3 }), limit({ min: 4 }), []],
    ['another measure', limit(), limit({ measure: 'bridgePercent' }), ['measure unclear']],
    ['a tolerance', limit(), limit({ tolerance: 1 }), ['tolerance looser']],
    ['another base year', limit({ baseYear: 'current' }), limit({ baseYear: 'previous' }), ['baseYear unclear']],
  ])('%s', (_name, upper, lower, expected) => {
    expect(fieldsOf(upper, lower)).toEqual(expected);
  });

  test('fewest bidders per method: fewer is looser, more is stricter', () => {
    const bidders = (openTender: number) => ({ ...noMax(), min: 3, by: { openTender } });
    expect(fieldsOf(bidders(3), bidders(2))).toEqual(['by looser']);
    expect(fieldsOf(bidders(3), bidders(4))).toEqual([]);
    expect(fieldsOf(bidders(3), { ...noMax(), min: 3 })).toEqual(['by looser']);
  });
});

function noMax() {
  const { max: _max, ...rest } = limit();
  return rest;
}
