import type { PlainDate } from '../../../domain/calendar/plain-date.js';
import { PARTS } from '../../../texts/zh-CN/console/parts.js';
import { type ProofOf, useProof } from './proof.js';

/** A due day in running text: it opens how it was reached. */
export function DueDay({ due, proof }: { due: PlainDate; proof: ProofOf }) {
  const open = useProof();
  return (
    <button type="button" className="due-day" title={PARTS.proofOf} onClick={() => open(proof)}>
      {due}
    </button>
  );
}

/** A sentence with a due day in it: the day opens how it was reached. */
export function DueIn({ text, due, proof }: { text: string; due: PlainDate; proof: ProofOf }) {
  const at = text.indexOf(due);
  if (at === -1) return text;
  return (
    <>
      {text.slice(0, at)}
      <DueDay due={due} proof={proof} />
      {text.slice(at + due.length)}
    </>
  );
}
