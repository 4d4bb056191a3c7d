import { addYears, type PlainDate } from '../calendar/plain-date.js';
import { draft, type Judging } from '../cycle/chapter.js';
import type { CycleState } from '../cycle/state.js';
import type { FactDraft } from '../facts.js';
import { staffingOf } from './certifying.js';

/**
 * Where the age counts as long as somebody serves: the birthday on which a worker becomes older than the rule allows,
 * with the breach. Whoever was too old when hired is on record with his placement.
 */
export function agesPassed(state: CycleState, judging: Judging): { from: PlainDate; facts: FactDraft[] }[] {
  const rule = staffingOf(state, judging);
  if (rule === undefined || rule.ageTested === 'atHire' || rule.maxAge === null) return [];
  const { maxAge: max, basis } = rule;
  return Object.values(state.staff.workers)
    .filter(({ leftOn, overAgeOn }) => leftOn === null && overAgeOn === null)
    .map(({ worker, bornOn, hiredOn }) => ({ worker, hiredOn, from: addYears(bornOn, max + 1) }))
    .filter(({ hiredOn, from }) => from > hiredOn)
    .map(({ worker, from }) => {
      const values = { worker, age: max + 1, max };
      const breach = { rule: 'staffing' as const, basis, what: 'too-old', values, ofN: 0 };
      return { from, facts: [draft('age-limit-passed', values, from), draft('violation-recorded', breach, from)] };
    });
}
