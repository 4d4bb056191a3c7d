import type { EventsOf } from '../cycle/chapter.js';
import { driftsOf } from '../evaluation/drifts.js';
import { yearSubject } from '../ids.js';
import { anchorsOf, effectEvent, yearPlace } from './anchors.js';
import { signedOn } from './fold.js';
import { servedStations } from './stations.js';
import type { ContractFacts } from './types.js';

/** What contract facts mean for clocks. A signing anchors effect and service end too. */
export const contractEvents: EventsOf<ContractFacts> = {
  'contract-signed': ({ data }, state) => {
    const stations = servedStations(state, data.year).map((each) => `s:${each.id}`);
    return anchorsOf({
      year: data.year,
      signedOn: signedOn(data),
      effectiveOn: data.effectiveCondition === undefined ? data.effectiveOn : undefined,
      serviceTo: data.serviceTo,
      place: yearPlace(data.year, state.plan.opening?.years ?? 1),
      stations,
      bond: state.tender.bonds[data.contractor.id] !== undefined,
    });
  },
  'contract-effective': ({ data }, state) =>
    data.condition === undefined
      ? []
      : [effectEvent(data.year, data.effectiveOn, yearPlace(data.year, state.plan.opening?.years ?? 1))],
  'contract-published': ({ data, on }) => [
    { kind: 'contract-published', on, subjects: [yearSubject(data.year)], attrs: {} },
  ],
  'contract-amended': ({ data, on }) => {
    const dropped = (data.dropStations ?? []).map((station) => `s:${station}`);
    return [{ kind: 'contract-amended', on, subjects: [yearSubject(data.year), ...dropped], attrs: {} }];
  },
  'contract-change-published': ({ data, on }) => [
    { kind: 'contract-change-published', on, subjects: [yearSubject(data.year)], attrs: {} },
  ],
  'bridge-contract-signed': ({ data, on }) => [
    { kind: 'bridge-contract-signed', on, subjects: [yearSubject(data.year), 'lot'], attrs: {} },
  ],
  'contractor-changed': ({ data, on }) =>
    data.role === 'contractor' ? [{ kind: 'contractor-changed', on, subjects: ['lot'], attrs: {} }] : [],
  'contract-terminated': ({ data, on }, state) => [
    {
      kind: 'contract-terminated',
      on,
      subjects: [yearSubject(data.year), 'lot', ...driftsOf(state, data.year)],
      attrs: {},
    },
  ],
};
