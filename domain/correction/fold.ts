import { legalDay } from '../calendar/instant.js';
import type { PlainDate } from '../calendar/plain-date.js';
import type { Folds } from '../cycle/chapter.js';
import type { PolicyRef } from '../policy/types.js';
import type { ExcusableDuty } from '../policy/vocabulary.js';
import type { CorrectionFacts, MoveCause, MovedDate } from './types.js';

/** The last move of a due day: when it was put on record, the how-manieth it was, from which day, and why. */
export type Moved = { on: PlainDate; times: number; from: PlainDate | null; why: MoveCause; reason?: string };

/** The last answer to a reminder. `said`: who gave it; left out in a state from before the product kept it. */
export type Answered = {
  answer: 'seen' | 'late';
  until: PlainDate | null;
  on: PlainDate;
  said?: { seq: number; by: string; name: string; note?: string };
};

/** Extended due days and answers by obligation id; waivers. */
export type CorrectionState = {
  extended: Record<string, PlainDate>;
  waived: string[];
  answers: Record<string, Answered>;
  /**
   * Duties of which somebody who was reminded last said that they are another's, by obligation id. Left out until that
   * is first said: a run under way has a state from before the product knew of it.
   */
  redirected?: Record<string, { seq: number; on: PlainDate; by: string; to: string; note?: string }>;
  deviations: { what: string; on: PlainDate }[];
  /** Duties whose due day was moved, by obligation id. */
  moved: Record<string, Moved>;
  /** Newer versions of the policy it was decided not to move to. */
  passedOver: PolicyRef[];
  /** Who may approve in spite of which duty. */
  derogations: { person: string; duty: ExcusableDuty }[];
};

export function initialCorrection(): CorrectionState {
  return {
    extended: {},
    waived: [],
    answers: {},
    deviations: [],
    moved: {},
    passedOver: [],
    derogations: [],
  };
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
  'derogation-granted': (slice, { data: { person, duty } }) => ({
    ...slice,
    derogations: [...slice.derogations, { person, duty }],
  }),
  'calendar-applied': (slice) => slice,
  'dates-moved': (slice, { data, at }) => ({
    ...slice,
    moved: {
      ...slice.moved,
      ...Object.fromEntries(data.moved.map((each) => movedOf(slice, data, each, legalDay(at)))),
    },
  }),
  'notice-answered': (slice, { data: { obligation, answer, until, note }, seq, on, actor }) => {
    const by = 'id' in actor ? { by: actor.id, name: actor.name } : { by: '', name: '' };
    const said = { seq, ...by, ...(note === undefined ? {} : { note }) };
    return { ...slice, answers: { ...slice.answers, [obligation]: { answer, until: until ?? null, on, said } } };
  },
  'engine-repaired': (slice) => slice,
  'notice-redirected': (slice, { data: { obligation, ...said }, seq, on, actor }) => ({
    ...slice,
    redirected: { ...slice.redirected, [obligation]: { ...said, seq, on, by: 'name' in actor ? actor.name : '' } },
  }),
};

function movedOf(
  { moved }: CorrectionState,
  { why, reason }: CorrectionFacts['dates-moved'],
  { obligation, from }: MovedDate,
  on: PlainDate,
): [string, Moved] {
  const times = (moved[obligation]?.times ?? 0) + 1;
  return [obligation, { on, times, from, why, ...(reason === undefined ? {} : { reason }) }];
}
