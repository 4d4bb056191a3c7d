import type { Fen } from './fen.js';

const DIGITS = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'] as const;
const WAN = 10_000;
const YI = 100_000_000;

/**
 * The amount in capital characters (大写) for contracts and payment papers, after the rules for filling in payment
 * instruments (支付结算办法 附一): one 零 for zeros between two digits, none where a spoken 万 or 元 closes the group,
 * 整 after 元 and 角, none after 分. `107000.53` → 壹拾万柒仟元伍角叁分.
 */
export function capitalText(amount: Fen): string {
  const all = Math.abs(amount);
  const [yuan, jiao, rest] = [Math.floor(all / 100), Math.floor((all % 100) / 10), all % 10];
  const sign = amount < 0 ? '负' : '';
  if (all === 0) return '零元整';
  return `${sign}${yuan === 0 ? '' : `${whole(yuan)}元`}${small(yuan, jiao, rest)}`;
}

/** 角 and 分. After 元 a missing 角 is spoken as 零; with nothing before it, it is left out. */
function small(yuan: number, jiao: number, rest: number): string {
  if (jiao === 0 && rest === 0) return '整';
  const tenths = jiao === 0 ? '' : `${digit(jiao)}角`;
  if (rest === 0) return `${tenths}整`;
  const gap = jiao === 0 && yuan > 0 ? '零' : '';
  return `${tenths}${gap}${digit(rest)}分`;
}

function whole(yuan: number): string {
  if (yuan >= YI) return grouped(yuan, YI, '亿');
  if (yuan >= WAN) return grouped(yuan, WAN, '万');
  return section(yuan);
}

/** `<above>亿<below>` or `<above>万<below>`; 零 where `below` does not fill its group. */
function grouped(yuan: number, size: number, unit: string): string {
  const [above, below] = [Math.floor(yuan / size), yuan % size];
  const gap = below > 0 && below < size / 10 ? '零' : '';
  return `${whole(above)}${unit}${gap}${below === 0 ? '' : whole(below)}`;
}

/** One to four digits, 1-9999. */
function section(value: number): string {
  const places = [
    { size: 1000, unit: '仟' },
    { size: 100, unit: '佰' },
    { size: 10, unit: '拾' },
    { size: 1, unit: '' },
  ];
  let text = '';
  let skipped = false;
  for (const { size, unit } of places) {
    const at = Math.floor(value / size) % 10;
    if (at === 0) {
      skipped = text !== '';
      continue;
    }
    text += `${skipped ? '零' : ''}${digit(at)}${unit}`;
    skipped = false;
  }
  return text;
}

function digit(value: number): string {
  return DIGITS[value] ?? '';
}
