import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fen } from '../../../domain/money/fen.js';
import { fundLedger } from '../../../domain/payment/ledger.js';
import { ruleFor } from '../../../domain/policy/lookup.js';
import { type Case, d } from '../../support/case.js';
import { BUREAU, budget, SUM, serving } from '../../support/course.js';

const HALF = fen(27_250_000);
const VILLAGE = { id: 'village', name: '东村村集体', kind: 'collective' } as const;
const FIRST = { year: 1, tranche: 1 } as const;
const BY_FINANCE = { as: 'countyFinance' } as const;

/** The first tranche of Yuanzhou, half the sum, invoiced and approved. */
function ready(c: Case): Case {
  c.ok('receive-invoice', { ...FIRST, fen: SUM, number: '1' });
  c.approved('payment', 't1', {});
  return c;
}

/** Two sources of the year: so much of the fund for relief, the rest of the general budget. */
function twoSources(relief: number): Case {
  const c = serving('640402');
  c.ok('change-budget', { ...budget(1, '2023-01-17'), fen: fen(relief), reason: '调整' });
  c.ok('record-budget', { ...budget(1, '2023-01-17'), source: 'generalBudget', fen: fen(SUM - relief) });
  return ready(c);
}

/** Marks about money; who works at the stations is no matter here. */
const ofMoney = (c: Case) => c.violations().filter((each) => !/^(staffing|evaluation-scheme):/.test(each));

const lines = (c: Case) =>
  fundLedger(c.state).map(({ source, purchaserName, budgetedFen, allocatedFen, paidFen, leftFen }) => [
    source,
    purchaserName,
    budgetedFen,
    allocatedFen,
    paidFen,
    leftFen,
  ]);

describe('the ledger of a cycle', () => {
  test('shows what is budgeted, allocated, paid and left of each source', () => {
    const c = twoSources(20_000_000);
    const from = [
      { source: 'hardshipRelief', fen: fen(20_000_000) },
      { source: 'generalBudget', fen: fen(7_250_000) },
    ] as const;
    c.ok('allocate-payment', { ...FIRST, from: [...from] }, BY_FINANCE);
    c.ok('make-payment', { ...FIRST, source: 'generalBudget', fen: fen(5_000_000) }, BY_FINANCE);
    expect(lines(c)).toEqual([
      ['hardshipRelief', BUREAU.name, 20_000_000, 20_000_000, 0, 0],
      ['generalBudget', BUREAU.name, 34_500_000, 7_250_000, 5_000_000, 27_250_000],
    ]);
  });

  test('keeps the money of another purchaser in a line of its own', () => {
    const c = serving('640402');
    const villages = { ...budget(1, '2023-02-01'), source: 'other', fen: fen(500), purchaser: VILLAGE } as const;
    c.ok('record-budget', villages);
    c.ok('record-budget', { ...villages, fen: fen(700) });
    expect(lines(c)).toEqual([
      ['hardshipRelief', BUREAU.name, SUM, 0, 0, SUM],
      ['other', VILLAGE.name, 700, 0, 0, 700],
    ]);
    expect(ofMoney(c)).toEqual([]);
  });

  test('counts a payment of before the takeover to the only source there is, or to none it cannot know', () => {
    const c = serving('640402');
    const old = [{ year: 1, source: null, allocatedFen: HALF, paidFen: fen(0) }];
    c.state = { ...c.state, payment: { ...c.state.payment, funds: { 'y1/1': old } } };
    expect(lines(c)).toEqual([['hardshipRelief', BUREAU.name, SUM, HALF, 0, HALF]]);
    c.ok('record-budget', { ...budget(1, '2023-02-01'), source: 'generalBudget', fen: fen(1) });
    expect(lines(c).at(-1)).toEqual([null, BUREAU.name, 0, HALF, 0, -HALF]);
  });

  test('never gives out more than a source has, however a tranche is divided', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: SUM - 1 }), fc.integer({ min: 1, max: HALF - 1 }), (relief, part) => {
        const c = twoSources(relief);
        const from = [
          { source: 'hardshipRelief' as const, fen: fen(part) },
          { source: 'generalBudget' as const, fen: fen(HALF - part) },
        ];
        const answer = c.ask('allocate-payment', { ...FIRST, from }, BY_FINANCE);
        const fits = part <= relief && HALF - part <= SUM - relief;
        expect(Array.isArray(answer)).toBe(fits);
      }),
      { numRuns: 25 },
    );
  });
});

