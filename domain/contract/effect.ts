import type { PlainDate } from '../calendar/plain-date.js';
import { type Answer, draft, type Handler, type Judging } from '../cycle/chapter.js';
import { CASE_WORK } from '../cycle/posts.js';
import type { CycleState } from '../cycle/state.js';
import type { FactDraft } from '../facts.js';
import { type YearNo, yearSubject } from '../ids.js';
import { gatesOpenedBy } from '../payment/gates.js';
import { no } from '../refusal.js';
import { type ContractOnRecord, effectDay } from './fold.js';

type Taking = { year: YearNo; effectiveOn: PlainDate; condition: string | undefined };

/** The contract takes effect, and what waits for that is open. `seq`: of the first of these facts. */
export function effectFacts(
  state: CycleState,
  judging: Judging,
  { year, effectiveOn, condition }: Taking,
  seq: number,
): FactDraft[] {
  const data = { year, effectiveOn, ...(condition === undefined ? {} : { condition }) };
  return [
    draft('contract-effective', data, effectiveOn),
    ...gatesOpenedBy(state, judging, 'effective', year, effectiveOn, seq),
  ];
}

function waitsForCondition({ effectiveCondition, conditionMetOn, terminatedOn }: ContractOnRecord): boolean {
  return effectiveCondition !== undefined && conditionMetOn === null && terminatedOn === null;
}

/** A condition fulfilled early waits for the day agreed; then the clock writes the effect. */
export const confirmEffective: Handler<'confirm-effective'> = {
  authority: CASE_WORK,
  possible: (state) => Object.values(state.contract.years).some(waitsForCondition),
  decide(state, { data, on }, judging): Answer {
    const { year } = data;
    const contract = state.contract.years[yearSubject(year)];
    if (contract === undefined) return no('trigger-missing', { trigger: 'contract-signed', year });
    const { effectiveCondition: condition, conditionMetOn, terminatedOn } = contract;
    if (condition === undefined) return no('bad-input', { field: 'year' });
    if (conditionMetOn !== null) return no('already-recorded', { what: 'effective-condition-met', on: conditionMetOn });
    if (terminatedOn !== null) return no('wrong-stage', { stage: 'terminated' });
    const met = draft('effective-condition-met', { ...data, condition });
    const effectiveOn = effectDay({ ...contract, conditionMetOn: on });
    if (effectiveOn === undefined || effectiveOn > judging.today) return { facts: [met] };
    return { facts: [met, ...effectFacts(state, judging, { year, effectiveOn, condition }, state.seq + 2)] };
  },
};
