import { plainDate } from '../../../domain/calendar/plain-date.js';
import { draft } from '../../../domain/cycle/chapter.js';
import type { FactDraft } from '../../../domain/facts.js';
import { fen } from '../../../domain/money/fen.js';
import { routeOf, step, type World, worldOf } from './world.js';

/** Facts of the chapters around an approval, as small as they may be. */

export const ONE_STEP = routeOf([step('office', ['headOfOffice'])]);
export const DAY = plainDate('2026-04-01');
export const contractor = { id: 'c1', name: '社会工作服务中心', kind: 'socialOrganisation' as const };
const bureau = { id: 'b', name: '县民政局', kind: 'government' as const };

export const issue = draft('tender-issued', {
  method: 'openTender',
  documentsFrom: DAY,
  documentsTo: DAY,
  bidDeadline: DAY,
  noticeParts: [],
  budgetFen: fen(50),
  round: 1,
});
export const ranked = draft('bid-evaluation-finished', {
  round: 1,
  ranking: [{ rank: 1, party: 'c1', scoreHundredths: 9000, fen: fen(48) }],
});
export const awarded = draft('award-decided', { rank: 1, contractor, fen: fen(48) });
export const signed = draft('contract-signed', {
  year: 1,
  signedByPurchaserOn: DAY,
  signedByContractorOn: DAY,
  effectiveOn: DAY,
  serviceFrom: DAY,
  serviceTo: plainDate('2027-03-31'),
  purchaser: bureau,
  contractor,
  fen: fen(48),
  parts: [],
});
export const evaluated = draft('evaluation-recorded', {
  year: 1,
  slot: 'midTerm',
  station: 's1',
  evaluators: ['evaluator'],
  scoreHundredths: 8500,
});
export const applied = draft('payment-applied', { year: 1, tranche: 1, attachments: [] });

/** A cycle whose matters one head of office decides, with these facts on record. */
export const withFacts = (...facts: FactDraft[]): World => {
  const world = worldOf(ONE_STEP);
  world.record(facts);
  return world;
};
