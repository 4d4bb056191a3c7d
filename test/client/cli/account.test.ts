import { expect, test } from '@jest/globals';
import { accountText } from '../../../client/cli/account-text.js';
import { fen } from '../../../domain/money/fen.js';

test('the account of a cycle shows each line in yuan, what is short and why, and the interest', () => {
  const line = { year: 1, purchaser: null, purchaserName: '民政局', source: 'hardshipRelief' as const };
  const sums = {
    budgetedFen: fen(54_500_000),
    allocatedFen: fen(27_250_000),
    paidFen: fen(100),
    leftFen: fen(27_250_000),
  };
  const short = { haveFen: fen(54_500_000), needFen: fen(54_500_100), shortFen: fen(100), final: false };
  const text = accountText({
    ledger: [{ ...line, ...sums }],
    shortfalls: [{ rule: 'fund-floor', year: 2023, basis: 'YZ-2021 （三）3', ...short }],
    interest: [{ year: 1, tranche: 1, paidLateFen: fen(136_250), runningFen: fen(0) }],
  });
  for (const said of [
    '困难群众救助补助资金',
    '545,000.00',
    '272,500.00',
    '2023年资金下限：应有 545,001.00 元，现已安排 545,000.00 元，差 1.00 元',
    '原州区乡镇（街道）社会工作服务站建设实施方案',
    '第1年度第1期：逾期支付应付利息 1,362.50 元',
  ])
    expect(text).toContain(said);
  expect(accountText({ ledger: [], shortfalls: [], interest: [] })).toBe('');
});
