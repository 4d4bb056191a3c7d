import { legalDay } from '../../domain/calendar/instant.js';
import {
  closedProof,
  closingOf,
  liveProof,
  type ObligationProof,
  statesBeforeClosing,
} from '../../domain/obligations/proof.js';
import type { Simulation } from '../../domain/simulate.js';
import { obligationPaper } from '../../render/obligation-paper.js';
import { type ProofPaper, proofPaperLines, proofSheetHtml } from '../../render/proof-sheet.js';
import { taskPaper } from '../../render/task-paper.js';
import type { FieldIssue } from '../../schemas/issues.js';
import { machineNow } from '../clock.js';
import type { ProofAnswer, TaskProofAnswer } from '../http/proof-route.js';
import { type AskOptions, askServer } from './ask.js';
import type { CliIo } from './io.js';
import type { CliParts } from './parts.js';
import { tellUsage } from './report.js';

/** One duty, or one task of an approval (`a1.2.1`), whose day is to be shown; `sheet`: the file a sheet to print is written to. */
export type ProofOptions = AskOptions & { cycle?: string; proof: string; sheet?: string };

const TASK_ID = /^a\d+\.\d+\.\d+$/;

/** Asks the server how the day of one duty, or of one task, was reached. */
export function askProof(parts: CliParts, { cycle, proof, sheet, ...asked }: ProofOptions): Promise<void> | void {
  if (cycle === undefined) return tellUsage(parts, asked.json === true, [NO_CYCLE]);
  // A sheet is for people: what is then said is where it lies.
  const json = asked.json === true && sheet === undefined;
  const tell = <Answer extends { cycleTitle: string }>(
    things: string,
    paperOf: (answer: Answer, matter: string) => ProofPaper,
  ) =>
    askServer(
      parts,
      { ...asked, json },
      (api) => api.get(`/api/cycles/${encodeURIComponent(cycle)}/${things}/${encodeURIComponent(proof)}/proof`),
      (answer: Answer) => paperText(parts, paperOf(answer, answer.cycleTitle), sheet),
    );
  return TASK_ID.test(proof)
    ? tell<TaskProofAnswer>('tasks', taskPaper)
    : tell<ProofAnswer>('obligations', obligationPaper);
}

/** The paper as lines; or, where a file is named, written there as a sheet to print, and where it is. */
export function paperText(io: CliIo, paper: ProofPaper, sheet: string | undefined): string {
  if (sheet === undefined) return `${proofPaperLines(paper).join('\n')}\n`;
  io.save(sheet, proofSheetHtml(paper, legalDay(machineNow())));
  return `${paper.result.join('\n')}\n已写入 ${sheet}，可在浏览器中打开并打印\n`;
}

/** The proof of one duty of a play; undefined where the play has no such duty. */
export function playedProof({ facts, state, judging }: Simulation, id: string): ObligationProof | undefined {
  const closing = closingOf(facts, id);
  if (closing === undefined) return liveProof({ state, judging }, id, facts);
  const grounds = statesBeforeClosing(state.cycleId, facts, closing)
    // A play that moved to another policy has only the last one at hand.
    .filter((then) => then.policy === state.policy)
    .map((then) => ({ state: then, judging: { ...judging, at: closing.at, today: legalDay(closing.at) } }));
  return closedProof({ state, judging }, grounds, closing, facts);
}

const NO_CYCLE: FieldIssue = {
  field: '--cycle',
  expected: { zh: '采购周期编号', en: 'the cycle of the duty' },
  mend: {
    zh: '例如 --cycle 222401-2026-001；caigou obligations --json 列出义务编号（id）',
    en: 'for example --cycle 222401-2026-001; caigou obligations --json names the ids',
  },
};
