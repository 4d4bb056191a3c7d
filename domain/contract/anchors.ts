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

/** The contract of that year takes effect. */
export function effectEvent(year: YearNo, on: PlainDate, place: NonNullable<EventAttrs['year']>): EventDraft {
  return { kind: 'contract-effective', on, subjects: [yearSubject(year)], attrs: { year: place } };
}

type Anchored = {
  year: YearNo;
  signedOn: PlainDate;
  /** Undefined while it hangs on a condition: the effect then leaves its own event. */
  effectiveOn: PlainDate | undefined;
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
    ...(contract.effectiveOn === undefined ? [] : [effectEvent(contract.year, contract.effectiveOn, place)]),
    {
      kind: 'service-ended',
      on: contract.serviceTo,
      subjects: [year, ...ending],
      attrs: { year: place },
      expected: true,
    },
  ];
}
