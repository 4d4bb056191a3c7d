import { yearPlace } from '../contract/anchors.js';
import type { EventsOf } from '../cycle/chapter.js';
import { yearSubject } from '../ids.js';
import { owesNoPurchaseYet } from '../year-end/successor.js';
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
