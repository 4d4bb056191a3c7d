import type { PlainDate } from '../calendar/plain-date.js';
import type { EventDraft } from '../cycle/chapter.js';
import { type SubjectId, type YearNo, yearSubject } from '../ids.js';
import type { EventAttrs } from '../obligations/events.js';

/** Where a contract year stands in its cycle. */
export function yearPlace(year: YearNo, years: YearNo): NonNullable<EventAttrs['year']> {
  if (years === 1) return 'only';
  if (year === 1) return 'first';
  return year >= years ? 'last' : 'middle';
}

type Anchored = {
  year: YearNo;
  signedOn: PlainDate;
  effectiveOn: PlainDate;
  serviceTo: PlainDate;
  place: NonNullable<EventAttrs['year']>;
  stations: SubjectId[];
  /** The contractor's bid bond is held. */
  bond?: boolean;
};

/**
 * What one signing anchors: the signing itself, the day it takes effect, and the end of service, which is known
 * ahead and from which renewal, next plan and re-procurement count back.
 */
export function anchorsOf(contract: Anchored): EventDraft[] {
  const { place } = contract;
  const year = yearSubject(contract.year);
  const ending: SubjectId[] = place === 'last' || place === 'only' ? ['lot', 'cycle'] : [];
  return [
    {
      kind: 'contract-signed',
      on: contract.signedOn,
      subjects: [year, 'lot', ...contract.stations],
      attrs: { year: place, ...(contract.bond === undefined ? {} : { bond: contract.bond }) },
    },
    { kind: 'contract-effective', on: contract.effectiveOn, subjects: [year], attrs: { year: place } },
    {
      kind: 'service-ended',
      on: contract.serviceTo,
      subjects: [year, ...ending],
      attrs: { year: place },
      expected: true,
    },
  ];
}
