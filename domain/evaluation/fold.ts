import type { PlainDate } from '../calendar/plain-date.js';
import type { Folds } from '../cycle/chapter.js';
import type { AnnualResult, ConfirmedResult, EvaluationFacts, StationResult } from './types.js';

export type EvaluationOnRecord = {
  stations: Record<string, StationResult & { on: PlainDate }>;
  confirmed: (ConfirmedResult & { on: PlainDate }) | null;
};

/** Evaluations by `y1/firstHalf`, annual results and acceptances by `y1`. */
export type EvaluationState = {
  evaluator: { party: string; name: string; noConflict: boolean } | null;
  results: Record<string, EvaluationOnRecord>;
  annual: Record<string, AnnualResult & { on: PlainDate }>;
  acceptance: Record<string, { accepted: boolean; on: PlainDate }>;
};

export function initialEvaluation(): EvaluationState {
  return { evaluator: null, results: {}, annual: {}, acceptance: {} };
}

/** `y1/firstHalf`: one evaluation of one contract year. */
export function resultKey(of: { year: number; slot: string }): string {
  return `y${of.year}/${of.slot}`;
}

function withResult(slice: EvaluationState, key: string, change: Partial<EvaluationOnRecord>): EvaluationState {
  const old = slice.results[key] ?? { stations: {}, confirmed: null };
  return { ...slice, results: { ...slice.results, [key]: { ...old, ...change } } };
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
  'drift-reported': (slice) => slice,
  'correction-ordered': (slice) => slice,
  'correction-closed': (slice) => slice,
  'service-suspended': (slice) => slice,
  'service-resumed': (slice) => slice,
};
