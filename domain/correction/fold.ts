import type { PlainDate } from '../calendar/plain-date.js';
import type { Folds } from '../cycle/chapter.js';
import type { PolicyRef } from '../policy/types.js';
import type { CorrectionFacts } from './types.js';

/** Extended due days and answers by obligation id; waivers. */
export type CorrectionState = {
  extended: Record<string, PlainDate>;
  waived: string[];
  answers: Record<string, { answer: 'seen' | 'late'; until: PlainDate | null; on: PlainDate }>;
  deviations: { what: string; on: PlainDate }[];
  /** Day a calendar or policy change moved the due day, by obligation id. */
  moved: Record<string, PlainDate>;
  /** Newer versions of the policy it was decided not to move to. */
  passedOver: PolicyRef[];
};

export function initialCorrection(): CorrectionState {
  return { extended: {}, waived: [], answers: {}, deviations: [], moved: {}, passedOver: [] };
}

export const correctionFolds: Folds<CorrectionFacts, CorrectionState> = {
  'obligation-extended': (slice, { data }) => ({
    ...slice,
    extended: { ...slice.extended, [data.obligation]: data.to },
  }),
  'obligation-waived': (slice, { data }) => ({ ...slice, waived: [...slice.waived, data.obligation] }),
  'fact-corrected': (slice) => slice,
  'deviation-recorded': (slice, { data, on }) => ({
    ...slice,
    deviations: [...slice.deviations, { what: data.what, on }],
  }),
  'policy-moved': (slice) => slice,
  'policy-kept': (slice, { data }) => ({ ...slice, passedOver: [...slice.passedOver, data.instead] }),
  'calendar-applied': (slice, { data, on }) => ({
    ...slice,
    moved: { ...slice.moved, ...Object.fromEntries(data.moved.map((each) => [each.obligation, on])) },
  }),
  'notice-answered': (slice, { data, on }) => ({
    ...slice,
    answers: { ...slice.answers, [data.obligation]: { answer: data.answer, until: data.until ?? null, on } },
  }),
};
