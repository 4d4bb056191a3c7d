import { Alert } from 'antd';
import { formatFen } from '../../../domain/money/format.js';
import type { Splitting } from '../../../domain/programme/splitting.js';
import { basisText } from '../../../texts/zh-CN/sources.js';
import { SPLITTING_TEXTS } from '../../../texts/zh-CN/splitting.js';
import { ruleName } from './words.js';

/** Sums that look like one purchase that was split: a warning, with what each is and what the threshold rests on. */
export function Splittings({ splittings }: { splittings: readonly Splitting[] }) {
  return splittings.map((each) => <One key={`${each.year} ${each.rule}`} splitting={each} />);
}

function One({ splitting }: { splitting: Splitting }) {
  const { rule, year, sum, threshold, authority, basis, together, withoutSum } = splitting;
  const title = SPLITTING_TEXTS.what({
    ...{ year, sum: formatFen(sum), threshold: formatFen(threshold), rule: ruleName(rule) },
    ...{ above: rule !== 'act-threshold', assumed: authority === 'assumed' },
  });
  return (
    <Alert
      type="warning"
      showIcon
      title={title}
      description={
        <ul>
          {together.map(({ cycleId, programmeId, lot, fen }) => (
            <li key={`${cycleId} ${programmeId} ${lot}`}>
              {SPLITTING_TEXTS.one(cycleId, programmeId, lot, fen === null ? null : formatFen(fen))}
            </li>
          ))}
          {withoutSum > 0 && <li>{SPLITTING_TEXTS.withoutSum(withoutSum)}</li>}
          <li>{SPLITTING_TEXTS.basis(basisText(basis))}</li>
        </ul>
      }
    />
  );
}
