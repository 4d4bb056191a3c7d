import type { EventsOf } from '../cycle/chapter.js';
import type { CycleState } from '../cycle/state.js';
import { nextYearBegun } from '../staff/duties.js';
import { servedAtEndOf } from './disclosed-year.js';
import type { ReportBody, ReportFacts } from './types.js';

function about(body: ReportBody): string[] {
  return body.station === undefined ? [body.period] : [body.period, `s:${body.station}`];
}

function served(state: CycleState, calendarYear: number): string[] {
  return [servedAtEndOf(state, calendarYear)].filter((subject) => subject !== undefined);
}

/** What report facts mean for clocks; a report counts when it is received, by each recipient. */
export const reportEvents: EventsOf<ReportFacts> = {
  'calendar-year-ended': ({ data, on }, state) => [
    {
      kind: 'calendar-year-ended',
      on,
      subjects: ['programme', 'cycle', `p:${data.year}`, ...served(state, data.year)],
      attrs: { sme: state.contract.contractor?.sme ?? false },
    },
    ...nextYearBegun(state, data.year),
  ],
  'report-received': ({ data, on }) => [
    { kind: 'report-received', on, subjects: about(data), attrs: { report: data.report, to: data.by } },
  ],
  'report-sent-up': ({ data, on }) =>
    [data.to, ...(data.copyTo ?? [])].map((to) => ({
      kind: 'report-sent-up' as const,
      on,
      subjects: about(data),
      attrs: { report: data.report, to },
    })),
  'disclosure-recorded': ({ data, on }, state) => [
    {
      kind: 'disclosure-recorded',
      on,
      subjects: ['cycle', `p:${data.year}`, ...served(state, data.year)],
      attrs: { disclosure: data.of },
    },
  ],
};
