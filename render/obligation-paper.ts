import type { ProofLine } from '../domain/calendar/deadline-types.js';
import type { ObligationProof, OtherDay } from '../domain/obligations/proof.js';
import { clockLimitText } from '../texts/zh-CN/limits.js';
import { EVENT_NAMES, OWNER_NAMES } from '../texts/zh-CN/names.js';
import { changeText, PROOF_SHEET_TEXTS as TEXTS } from '../texts/zh-CN/proof-sheet.js';
import { RULE_TEXTS } from '../texts/zh-CN/rules.js';
import { basisText } from '../texts/zh-CN/sources.js';
import { subjectText } from '../texts/zh-CN/subjects.js';
import { AUTHORITY_NAMES, NOTE_NAMES, STATUS_NAMES } from '../texts/zh-CN/terms.js';
import { bridgeWords } from './bridge-words.js';
import { isoDay } from './proof-rows.js';
import type { ProofPaper } from './proof-sheet.js';

const { labels } = TEXTS;
type Facts = ProofPaper['facts'];

/** The proof of a duty as a paper; `matter` is the title of its cycle, where it has one. */
export function obligationPaper(proof: ObligationProof, matter: string): ProofPaper {
  const { obligation, notices } = proof;
  const { rule, subject } = obligation;
  return {
    title: `${RULE_TEXTS[rule].title}（${subjectText(subject)}）`,
    result: resultOf(proof),
    facts: factsOf(proof, matter),
    parts: partsOf(proof),
    notices,
  };
}

function resultOf({ obligation, actBy, interpretationLatest }: ObligationProof): string[] {
  const { due, notBefore, certainty, latest } = obligation;
  const day = due ?? notBefore;
  if (day === undefined) return [];
  const said = due === null ? TEXTS.notBefore(isoDay(day)) : TEXTS.due(isoDay(day));
  const open = certainty === 'provisional';
  return [
    open ? TEXTS.provisional(said, latest === null ? null : isoDay(latest)) : said,
    ...(differs(actBy, day) ? [TEXTS.actBy(isoDay(actBy.day))] : []),
    ...(differs(interpretationLatest, day) ? [TEXTS.interpretation(isoDay(interpretationLatest.day))] : []),
  ];
}

function differs(other: OtherDay | null, day: string): other is OtherDay {
  return other !== null && other.day !== day;
}

function factsOf(proof: ObligationProof, matter: string): Facts {
  const { obligation, limit, changes, cycleId, policy } = proof;
  const { rule, subject, owner, trigger, basis, authority, law, id } = obligation;
  return [
    { label: labels.title, value: `${RULE_TEXTS[rule].title}（${subjectText(subject)}），${id}` },
    { label: labels.matter, value: matter === '' ? cycleId : `${matter}（${cycleId}）` },
    { label: labels.owner, value: OWNER_NAMES[owner] },
    {
      label: labels.trigger,
      value: `${isoDay(trigger.on)}，${EVENT_NAMES[trigger.kind]}${trigger.seq > 0 ? `（${TEXTS.onRecord(trigger.seq)}）` : ''}`,
    },
    ...(limit === null ? [] : [{ label: labels.limit, value: clockLimitText(limit) }]),
    ...(law === undefined ? [] : [{ label: labels.law, value: `${isoDay(law.due)}；${basisText(law.basis)}` }]),
    ...changes.map((change) => ({ label: labels.change, value: changeText(change) })),
    ...standingOf(proof),
    ...(proof.bridge === null ? [] : [{ label: labels.alarm, value: bridgeWords(proof.bridge) }]),
    { label: labels.basis, value: basisText(basis) },
    { label: labels.authority, value: AUTHORITY_NAMES[authority] },
    { label: labels.policy, value: policy },
    { label: labels.calendar, value: proof.calendarVersion },
  ];
}

/** Open duties have a status, ended ones the verdict they got and what it was judged by. */
function standingOf({ obligation, ended }: ObligationProof): Facts {
  if (ended === null) return [{ label: labels.status, value: STATUS_NAMES[obligation.status] }];
  const { verdict, on, seq, note, derived, calendarVersion } = ended;
  const said = [
    TEXTS.verdict(verdict, on, seq),
    ...(note === null ? [] : [NOTE_NAMES[note]]),
    TEXTS.judgedBy(calendarVersion),
    ...(derived ? [] : [TEXTS.notDerived]),
  ];
  return [{ label: labels.ended, value: said.join('；') }];
}

function partsOf({ obligation, latestProof, actBy, interpretationLatest }: ObligationProof): ProofPaper['parts'] {
  const day = obligation.due ?? obligation.notBefore ?? '';
  const provisional = latestProof.length > 0;
  const parts: { heading: string; proof: readonly ProofLine[] }[] = [
    { heading: provisional ? TEXTS.earliestProof : TEXTS.proof, proof: obligation.proof },
  ];
  if (provisional) parts.push({ heading: TEXTS.latestProof, proof: latestProof });
  if (differs(actBy, day)) parts.push({ heading: TEXTS.actByProof, proof: actBy.proof });
  if (differs(interpretationLatest, day))
    parts.push({ heading: TEXTS.interpretationProof, proof: interpretationLatest.proof });
  return parts;
}
