import { yearPlace } from '../contract/anchors.js';
import type { EventsOf } from '../cycle/chapter.js';
import { yearSubject } from '../ids.js';
import { owesNoPurchaseYet } from '../year-end/successor.js';
import { driftsOf, isOrderable, isOrdered, reportedAs } from './drifts.js';
import type { EvaluationFacts } from './types.js';

/** What evaluation facts mean for clocks. */
export const evaluationEvents: EventsOf<EvaluationFacts> = {
  'result-confirmed': ({ data, on }, state) => [
    {
      kind: 'result-confirmed',
      on,
      subjects: [yearSubject(data.year)],
      attrs: { slot: data.slot, pass: data.pass, year: yearPlace(data.year, state.plan.opening?.years ?? 1) },
    },
  ],
  'evaluation-published': ({ data, on }) => [
    { kind: 'evaluation-published', on, subjects: [yearSubject(data.year)], attrs: { slot: data.slot } },
  ],
  'evaluation-sent-up': ({ data, on }) => [
    { kind: 'evaluation-sent-up', on, subjects: [yearSubject(data.year)], attrs: { slot: data.slot, to: data.to } },
  ],
  'annual-result-determined': ({ data, on }) => [
    { kind: 'annual-result-determined', on, subjects: [yearSubject(data.year)], attrs: { pass: data.pass } },
  ],
  'drift-reported': ({ data, on }, state) => {
    const drift = reportedAs(state.evaluation, data.year);
    const known = state.evaluation.drifts[drift] !== undefined;
    return known ? [] : [{ kind: 'drift-reported', on, subjects: [drift], attrs: {} }];
  },
  'correction-ordered': ({ data, on }, state) => [
    { kind: 'correction-ordered', on, subjects: driftsOf(state, data.year, isOrderable), attrs: {} },
  ],
  'correction-closed': ({ data, on }, state) => [
    {
      kind: 'correction-closed',
      on,
      subjects: driftsOf(state, data.year, isOrdered),
      attrs: { pass: data.putRight !== false },
    },
  ],
  'service-suspended': ({ data, on }, state) => {
    const subjects = driftsOf(state, data.year);
    return subjects.length === 0 ? [] : [{ kind: 'service-suspended', on, subjects, attrs: {} }];
  },
  'year-failed': ({ data, on }, state) => [
    {
      kind: 'year-failed',
      on,
      subjects: [yearSubject(data.year), ...(owesNoPurchaseYet(state, data.year) ? ['lot'] : [])],
      attrs: { year: yearPlace(data.year, state.plan.opening?.years ?? 1) },
    },
  ],
  'acceptance-recorded': ({ data, on }) => [
    { kind: 'acceptance-recorded', on, subjects: [yearSubject(data.year)], attrs: { pass: data.accepted } },
  ],
  'acceptance-published': ({ data, on }) => [
    { kind: 'acceptance-published', on, subjects: [yearSubject(data.year)], attrs: {} },
  ],
};
