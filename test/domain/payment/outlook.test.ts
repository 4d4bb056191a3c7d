import { describe, expect, test } from '@jest/globals';
import { preview } from '../../../domain/cycle/preview.js';
import { fen } from '../../../domain/money/fen.js';
import { shortfallsOf } from '../../../domain/payment/outlook.js';
import type { Case } from '../../support/case.js';
import { awarded, budget, SUM, signing } from '../../support/course.js';

/** 3 % of it are one yuan more than the budget of the year. */
const FUND = fen(1_816_670_000);
const FLOOR = 54_500_100;

function shortOf(c: Case) {
  return shortfallsOf(c.state, c.judging()).map(({ rule, year, shortFen, final }) => [rule, year, shortFen, final]);
}

describe('the floor of Yuanzhou, before the year is over', () => {
  const stated = { ...budget(1, '2023-01-17'), fundBase: FUND, baseYear: 2023, reason: '补充基数' };

  test('is forecast as soon as the fund is stated, in the preview and after', () => {
    const c = awarded('640402');
    expect(shortOf(c)).toEqual([]);
    const asked = preview(c.state, c.command('change-budget', stated), c.judging());
    expect(asked.shortfalls).toMatchObject([{ rule: 'fund-floor', haveFen: SUM, needFen: FLOOR, shortFen: 100 }]);
    c.ok('change-budget', stated);
    expect(shortOf(c)).toEqual([['fund-floor', 2023, 100, false]]);
    const again = preview(
      c.state,
      c.command('request-scope-extension', { items: ['助餐'], reason: '需求' }),
      c.judging(),
    );
    expect(again.shortfalls).toEqual([]);
  });

  test('counts every source of the year together', () => {
    const c = awarded('640402');
    c.ok('change-budget', stated);
    c.ok('record-budget', { ...budget(1, '2023-02-01'), source: 'generalBudget', fen: fen(100) });
    expect(shortOf(c)).toEqual([]);
  });

  test('missed at the signing is on record, with the sum that is short', () => {
    const c = awarded('640402');
    c.ok('change-budget', stated);
    c.to('2023-03-20');
    c.approved('contract', 'y1', { fen: SUM });
    c.ok('sign-contract', signing(1, '2023-03-20'));
    expect(c.last('violation-recorded').data).toMatchObject({
      rule: 'fund-floor',
      what: 'floor-forecast',
      values: { plannedFen: SUM, floorFen: FLOOR, shortFen: 100 },
    });
  });

  test('is measured on the true fund once the year has ended', () => {
    const c = awarded('640402');
    c.ok('change-budget', stated);
    c.to('2023-03-20');
    c.approved('contract', 'y1', { fen: SUM });
    c.ok('sign-contract', signing(1, '2023-03-20'));
    c.jump('2024-01-02');
    c.ok('true-up-fund', { year: 2023, base: fen(2_000_000_000), spent: SUM });
    expect(shortOf(c)).toEqual([['fund-floor', 2023, 5_500_000, true]]);
  });
});
