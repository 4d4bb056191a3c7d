import type { SubjectId } from '../../domain/ids.js';

const WHOLE: Record<string, string> = { programme: '整个采购项目', lot: '本次采购', cycle: '整个采购周期' };
const HALVES: Record<string, string> = { H1: '上半年', H2: '下半年' };

/** What a duty is about, in words: `y1` → 第 1 年度合同, `p:2026-Q1` → 2026年第1季度. Unknown forms stay as they are. */
export function subjectText(subject: SubjectId): string {
  const whole = WHOLE[subject];
  if (whole !== undefined) return whole;
  const [, head, rest] = /^(p:|s:|w:|y|t|ch|f|dr)(.+)$/.exec(subject) ?? [];
  if (head === undefined || rest === undefined) return subject;
  if (head === 'p:') return periodText(rest);
  if (head === 's:') return `站点 ${rest}`;
  if (head === 'w:') return `社工 ${rest}`;
  return /^\d+$/.test(rest) ? numbered(head, rest) : subject;
}

function numbered(head: string, no: string): string {
  switch (head) {
    case 'y':
      return `第 ${no} 年度合同`;
    case 't':
      return `第 ${no} 笔款`;
    case 'ch':
      return `第 ${no} 件询问、质疑或投诉`;
    case 'dr':
      return `第 ${no} 件履约偏离`;
    default:
      return `第 ${no} 件备案`;
  }
}

/** Periods of a contract year that are no calendar periods. */
function servicePeriodText(period: string): string {
  const [, no, part] = /^y(\d+)-(mid|final)$/.exec(period) ?? [];
  if (no === undefined) return period;
  return `第 ${no} 年度合同${part === 'mid' ? '中期' : '终期'}`;
}

function periodText(period: string): string {
  const [, year, part] = /^(\d{4})(?:-(\d{2}|Q[1-4]|H[12]))?$/.exec(period) ?? [];
  if (year === undefined) return servicePeriodText(period);
  if (part === undefined) return `${year}年度`;
  if (part.startsWith('Q')) return `${year}年第${part.slice(1)}季度`;
  return `${year}年${HALVES[part] ?? `${Number(part)}月`}`;
}
