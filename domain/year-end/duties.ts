import type { EventDraft, EventsOf } from '../cycle/chapter.js';
import type { CycleState } from '../cycle/state.js';
import { yearSubject } from '../ids.js';
import { owesNoPurchaseYet } from './successor.js';
import type { YearEndFacts } from './types.js';

/**
 * What year-end facts mean for clocks. A decision to renew speaks twice: it meets the decision of its year, and it
 * makes the signing of the next year due before this year's service ends.
 */
export const yearEndEvents: EventsOf<YearEndFacts> = {
  'renewal-decided': ({ data, on }, state) => {
    const own: EventDraft = {
      kind: 'renewal-decided',
      on,
      subjects: [yearSubject(data.year), ...(buysAgain(state, data) ? ['lot'] : [])],
      attrs: { renewal: data.decision, next: false },
    };
    if (data.decision !== 'renew') return [own];
    const next: EventDraft = {
      kind: 'renewal-decided',
      on,
      subjects: [yearSubject(data.year + 1)],
      attrs: { renewal: 'renew', next: true },
    };
    return [own, next];
  },
  'successor-opened': ({ on }) => [{ kind: 'successor-opened', on, subjects: ['lot'], attrs: {} }],
  'cycle-closed': ({ on }) => [{ kind: 'cycle-closed', on, subjects: ['cycle'], attrs: {} }],
};

/** A decision to buy again concerns the lot, unless the year that failed made that a duty before anybody decided. */
function buysAgain(state: CycleState, { year, decision }: YearEndFacts['renewal-decided']): boolean {
  const failed = state.evaluation.annual[yearSubject(year)]?.pass === false;
  return decision === 'retender' && !failed && owesNoPurchaseYet(state, year);
}
