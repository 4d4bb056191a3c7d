import { capitalText } from '../../../domain/money/capital.js';
import type { Fen } from '../../../domain/money/fen.js';
import { formatFen } from '../../../domain/money/format.js';
import { PARTS } from '../../../texts/zh-CN/console/parts.js';

/** A sum in 元; with `capital` also in 大写, where law wants it. */
export function Money({ amount, capital = false }: { amount: Fen; capital?: boolean }) {
  return (
    <span className="money">
      {formatFen(amount)} {PARTS.yuan}
      {capital && (
        <small className="money-capital">
          {PARTS.capital}：{capitalText(amount)}
        </small>
      )}
    </span>
  );
}
