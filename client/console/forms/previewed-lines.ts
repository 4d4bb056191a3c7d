import type { ProofLine } from '../../../domain/calendar/deadline-types.js';
import { PREVIEW } from '../../../texts/zh-CN/console/case.js';
import { proofText } from '../../../texts/zh-CN/proof.js';
import type { ProofOf } from '../parts/proof.js';

/** The proof of a day that is only foreseen: it has no address to be asked at. */
export function proofOfLines(title: string, proof: readonly ProofLine[]): ProofOf {
  return { title, lines: proof.length === 0 ? [PREVIEW.notCounted] : previewedLines(proof) };
}

/** How a day would be reached, a line a step. */
export function previewedLines(proof: readonly ProofLine[]): string[] {
  return proof.map((line) => {
    const { day, to = day, days: run, kind } = line;
    const days = run === undefined || to === day ? day : PREVIEW.span(day, to);
    return kind === 'basis' ? proofText(line) : `${days} ${proofText(line)}`;
  });
}
