import { NEAR_WD } from '../../domain/calendar/near.js';
import type { PlainDate } from '../../domain/calendar/plain-date.js';
import { addWorkingDays, workingDaysBetween } from '../../domain/calendar/working-days.js';
import type { CompiledCalendar } from '../../domain/calendar/year-data.js';
import type { RegionCode } from '../../domain/ids.js';
import type { Database } from '../../store/database.js';
import { currentCalendar } from '../../store/registry/calendars.js';
import type { Near } from '../../store/views/lists/lanes.js';

/** Working days of a county as of a legal day, as every list counts them; null where it has no calendar. */
type Counted = {
  /** Working days left until a day, negative once it has passed; null without a day. */
  left(day: PlainDate | null): number | null;
  /** Working days since a day. */
  since(day: PlainDate | null): number | null;
};

export type Days = Counted & { today: PlainDate; calendar: CompiledCalendar | null; near: Near };

/** How lines of that day and calendar are counted. */
function countedBy({ today, calendar }: Pick<Days, 'today' | 'calendar'>): Counted {
  return {
    left: (day) => (day === null || calendar === null ? null : workingDaysBetween(today, day, calendar)),
    since: (day) => (day === null || calendar === null ? null : workingDaysBetween(day, today, calendar)),
  };
}

/** Without a calendar only what is due today is near. */
export async function daysOf(db: Database, code: RegionCode, today: PlainDate): Promise<Days> {
  const calendar = await currentCalendar(db, code);
  const soonBy = calendar === null ? today : addWorkingDays(today, NEAR_WD, calendar);
  return { today, calendar, near: { today, soonBy }, ...countedBy({ today, calendar }) };
}

/** A line with its due day, and the working days left until it. */
export type WithSlack<Line> = Line & { slackWd: number | null };

/** How many working days are left until each line's due day. */
export function withSlack<Line extends { due: PlainDate | null }>(
  lines: readonly Line[],
  by: Pick<Days, 'today' | 'calendar'>,
): WithSlack<Line>[] {
  const { left } = countedBy(by);
  return lines.map((line) => ({ ...line, slackWd: left(line.due) }));
}
