import type { Instant } from '../../domain/calendar/instant.js';
import type { CompiledCalendar } from '../../domain/calendar/year-data.js';
import type { BridgeOffer } from '../../domain/contract/bridge-offer.js';
import type { LateAnswer, MovedFrom, Occurrence, RedirectedBy } from '../../domain/notices/types.js';
import type { Obligation } from '../../domain/obligations/types.js';
import { MAIL_TEXTS } from '../../texts/zh-CN/mail.js';
import { EVENT_NAMES, OWNER_NAMES } from '../../texts/zh-CN/names.js';
import { RULE_TEXTS } from '../../texts/zh-CN/rules.js';
import { basisText } from '../../texts/zh-CN/sources.js';
import { subjectText } from '../../texts/zh-CN/subjects.js';
import { bridgeWords } from '../bridge-words.js';
import { citedClauses, proofLines } from '../proof-runs.js';
import { dayOnly, dayText, oneLine } from '../words.js';
import { type DueWords, dueWords, notBeforeWords } from './due-words.js';
import type { ItemView, LetterInput } from './types.js';

/** A view without what every item has alike: its cycle and its links. */
export type AboutView = Omit<ItemView, 'cycle' | 'links'>;

const { labels } = MAIL_TEXTS;

/** What is said of an obligation: which notice it is, and for a moved day which one was told before. */
export type Told = {
  obligation: Obligation;
  occurrence: Occurrence;
  moved?: MovedFrom;
  bridge?: BridgeOffer;
  redirected?: RedirectedBy;
  lateAnswer?: LateAnswer;
};

/** An obligation in words. `title` is the profile's; without one the catalogue's own stands. */
export function obligationView(
  { obligation, occurrence, moved, bridge, redirected, lateAnswer }: Told,
  title: string | undefined,
  { at, calendar }: Pick<LetterInput, 'at' | 'calendar'>,
): AboutView {
  const text = RULE_TEXTS[obligation.rule];
  const words = wordsOf(obligation, at, calendar);
  return {
    ...words,
    due: headline(words.due, { obligation, occurrence }),
    title: oneLine(title ?? text.title),
    rows: [
      dateRow(obligation, words),
      ...movedRows(moved),
      { label: labels.about, value: oneLine(subjectText(obligation.subject)) },
      { label: labels.owner, value: OWNER_NAMES[obligation.owner] },
      { label: labels.trigger, value: triggerText(obligation) },
      { label: labels.how, value: howText(text.how, { obligation, occurrence }) },
      { label: labels.otherwise, value: text.otherwise },
      { label: labels.basis, value: oneLine(basisText(obligation.basis)) },
    ],
    warnings: [
      ...(redirected === undefined ? [] : [redirectedWords(redirected)]),
      ...(lateAnswer === undefined ? [] : [lateAnswerWords(lateAnswer)]),
      ...(bridge === undefined ? [] : [bridgeWords(bridge)]),
      ...warningsOf(obligation, occurrence, words),
    ],
    proof: proofOf(obligation, calendar),
  };
}

/** What the letter is for comes before how much time is left. */
function headline(words: string, { obligation: { due }, occurrence }: Told): string {
  if (occurrence === 'escalation') return MAIL_TEXTS.urge(words);
  return occurrence === 'moved' && due !== null ? MAIL_TEXTS.movedTo(dayOnly(due), words) : words;
}

function redirectedWords({ by, to, note }: RedirectedBy): string {
  return MAIL_TEXTS.redirected(oneLine(by), oneLine(to), note === undefined ? null : oneLine(note));
}

function lateAnswerWords({ by, until, note }: LateAnswer): string {
  return MAIL_TEXTS.lateAnswer(oneLine(by), dayText(until), note === undefined ? null : oneLine(note));
}

/** A superior does not do it himself. */
function howText(how: string, { obligation, occurrence }: Told): string {
  return occurrence === 'escalation' ? MAIL_TEXTS.urgeHow(OWNER_NAMES[obligation.owner], how) : how;
}

/** How the day was reached, and by which general rules of counting; what the duty rests on has a row of its own. */
function proofOf({ proof }: Obligation, calendar: CompiledCalendar): string[] {
  const clauses = citedClauses(proof);
  const lines = proofLines(proof, calendar);
  return [...lines, ...(clauses.length === 0 ? [] : [MAIL_TEXTS.countedBy(clauses.join('；'))])].map(oneLine);
}

/** The day that no longer holds, and why. */
export function movedRows(moved: MovedFrom | undefined): ItemView['rows'] {
  if (moved === undefined) return [];
  const { from, why, reason } = moved;
  return [
    { label: labels.movedFrom, value: dayText(from) },
    { label: labels.movedWhy, value: MAIL_TEXTS.movedWhy(why, reason === undefined ? null : oneLine(reason)) },
  ];
}

function wordsOf(obligation: Obligation, at: Instant, calendar: CompiledCalendar): DueWords {
  const { due, notBefore, certainty, latest, status } = obligation;
  if (status === 'suspended') return { due: MAIL_TEXTS.suspended, urgency: 'calm' };
  if (status === 'waiting') return { due: MAIL_TEXTS.waiting, urgency: 'calm' };
  if (due !== null) return dueWords({ on: due, certainty, latest: latest ?? due }, at, calendar);
  return notBefore === undefined ? { due: MAIL_TEXTS.noDue, urgency: 'calm' } : notBeforeWords(notBefore);
}

function dateRow({ due, notBefore }: Obligation, words: DueWords): { label: string; value: string } {
  if (due !== null) return { label: labels.due, value: `${dayText(due)}，${words.due}` };
  if (notBefore !== undefined) return { label: labels.notBefore, value: dayText(notBefore) };
  return { label: labels.due, value: words.due };
}

function triggerText({ trigger }: Obligation): string {
  return MAIL_TEXTS.triggerOn(dayOnly(trigger.on), EVENT_NAMES[trigger.kind]);
}

/** What a reader must not overlook: said plainly and before anything else. */
function warningsOf(obligation: Obligation, occurrence: Occurrence, { urgency }: DueWords): string[] {
  const { certainty, earliest, latest, authority, actBy, interpretationLatest, due, status, owner } = obligation;
  const { treasuryCloses } = obligation;
  const warnings: string[] = [];
  if (occurrence === 'moved') warnings.push(MAIL_TEXTS.moved);
  if (occurrence === 'escalation') warnings.push(MAIL_TEXTS.escalation(OWNER_NAMES[owner]));
  else if (urgency === 'overdue') warnings.push(MAIL_TEXTS.late);
  if (status === 'suspended') warnings.push(MAIL_TEXTS.suspendedWarning);
  if (certainty === 'provisional' && earliest !== null && latest !== null) {
    warnings.push(MAIL_TEXTS.provisional(dayOnly(earliest), dayOnly(latest)));
  }
  if (authority === 'assumed') warnings.push(MAIL_TEXTS.assumed);
  if (treasuryCloses !== undefined) warnings.push(MAIL_TEXTS.treasuryCloses(dayText(treasuryCloses)));
  if (actBy !== undefined && actBy !== due) warnings.push(MAIL_TEXTS.actBy(dayText(actBy)));
  if (interpretationLatest !== undefined && interpretationLatest !== due) {
    warnings.push(MAIL_TEXTS.interpretationLatest(dayText(interpretationLatest)));
  }
  return warnings;
}