describe('money that is not there is not paid', () => {
  const refusal = (c: Case, data: Parameters<typeof c.no<'allocate-payment'>>[1]) =>
    c.no('allocate-payment', data, BY_FINANCE).why;

  test('a source without a budget of the year, or with less left, refuses the act and marks the record', () => {
    const c = twoSources(HALF - 1);
    expect(refusal(c, { ...FIRST, source: 'hardshipRelief' })).toMatchObject({
      rule: 'ring-fence',
      what: 'over-source',
      leftFen: HALF - 1,
      fen: HALF,
    });
    const one = ready(serving('640402'));
    expect(refusal(one, { ...FIRST, source: 'generalBudget' })).toMatchObject({ what: 'source-not-budgeted' });
    const early = { on: '2023-03-31', second: 'deputyHead', ...BY_FINANCE } as const;
    one.ok('allocate-payment', { ...FIRST, source: 'generalBudget' }, early);
    expect(one.violations()).toContain('ring-fence: source-not-budgeted');
  });

  test('the money of the village does not pay the contract of the bureau', () => {
    const c = ready(serving('640402'));
    c.ok('record-budget', { ...budget(1, '2023-02-01'), source: 'other', purchaser: VILLAGE });
    const from = [{ source: 'other' as const, fen: HALF, purchaser: VILLAGE.id }];
    expect(refusal(c, { ...FIRST, from })).toMatchObject({ rule: 'ring-fence', what: 'other-purchaser' });
    const own = [{ source: 'hardshipRelief' as const, fen: HALF, purchaser: BUREAU.id }];
    c.ok('allocate-payment', { ...FIRST, from: own }, BY_FINANCE);
    expect(ofMoney(c)).toEqual([]);
  });

  test('what was approved for the evaluation does not pay the service', () => {
    const c = ready(serving('640402'));
    c.ok('change-budget', { ...budget(1, '2023-01-17'), expenses: ['thirdParty'], reason: '明确用途' });
    expect(refusal(c, { ...FIRST, source: 'hardshipRelief' })).toMatchObject({ what: 'other-purpose' });
    c.ok('allocate-payment', { ...FIRST, source: 'hardshipRelief', expense: 'thirdParty' }, BY_FINANCE);
  });

  test('one source that is budgeted need not be named; of two, one must be, and the parts make the sum', () => {
    const one = ready(serving('640402'));
    one.ok('allocate-payment', FIRST, BY_FINANCE);
    expect(one.last('payment-allocated').data).toEqual({ ...FIRST, fen: HALF, source: 'hardshipRelief' });
    const two = twoSources(20_000_000);
    expect(refusal(two, FIRST)).toMatchObject({ field: 'source' });
    const short = [{ source: 'hardshipRelief' as const, fen: fen(1) }];
    expect(refusal(two, { ...FIRST, from: short })).toMatchObject({ field: 'from' });
    const twice = [fen(1), fen(HALF - 1)].map((sum) => ({ source: 'generalBudget' as const, fen: sum }));
    expect(refusal(two, { ...FIRST, from: twice })).toMatchObject({ field: 'from' });
  });

  test('a payment goes out of a source the tranche was allocated from, and names it where there are two', () => {
    const c = twoSources(20_000_000);
    const from = [
      { source: 'hardshipRelief' as const, fen: fen(20_000_000) },
      { source: 'generalBudget' as const, fen: fen(7_250_000) },
    ];
    c.ok('allocate-payment', { ...FIRST, from }, BY_FINANCE);
    const pay = (data: { source?: 'generalBudget' | 'charity'; fen: number }) =>
      c.no('make-payment', { ...FIRST, ...data, fen: fen(data.fen) }, BY_FINANCE).why;
    expect(pay({ fen: 1 })).toMatchObject({ field: 'source' });
    expect(pay({ source: 'generalBudget', fen: 7_250_001 })).toMatchObject({ what: 'over-source', leftFen: 7_250_000 });
    expect(pay({ source: 'charity', fen: 1 })).toMatchObject({ what: 'over-source', leftFen: 0 });
  });

  test('a budget is not cut below what was taken from it', () => {
    const c = ready(serving('640402'));
    c.ok('allocate-payment', FIRST, BY_FINANCE);
    const cut = { ...budget(1, '2023-01-17'), fen: fen(HALF - 1), reason: '压减' };
    expect(c.no('change-budget', cut).why).toMatchObject({ rule: 'ring-fence', what: 'overdrawn', allocatedFen: HALF });
    c.ok('change-budget', { ...cut, fen: HALF });
  });

  test('without any budget of the year on record there is nothing to keep apart', () => {
    const c = ready(serving('640402'));
    c.state = { ...c.state, plan: { ...c.state.plan, budgets: {} } };
    c.ok('allocate-payment', { ...FIRST, source: 'generalBudget' }, BY_FINANCE);
    expect(ofMoney(c)).toEqual([]);
  });
});

