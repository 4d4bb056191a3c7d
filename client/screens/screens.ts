import type { PlainDate } from '../../domain/calendar/plain-date.js';
import type { Database } from '../../store/database.js';
import type { Caller, Directories } from '../callers.js';
import { type CalendarScreen, calendarScreenOn } from './calendar.js';
import { type Deadlines, deadlinesOn } from './deadlines.js';
import { type Mine, mineOf } from './mine.js';
import { type OwnLists, ownListsOn } from './own-lists.js';

/** What the screens of the console read beside single cycles. */
export type Screens = {
  lists: OwnLists;
  deadlines: Deadlines;
  calendar: CalendarScreen;
  mine(directories: Directories, of: { caller: Caller; today: PlainDate }): Promise<Mine>;
};

/** The screens over the store. */
export function screensOn(db: Database): Screens {
  return {
    lists: ownListsOn(db),
    deadlines: deadlinesOn(db),
    calendar: calendarScreenOn(db),
    mine: (directories, of) => mineOf(db, directories, of),
  };
}
