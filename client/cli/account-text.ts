import type { FactDraft } from '../../domain/facts.js';
import { formatFen } from '../../domain/money/format.js';
import type { Account, TrancheInterest } from '../../domain/payment/account.js';
import type { FundLine } from '../../domain/payment/ledger.js';
import type { Shortfall } from '../../domain/payment/outlook.js';
import { SHORTFALL_TEXTS } from '../../texts/zh-CN/money.js';
import { basisText } from '../../texts/zh-CN/sources.js';
import { valueName } from '../../texts/zh-CN/value-names.js';
import { table } from './report.js';

/** The money of a cycle for people: the ledger as a table, then what is short and what late payment costs. */
export function accountText({ ledger, shortfalls, interest }: Account): string {
  const lines = ledger.length === 0 ? '' : `资金台账（元）：\n${ledgerText(ledger)}`;
  const told = [...shortfalls.map(shortfallText), ...interest.map(interestText)].map((each) => `${each}\n`);
  return `${lines}${told.join('')}`;
}

/** Beside a payment that comes late: since when, and the interest owed. */
export function lateText(fact: FactDraft): string[] {
  const late = fact.kind === 'payment-made' ? fact.data.late : undefined;
  if (late === undefined) return [];
  const { since, days, interestFen } = late;
  return [`    应于 ${since} 前支付，逾期 ${days} 天，应付逾期利息 ${formatFen(interestFen)} 元`];
}

function ledgerText(ledger: readonly FundLine[]): string {
  const rows = ledger.map(({ year, purchaserName, source, budgetedFen, allocatedFen, paidFen, leftFen }) => [
    `第${year}年度`,
    purchaserName,
    source === null ? '未注明来源' : (valueName(source) ?? source),
    ...[budgetedFen, allocatedFen, paidFen, leftFen].map(formatFen),
  ]);
  return table(['合同年度', '购买主体', '资金来源', '预算', '已拨付', '已支付', '余额'], rows);
}

/** One shortfall: what is planned or spent, what is asked for, and what is missing. */
export function shortfallText({ rule, year, haveFen, needFen, shortFen, basis, final }: Shortfall): string {
  const { about, forecast, ended } = SHORTFALL_TEXTS[rule];
  const how = final ? ended : forecast;
  const sums = `应有 ${formatFen(needFen)} 元，${how} ${formatFen(haveFen)} 元，差 ${formatFen(shortFen)} 元`;
  return `${about(year)}：${sums}（依据 ${basisText(basis)}）`;
}

function interestText({ year, tranche, paidLateFen, runningFen }: TrancheInterest): string {
  const parts = [
    ...(paidLateFen > 0 ? [`逾期支付应付利息 ${formatFen(paidLateFen)} 元`] : []),
    ...(runningFen > 0 ? [`未支付部分至今利息 ${formatFen(runningFen)} 元`] : []),
  ];
  return `第${year}年度第${tranche}期：${parts.join('，')}`;
}
