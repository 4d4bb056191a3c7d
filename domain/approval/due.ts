import { computeDeadline } from '../calendar/deadline.js';
import type { Deadline } from '../calendar/deadline-types.js';
import type { PlainDate } from '../calendar/plain-date.js';
import type { CompiledCalendar } from '../calendar/year-data.js';
import { INITIATOR, stepOf } from './find.js';
import type { Approval, Due, Entry } from './types.js';

/** Days given where no step states any: a route of the policy always does. */
const FALLBACK_WD = 3;

/** The due day of a task that opens on that day: working days, the day of opening not counted. */
export function dueFrom(opened: PlainDate, limitWd: number, calendar: CompiledCalendar): Due {
  const { due, certainty, earliest, latest } = countFrom(opened, limitWd, calendar);
  return { on: due, certainty, earliest, latest };
}

/** The same with the steps that led there. */
export function countFrom(opened: PlainDate, limitWd: number, calendar: CompiledCalendar): Deadline {
  const limit = { amount: Math.max(1, limitWd), unit: 'workingDay', direction: 'after', roll: 'none' } as const;
  return computeDeadline(opened, limit, calendar);
}

/** Working days an entry gives each of its tasks; a revision gets as long as the step that asked for it. */
export function limitOf(approval: Approval, entry: Entry): number {
  const asked = approval.entries.findLast((each) => each.returned !== undefined && each.no < entry.no);
  const key = entry.step === INITIATOR ? asked?.step : entry.step;
  return (key === undefined ? undefined : stepOf(approval, key)?.limitWd) ?? FALLBACK_WD;
}
