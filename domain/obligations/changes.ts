import type { PlainDate } from '../calendar/plain-date.js';
import type { MoveCause } from '../correction/types.js';
import type { Fact } from '../facts.js';
import type { Obligation } from './types.js';

/** What people did to the date: moved it, gave more time, or corrected the record it is counted from. */
export type ProofChange = { seq: number; on: PlainDate; reason: string | null } & (
  | { what: 'extended' | 'moved'; from: PlainDate | null; to: PlainDate | null; why: MoveCause }
  | { what: 'corrected'; of: number; to: PlainDate }
  | { what: 'waived' }
);

/** What was done to the date of this duty, in the order of the record. */
export function changesOf(facts: readonly Fact[], { id, trigger }: Obligation): ProofChange[] {
  return facts.flatMap((fact): ProofChange[] => {
    const { seq, on } = fact;
    if (fact.kind === 'obligation-extended' && fact.data.obligation === id) {
      const { from, to, reason } = fact.data;
      return [{ what: 'extended', seq, on, from, to, why: 'extended', reason }];
    }
    if (fact.kind === 'obligation-waived' && fact.data.obligation === id)
      return [{ what: 'waived', seq, on, reason: fact.data.reason }];
    if (fact.kind === 'fact-corrected' && fact.data.seq === trigger.seq)
      return [{ what: 'corrected', seq, on, of: trigger.seq, to: fact.data.on, reason: fact.data.reason }];
    // An extension is on record as such.
    if (fact.kind !== 'dates-moved' || fact.data.why === 'extended') return [];
    const { moved, why, reason = null } = fact.data;
    return moved
      .filter(({ obligation }) => obligation === id)
      .map(({ from, to }) => ({ what: 'moved', seq, on, from, to, why, reason }));
  });
}
