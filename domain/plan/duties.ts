import type { PlainDate } from '../calendar/plain-date.js';
import { anchorsOf, yearPlace } from '../contract/anchors.js';
import type { EventDraft, EventsOf } from '../cycle/chapter.js';
import { type SubjectId, yearSubject } from '../ids.js';
import { trancheSubject } from '../payment/subjects.js';
import type { FilingOf } from '../policy/vocabulary.js';
import type { PlanFacts } from './types.js';

function filedAbout(filing: string, of: FilingOf, year: number | undefined): SubjectId[] {
  const about = of === 'plan' || of === 'implementationPlan' ? ['programme'] : [];
  return year === undefined ? [filing, ...about] : [filing, ...about, yearSubject(year)];
}

/** Of its own year, and of the year before, whose end it prepares. */
function ofPlan(kind: 'plan-approved' | 'plan-reopened', year: number, on: PlainDate): EventDraft[] {
  const own: EventDraft = { kind, on, subjects: ['programme', yearSubject(year)], attrs: {} };
  return year === 1 ? [own] : [own, { kind, on, subjects: [yearSubject(year - 1)], attrs: { next: true } }];
}

/** What plan facts mean for clocks. */
export const planEvents: EventsOf<PlanFacts> = {
  'plan-drafted': ({ data, on }) =>
    data.year === 1
      ? []
      : [{ kind: 'plan-drafted', on, subjects: [yearSubject(data.year - 1)], attrs: { next: true } }],
  'plan-approved': ({ data, on }) => ofPlan('plan-approved', data.year, on),
  'plan-reopened': ({ data, on }) => ofPlan('plan-reopened', data.year, on),
  'budget-approved': ({ data }) => [
    { kind: 'budget-approved', on: data.approvedOn, subjects: ['programme', yearSubject(data.year)], attrs: {} },
  ],
  'filing-submitted': ({ data, on }) => [
    {
      kind: 'filing-submitted',
      on,
      subjects: filedAbout(data.filing, data.of, data.year),
      attrs: { of: data.of, to: data.to },
    },
  ],
  'filing-returned': ({ data, on }) => [{ kind: 'filing-returned', on, subjects: [data.filing], attrs: {} }],
  'filing-resubmitted': ({ data, on }) => [
    { kind: 'filing-submitted', on, subjects: [data.filing], attrs: { of: data.of, to: data.to } },
  ],
  'receipt-recorded': ({ data, on }) => [
    { kind: 'receipt-recorded', on, subjects: [data.filing], attrs: { of: data.of, to: data.to } },
  ],
  'cycle-adopted': (fact) =>
    fact.data.contracts.flatMap((each) => {
      const place = yearPlace(each.year, fact.data.years);
      const stations = fact.data.stations.map((station) => `s:${station.id}`);
      const allocations = each.allocated.map(
        (paid): EventDraft => ({
          kind: 'payment-allocated',
          on: paid.on,
          attrs: {},
          subjects: [trancheSubject({ year: each.year, tranche: paid.tranche }), yearSubject(each.year)],
        }),
      );
      return [...anchorsOf({ ...each, place, stations }), ...allocations];
    }),
};
