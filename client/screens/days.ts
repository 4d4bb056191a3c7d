import { NEAR_WD } from '../../domain/calendar/near.js';
import type { PlainDate } from '../../domain/calendar/plain-date.js';
import { addWorkingDays, workingDaysBetween } from '../../domain/calendar/working-days.js';
import type { CompiledCalendar } from '../../domain/calendar/year-data.js';
import type { RegionCode } from '../../domain/ids.js';
import type { Database } from '../../store/database.js';
import { currentCalendar } from '../../store/registry/calendars.js';
import type { Near } from '../../store/views/lists/lanes.js';

/** Days of a county as its people count them, as of a legal day. */
export type Days = {
  today: PlainDate;
  calendar: CompiledCalendar;
  near: Near;
  /** Working days left until a day, negative once it has passed; null without a day. */
  left(day: PlainDate | null): number | null;
  /** Working days since a day. */
  since(day: PlainDate | null): number | null;
};

/** @throws Error when the county has no calendar */
export async function daysOf(db: Database, code: RegionCode, today: PlainDate): Promise<Days> {
  const calendar = await currentCalendar(db, code);
  if (calendar === null) throw new Error(`no calendar of ${code}`);
  return {
    today,
    calendar,
    near: { today, soonBy: addWorkingDays(today, NEAR_WD, calendar) },
    left: (day) => (day === null ? null : workingDaysBetween(today, day, calendar)),
    since: (day) => (day === null ? null : workingDaysBetween(day, today, calendar)),
  };
}
