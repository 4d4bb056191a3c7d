import type { PlainDate } from '../calendar/plain-date.js';
import type { Folds } from '../cycle/chapter.js';
import type { ReportFacts } from './types.js';

/** Reports handed in, by `<report>/<period>[/<station>]`, and who received them when. */
export type ReportOnRecord = { submittedOn: PlainDate; to: string[]; received: Record<string, PlainDate> };
export type ReportState = {
  reports: Record<string, ReportOnRecord>;
  periodsEnded: string[];
  yearsEnded: number[];
  /** Days of disclosures, by year and what was disclosed. */
  disclosed: Record<string, PlainDate>;
};

export function initialReport(): ReportState {
  return { reports: {}, periodsEnded: [], yearsEnded: [], disclosed: {} };
}

/** The key of one report: the same report of the same period is handed in again under the same key. */
export function reportKey(body: { report: string; period: string; station?: string }): string {
  const base = `${body.report}/${body.period}`;
  return body.station === undefined ? base : `${base}/${body.station}`;
}

/** The key of one disclosure: each thing is disclosed once a year. */
export function disclosureKey({ year, of }: { year: number; of: string }): string {
  return `${year}/${of}`;
}

export const reportFolds: Folds<ReportFacts, ReportState> = {
  'period-ended': (slice, { data }) => ({ ...slice, periodsEnded: [...slice.periodsEnded, data.period] }),
  'calendar-year-ended': (slice, { data }) => ({ ...slice, yearsEnded: [...slice.yearsEnded, data.year] }),
  'report-submitted': (slice, { data, on }) => {
    const received = slice.reports[reportKey(data)]?.received ?? {};
    return { ...slice, reports: { ...slice.reports, [reportKey(data)]: { submittedOn: on, to: data.to, received } } };
  },
  'report-received': (slice, { data, on }) => {
    const old = slice.reports[reportKey(data)] ?? { submittedOn: on, to: [data.by], received: {} };
    return {
      ...slice,
      reports: { ...slice.reports, [reportKey(data)]: { ...old, received: { ...old.received, [data.by]: on } } },
    };
  },
  'report-sent-up': (slice) => slice,
  'disclosure-recorded': (slice, { data, on }) => ({
    ...slice,
    disclosed: { ...slice.disclosed, [disclosureKey(data)]: on },
  }),
};
