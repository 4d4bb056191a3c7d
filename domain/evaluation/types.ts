import type { AttachmentRef, PartyRef } from '../cycle/common.js';
import type { YearNo } from '../ids.js';
import type { ContentPart, EvaluationSlot, Grade, Recipient, Reward } from '../policy/vocabulary.js';

/** Scores are integer hundredths: 85.50 = 8550. */
export type StationResult = {
  year: YearNo;
  slot: EvaluationSlot;
  station: string;
  evaluators: string[];
  scoreHundredths: number;
  attachments?: AttachmentRef[];
};
/** A look at one station at any time; `topics`: what was looked at. */
export type SpotCheck = {
  by: Recipient;
  station: string;
  scoreHundredths: number;
  topics?: ContentPart[];
  note?: string;
};
export type ResultOf = { year: YearNo; slot: EvaluationSlot };

export type EvaluationCommands = {
  'appoint-evaluator': { party: PartyRef; contractRef: string; noConflict: boolean };
  'record-evaluation': StationResult;
  'confirm-evaluation': ResultOf;
  'publish-evaluation': ResultOf & { medium: string };
  'send-result-up': ResultOf & { to: Recipient };
  'object-to-evaluation': ResultOf & { station?: string; reason: string };
  'record-spot-check': SpotCheck;
  'determine-annual-result': { year: YearNo };
  'record-acceptance': { year: YearNo; accepted: boolean; opinions: number; summary: string };
  'publish-acceptance': { year: YearNo; medium: string };
  'report-drift': { year: YearNo; station?: string; what: string; serious: boolean };
  'order-correction': { year: YearNo; what: string; withinWd: number };
  'close-correction': { year: YearNo; result: string; putRight?: boolean };
  'suspend-service': { year: YearNo; reason: string };
  'resume-service': { year: YearNo; reason: string };
};

export type ConfirmedResult = ResultOf & {
  scoreHundredths: number;
  grade: Grade;
  pass: boolean;
  stations: { station: string; scoreHundredths: number }[];
  approval?: string;
};
export type AnnualResult = {
  year: YearNo;
  scoreHundredths: number;
  grade: Grade;
  pass: boolean;
  from: EvaluationSlot[];
  reward?: Reward;
};
/** The result of an earlier year, as it is shown with a budget or an award. */
export type FormerResult = { year: YearNo; scoreHundredths: number; grade: Grade; contractor: string };

export type EvaluationFacts = {
  'evaluator-appointed': { party: PartyRef; contractRef: string; noConflict: boolean };
  'evaluation-recorded': StationResult;
  'result-confirmed': ConfirmedResult;
  'evaluation-published': ResultOf & { medium: string };
  'evaluation-sent-up': ResultOf & { to: Recipient };
  'evaluation-objected': ResultOf & { station?: string; reason: string };
  'spot-check-recorded': SpotCheck;
  'annual-result-determined': AnnualResult;
  'year-failed': { year: YearNo; scoreHundredths: number };
  'acceptance-recorded': { year: YearNo; accepted: boolean; opinions: number; summary: string };
  'acceptance-published': { year: YearNo; medium: string };
  'drift-reported': { year: YearNo; station?: string; what: string; serious: boolean };
  'correction-ordered': { year: YearNo; what: string; withinWd: number };
  'correction-closed': { year: YearNo; result: string; putRight?: boolean };
  'service-suspended': { year: YearNo; reason: string };
  'service-resumed': { year: YearNo; reason: string };
};
