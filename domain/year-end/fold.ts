import type { PlainDate } from '../calendar/plain-date.js';
import type { Folds } from '../cycle/chapter.js';
import type { CycleId } from '../ids.js';
import type { RenewalChoice, YearEndFacts } from './types.js';

/** Renewal decisions by `y1`, the successor (asked for, then started), and the close. */
export type YearEndState = {
  renewals: Record<string, { decision: RenewalChoice; on: PlainDate; dropStations: string[] }>;
  successor: { id: CycleId; started: boolean } | null;
  closedOn: PlainDate | null;
};

export function initialYearEnd(): YearEndState {
  return { renewals: {}, successor: null, closedOn: null };
}

export const yearEndFolds: Folds<YearEndFacts, YearEndState> = {
  'renewal-decided': (slice, { data, on }) => ({
    ...slice,
    renewals: {
      ...slice.renewals,
      [`y${data.year}`]: { decision: data.decision, on, dropStations: data.dropStations ?? [] },
    },
  }),
  'successor-opened': (slice, { data }) => ({ ...slice, successor: { id: data.successor, started: false } }),
  'successor-started': (slice, { data }) => ({ ...slice, successor: { id: data.successor, started: true } }),
  'cycle-closed': (slice, { on }) => ({ ...slice, closedOn: on }),
};
