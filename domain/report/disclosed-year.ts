import { dateOf } from '../calendar/plain-date.js';
import type { CycleState } from '../cycle/state.js';
import { type SubjectId, yearSubject } from '../ids.js';

/** The contract year in service on the last day of that calendar year: what is disclosed for the year is counted by it. */
export function servedAtEndOf({ contract }: CycleState, calendarYear: number): SubjectId | undefined {
  const last = dateOf(calendarYear, 12, 31);
  const served = Object.values(contract.years).find((each) => each.serviceFrom <= last && last <= each.serviceTo);
  return served === undefined ? undefined : yearSubject(served.year);
}
