import type { Deadline } from '../../domain/calendar/deadline.js';
import type { CompiledCalendar } from '../../domain/calendar/year-data.js';
import { isoDay } from '../../render/proof-rows.js';
import type { ProofPaper } from '../../render/proof-sheet.js';
import type { DueQuestion } from '../../schemas/due.js';
import { limitText } from '../../texts/zh-CN/proof.js';
import { PROOF_SHEET_TEXTS as TEXTS } from '../../texts/zh-CN/proof-sheet.js';

/** The answer of `caigou due` for people: the date, how it was reached, and the notices it rests on. */
export function duePaper({ trigger, limit }: DueQuestion, deadline: Deadline, calendar: CompiledCalendar): ProofPaper {
  const asked = `自 ${trigger} 起${limitText(limit)}`;
  return {
    title: asked,
    result: [dayResult(TEXTS.due(isoDay(deadline.due)), deadline), asked],
    facts: [],
    parts: partsOf(deadline),
    notices: calendar.notices,
  };
}

/** The day in one line; while it is provisional with its latest end. */
export function dayResult(said: string, { certainty, latest }: Deadline): string {
  return certainty === 'final' ? said : TEXTS.provisional(said, isoDay(latest));
}

/** The derivation; while the day is provisional one for each of its ends. */
export function partsOf({ proof, latestProof }: Deadline): ProofPaper['parts'] {
  if (latestProof === undefined) return [{ heading: TEXTS.proof, proof }];
  return [
    { heading: TEXTS.earliestProof, proof },
    { heading: TEXTS.latestProof, proof: latestProof },
  ];
}
