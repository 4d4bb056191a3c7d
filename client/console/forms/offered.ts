import { createContext, useContext } from 'react';
import type { PartyRef } from '../../../domain/cycle/common.js';
import type { SubjectKind } from '../../../domain/policy/vocabulary.js';
import type { NamedThing } from '../../../schemas/fields.js';

/** A value to choose from, and how it is called. */
export type Choice = { value: string; label: string };

/** What is there to choose from in the case a form is about: things by what an id names, parties, subjects of approvals. */
export type Offered = {
  things: Partial<Record<NamedThing, readonly Choice[]>>;
  parties: readonly PartyRef[];
  subjects: Partial<Record<SubjectKind, readonly Choice[]>>;
};

const NOTHING: Offered = { things: {}, parties: [], subjects: {} };

/** Outside of a case nothing is offered, and ids are typed. */
export const OfferedContext = createContext<Offered>(NOTHING);

export function useOffered(): Offered {
  return useContext(OfferedContext);
}
