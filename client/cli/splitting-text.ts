import { formatFen } from '../../domain/money/format.js';
import type { Splitting } from '../../domain/programme/splitting.js';
import { RULE_NAMES } from '../../texts/zh-CN/rule-names.js';
import { basisText } from '../../texts/zh-CN/sources.js';

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
  const named = together.map((each) => {
    const where = each.cycleId ?? '待启动';
    return `    ${where} ${each.programmeId} 标段 ${each.lot}：${each.fen === null ? '金额不明' : `${formatFen(each.fen)} 元`}`;
  });
  const verb = rule === 'act-threshold' ? '达到' : '超过';
  const mark = authority === 'assumed' ? '（暂按，当地标准请核对）' : '';
  return [
    `提示：${year} 年同类采购合计 ${formatFen(sum)} 元，${verb}${RULE_NAMES[rule]} ${formatFen(threshold)} 元${mark}，请核对是否化整为零：`,
    ...named,
    ...(withoutSum > 0 ? [`    另有 ${withoutSum} 个采购没有金额，未计入`] : []),
    `    依据：${basisText(basis)}`,
  ].join('\n');
}
