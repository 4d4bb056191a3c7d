import type { PlainDate } from '../calendar/plain-date.js';
import type { Folds } from '../cycle/chapter.js';
import { yearSubject } from '../ids.js';
import type { AnnualResult, ConfirmedResult, EvaluationFacts, StationResult } from './types.js';

export type EvaluationOnRecord = {
  stations: Record<string, StationResult & { on: PlainDate }>;
  confirmed: (ConfirmedResult & { on: PlainDate }) | null;
};

/** A time in which the service of a year stands still; `to` is null while it lasts. */
export type ServiceSuspension = { from: PlainDate; to: PlainDate | null };
/** How far a departure from the contract has come: reported, then ordered to be corrected. */
export type Drift = { reportedOn: PlainDate | null; serious: boolean; orderedOn: PlainDate | null };

/** Evaluations by `y1/firstHalf`, annual results and acceptances by `y1`. */
export type EvaluationState = {
  evaluator: { party: string; name: string; noConflict: boolean } | null;
  results: Record<string, EvaluationOnRecord>;
  annual: Record<string, AnnualResult & { on: PlainDate }>;
  acceptance: Record<string, { accepted: boolean; on: PlainDate }>;
  drift: Record<string, Drift>;
  suspensions: Record<string, ServiceSuspension[]>;
};

export function initialEvaluation(): EvaluationState {
  return { evaluator: null, results: {}, annual: {}, acceptance: {}, drift: {}, suspensions: {} };
}

/** `y1/firstHalf`: one evaluation of one contract year. */
export function resultKey(of: { year: number; slot: string }): string {
  return `y${of.year}/${of.slot}`;
}

function withResult(slice: EvaluationState, key: string, change: Partial<EvaluationOnRecord>): EvaluationState {
  const old = slice.results[key] ?? { stations: {}, confirmed: null };
  return { ...slice, results: { ...slice.results, [key]: { ...old, ...change } } };
}

const NO_DRIFT: Drift = { reportedOn: null, serious: false, orderedOn: null };

function withDrift(slice: EvaluationState, year: number, by: (old: Drift) => Drift): EvaluationState {
  const key = yearSubject(year);
  return { ...slice, drift: { ...slice.drift, [key]: by(slice.drift[key] ?? NO_DRIFT) } };
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
  'drift-reported': (slice, { data, on }) =>
    withDrift(slice, data.year, (old) => ({ ...old, reportedOn: on, serious: old.serious || data.serious })),
  'correction-ordered': (slice, { data, on }) =>
    withDrift(slice, data.year, (old) => ({ ...old, reportedOn: null, orderedOn: on })),
  'correction-closed': (slice, { data }) =>
    withDrift(slice, data.year, ({ reportedOn }) => ({ reportedOn, serious: false, orderedOn: null })),
  'service-suspended': (slice, { data, on }) =>
    withSuspensions(slice, data.year, (old) => [...old, { from: on, to: null }]),
  'service-resumed': (slice, { data, on }) =>
    withSuspensions(slice, data.year, (old) => old.map((each) => ({ ...each, to: each.to ?? on }))),
};
