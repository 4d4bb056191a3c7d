import { formatFen } from '../../domain/money/format.js';
import type { Splitting } from '../../domain/programme/splitting.js';
import { RULE_NAMES } from '../../texts/zh-CN/rule-names.js';
import { basisText } from '../../texts/zh-CN/sources.js';
import { SPLITTING_TEXTS } from '../../texts/zh-CN/splitting.js';

/** Sums that count together, with what the threshold rests on. A warning: what it is, the office decides. */
export function splittingText({
  rule,
  year,
  sum,
  threshold,
  authority,
  basis,
  together,
  withoutSum,
}: Splitting): string {
  const under = [
    ...together.map(({ cycleId, programmeId, lot, fen }) =>
      SPLITTING_TEXTS.one(cycleId, programmeId, lot, fen === null ? null : formatFen(fen)),
    ),
    ...(withoutSum > 0 ? [SPLITTING_TEXTS.withoutSum(withoutSum)] : []),
    SPLITTING_TEXTS.basis(basisText(basis)),
  ];
  const what = SPLITTING_TEXTS.what({
    ...{ year, sum: formatFen(sum), threshold: formatFen(threshold), rule: RULE_NAMES[rule] ?? rule },
    ...{ above: rule !== 'act-threshold', assumed: authority === 'assumed' },
  });
  return [what, ...under.map((line) => `    ${line}`)].join('\n');
}
