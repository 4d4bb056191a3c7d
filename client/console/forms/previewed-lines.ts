import type { ProofLine } from '../../../domain/calendar/deadline-types.js';
import { PREVIEW } from '../../../texts/zh-CN/console/case.js';
import { proofText } from '../../../texts/zh-CN/proof.js';

/** How a day would be reached, a line a step. */
export function previewedLines(proof: readonly ProofLine[]): string[] {
  return proof.map((line) => {
    const { day, to = day, days: run, kind } = line;
    const days = run === undefined || to === day ? day : PREVIEW.span(day, to);
    return kind === 'basis' ? proofText(line) : `${days} ${proofText(line)}`;
  });
}
