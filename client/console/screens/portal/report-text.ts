import { subjectText } from '../../../../texts/zh-CN/subjects.js';
import type { AskedReport } from '../../api/answers.js';
import { wordName } from '../../parts/words.js';

/** `季度报告（2026年第3季度）`, with the station where it is of one. */
export function reportText({ report, period, station }: AskedReport): string {
  const of = station === undefined ? subjectText(period) : `${subjectText(period)} ${station}`;
  return `${wordName(report)}（${of}）`;
}
