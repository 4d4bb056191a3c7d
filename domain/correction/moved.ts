import type { CompiledCalendar } from '../calendar/year-data.js';
import type { Judging } from '../cycle/chapter.js';
import type { CycleState } from '../cycle/state.js';
import { liveObligations } from '../obligations/derive.js';
import type { MovedDate } from './types.js';

/** Open obligations whose due day another calendar moves. Closed ones keep the calendar they were judged by. */
export function movedDates(state: CycleState, judging: Judging, calendar: CompiledCalendar): MovedDate[] {
  const after = new Map(liveObligations(state, { ...judging, calendar }).map((each) => [each.id, each.due]));
  return liveObligations(state, judging)
    .map((each) => ({ obligation: each.id, from: each.due, to: after.get(each.id) ?? null }))
    .filter((each) => each.from !== each.to);
}