describe('the scheme says from which funds and by whom is paid', () => {
  test('Yuanzhou knows two funds: a budget of a third is refused, and marked where it was given before', () => {
    const c = serving('640402');
    const lottery = { ...budget(2, '2023-03-01'), source: 'welfareLottery' } as const;
    expect(c.no('record-budget', lottery).why).toMatchObject({ rule: 'payment-scheme', what: 'source-not-in-scheme' });
    c.ok('record-budget', lottery, { on: '2023-03-01', second: 'deputyHead' });
    expect(ofMoney(c)).toEqual(['payment-scheme: source-not-in-scheme']);
  });

  test('the relief fund pays services, staff and evaluation in Yuanzhou; equipment is marked', () => {
    const asked = (expenses: ('service' | 'thirdParty' | 'equipment')[]) => {
      const c = serving('640402');
      c.ok('record-budget', { ...budget(2, '2023-04-03'), expenses });
      return ofMoney(c);
    };
    expect(asked(['service', 'thirdParty'])).toEqual([]);
    expect(asked(['service', 'equipment'])).toEqual(['fund-source-scope: not-permitted']);
    const c = ready(serving('640402'));
    c.ok('allocate-payment', { ...FIRST, source: 'hardshipRelief', expense: 'equipment' }, BY_FINANCE);
    expect(ofMoney(c)).toEqual(['fund-source-scope: not-permitted']);
  });

  test('who pays is whom the scheme names: another is refused, and the invoice is owed by the office behind it', () => {
    const c = ready(serving('640402'));
    c.ok('allocate-payment', FIRST, BY_FINANCE);
    const paid = { ...FIRST, fen: HALF };
    expect(c.no('make-payment', { ...paid, payer: 'bureau' }, BY_FINANCE).why).toMatchObject({
      what: 'wrong-payer',
      payer: 'bureau',
      wanted: 'treasury',
    });
    c.ok('make-payment', { ...paid, payer: 'treasury' }, BY_FINANCE);
  });

  test.each([
    ['treasury', 'countyFinance'],
    ['bureau', 'bureauFinance'],
    ['township', 'township'],
  ] as const)('where the %s pays, %s owes the delivered service its payment', (payer, owner) => {
    const c = serving('640402', { contractor: { id: 'centre', name: '中心', kind: 'enterprise', sme: true } });
    const scheme = ruleFor(c.policy, 'payment-scheme', 'payment', 'act');
    const delivered = ruleFor(c.policy, 'sme-payment', 'clock', 'act');
    if (scheme === undefined || delivered === undefined) throw new Error('no scheme');
    c.policy = { ...c.policy, rules: { ...c.policy.rules, 'payment-scheme': { ...scheme, payer } } };
    c.ok('record-delivery', FIRST);
    expect(c.duty('sme-payment@t1#1')).toMatchObject({ owner, due: '2023-05-04' });
    expect(c.duty('payment-tranche-1@t1#1').owner).toBe('bureauFinance');
    expect(d('2023-05-03') > c.today).toBe(true);
  });
});
