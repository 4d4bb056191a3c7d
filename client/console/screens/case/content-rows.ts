import { type Fen, fen } from '../../../../domain/money/fen.js';
import { fenOf } from '../../forms/values.js';

/** A field of a content as the server says it in words: how far in it stands, its name, its value. */
export type ContentRow = { key: string; depth: number; label: string; value: string; amount: Fen | null };

/** Lines `  计划金额：10.00 元`, two signs in a level, as rows. */
export function contentRows(lines: readonly string[]): ContentRow[] {
  return lines.map((line, at) => {
    const text = line.trimStart();
    const colon = text.indexOf('：');
    const [label, value] = colon === -1 ? [text, ''] : [text.slice(0, colon), text.slice(colon + 1)];
    return { key: `${at}`, depth: Math.floor((line.length - text.length) / 2), label, value, amount: amountIn(value) };
  });
}

/** A value that is a sum of money and nothing else. */
function amountIn(value: string): Fen | null {
  const typed = /^([\d,]+\.\d\d) 元$/.exec(value)?.[1];
  const sum = typed === undefined ? null : fenOf(typed);
  return sum === null ? null : fen(sum);
}
