import type { TaskProof } from '../domain/approval/task-proof.js';
import { REVISION_NAME } from '../texts/zh-CN/contents.js';
import { SUBJECT_KIND_NAMES } from '../texts/zh-CN/names.js';
import { limitChangeText, PROOF_SHEET_TEXTS as TEXTS } from '../texts/zh-CN/proof-sheet.js';
import { basisText } from '../texts/zh-CN/sources.js';
import { subjectText } from '../texts/zh-CN/subjects.js';
import { AUTHORITY_NAMES } from '../texts/zh-CN/terms.js';
import { isoDay } from './proof-rows.js';
import type { ProofPaper } from './proof-sheet.js';

const { labels } = TEXTS;

/** The proof of a task's due day as a paper; `matter` is the title of its cycle, where it has one. */
export function taskPaper(proof: TaskProof, matter: string): ProofPaper {
  const { subject, step, due, notices } = proof;
  const said = TEXTS.due(isoDay(due.on));
  return {
    title: `${SUBJECT_KIND_NAMES[subject.kind]}（${subjectText(subject.ref)}）${step ?? REVISION_NAME}`,
    result: [due.certainty === 'final' ? said : TEXTS.provisional(said, isoDay(due.latest))],
    facts: factsOf(proof, matter),
    parts: partsOf(proof),
    notices,
  };
}

function factsOf(proof: TaskProof, matter: string): ProofPaper['facts'] {
  const { cycleId, task, holder, openedOn, openedSeq, limitWd, changes, rule, derived } = proof;
  return [
    { label: labels.matter, value: matter === '' ? cycleId : `${matter}（${cycleId}）` },
    { label: labels.approval, value: task },
    { label: labels.holder, value: holder },
    { label: labels.trigger, value: `${isoDay(openedOn)}，${TEXTS.taskOpened}（${TEXTS.onRecord(openedSeq)}）` },
    { label: labels.limit, value: TEXTS.stepLimit(limitWd) },
    ...changes.map((change) => ({ label: labels.change, value: limitChangeText(change) })),
    ...(derived ? [] : [{ label: labels.status, value: TEXTS.notDerived }]),
    ...(rule === null
      ? []
      : [
          { label: labels.basis, value: basisText(rule.basis) },
          { label: labels.authority, value: AUTHORITY_NAMES[rule.authority] },
        ]),
    { label: labels.policy, value: proof.policy },
    { label: labels.calendar, value: proof.calendarVersion },
  ];
}

function partsOf({ proof, latestProof }: TaskProof): ProofPaper['parts'] {
  if (latestProof.length === 0) return [{ heading: TEXTS.proof, proof }];
  return [
    { heading: TEXTS.earliestProof, proof },
    { heading: TEXTS.latestProof, proof: latestProof },
  ];
}
