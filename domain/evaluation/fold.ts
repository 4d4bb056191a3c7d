import type { PlainDate } from '../calendar/plain-date.js';
import type { Folds } from '../cycle/chapter.js';
import { type SubjectId, type YearNo, yearSubject } from '../ids.js';
import { isOrderable, isOrdered, reportedAs } from './drifts.js';
import type { AnnualResult, ConfirmedResult, EvaluationFacts, StationResult } from './types.js';

export type EvaluationOnRecord = {
  stations: Record<string, StationResult & { on: PlainDate }>;
  confirmed: (ConfirmedResult & { on: PlainDate }) | null;
};

/** A time in which the service of a year stands still; `to` is null while it lasts. */
export type ServiceSuspension = { from: PlainDate; to: PlainDate | null };
/**
 * One departure from the contract (履约偏离), and how far it has come: reported, ordered to be corrected, looked at again.
 */
export type Drift = {
  year: YearNo;
  serious: boolean;
  reportedOn: PlainDate;
  order: { on: PlainDate; withinWd: number } | null;
  checked: { on: PlainDate; putRight: boolean } | null;
};

/** Evaluations by `y1/firstHalf`, annual results and acceptances by `y1`, drifts by `dr1`. */
export type EvaluationState = {
  evaluator: { party: string; name: string; noConflict: boolean } | null;
  results: Record<string, EvaluationOnRecord>;
  annual: Record<string, AnnualResult & { on: PlainDate }>;
  acceptance: Record<string, { accepted: boolean; on: PlainDate }>;
  drifts: Record<SubjectId, Drift>;
  suspensions: Record<string, ServiceSuspension[]>;
};

export function initialEvaluation(): EvaluationState {
  return { evaluator: null, results: {}, annual: {}, acceptance: {}, drifts: {}, suspensions: {} };
}

/** `y1/firstHalf`: one evaluation of one contract year. */
export function resultKey(of: { year: number; slot: string }): string {
  return `y${of.year}/${of.slot}`;
}

function withResult(slice: EvaluationState, key: string, change: Partial<EvaluationOnRecord>): EvaluationState {
  const old = slice.results[key] ?? { stations: {}, confirmed: null };
  return { ...slice, results: { ...slice.results, [key]: { ...old, ...change } } };
}

/** The drifts of that year of which this holds, changed. */
function changed(
  slice: EvaluationState,
  year: YearNo,
  which: (drift: Drift) => boolean,
  change: Partial<Drift>,
): EvaluationState {
  const entries = Object.entries(slice.drifts).map(([id, each]): [SubjectId, Drift] => [
    id,
    each.year === year && which(each) ? { ...each, ...change } : each,
  ]);
  return { ...slice, drifts: Object.fromEntries(entries) };
}

function withSuspensions(
  slice: EvaluationState,
  year: number,
  by: (old: ServiceSuspension[]) => ServiceSuspension[],
): EvaluationState {
  const key = yearSubject(year);
  return { ...slice, suspensions: { ...slice.suspensions, [key]: by(slice.suspensions[key] ?? []) } };
}

export const evaluationFolds: Folds<EvaluationFacts, EvaluationState> = {
  'evaluator-appointed': (slice, { data }) => ({
    ...slice,
    evaluator: { party: data.party.id, name: data.party.name, noConflict: data.noConflict },
  }),
  'evaluation-recorded': (slice, { data, on }) => {
    const stations = slice.results[resultKey(data)]?.stations ?? {};
    return withResult(slice, resultKey(data), { stations: { ...stations, [data.station]: { ...data, on } } });
  },
  'result-confirmed': (slice, { data, on }) => withResult(slice, resultKey(data), { confirmed: { ...data, on } }),
  'evaluation-published': (slice) => slice,
  'evaluation-sent-up': (slice) => slice,
  'evaluation-objected': (slice) => slice,
  'spot-check-recorded': (slice) => slice,
  'annual-result-determined': (slice, { data, on }) => ({
    ...slice,
    annual: { ...slice.annual, [`y${data.year}`]: { ...data, on } },
  }),
  'year-failed': (slice) => slice,
  'acceptance-recorded': (slice, { data, on }) => ({
    ...slice,
    acceptance: { ...slice.acceptance, [`y${data.year}`]: { accepted: data.accepted, on } },
  }),
  'acceptance-published': (slice) => slice,
  'drift-reported': (slice, { data: { year, serious }, on }) => {
    const id = reportedAs(slice, year);
    const fresh: Drift = { year, serious, reportedOn: on, order: null, checked: null };
    const old = slice.drifts[id];
    const drift = old === undefined ? fresh : { ...old, serious: old.serious || serious };
    return { ...slice, drifts: { ...slice.drifts, [id]: drift } };
  },
  'correction-ordered': (slice, { data: { year, withinWd }, on }) =>
    changed(slice, year, isOrderable, { order: { on, withinWd }, checked: null }),
  'correction-closed': (slice, { data: { year, putRight = true }, on }) =>
    changed(slice, year, isOrdered, { checked: { on, putRight } }),
  'service-suspended': (slice, { data, on }) =>
    withSuspensions(slice, data.year, (old) => [...old, { from: on, to: null }]),
  'service-resumed': (slice, { data, on }) =>
    withSuspensions(slice, data.year, (old) => old.map((each) => ({ ...each, to: each.to ?? on }))),
};
